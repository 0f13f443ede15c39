package yibao.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import yibao.records.StorageUnavailable;

/**
 * By how many hands work is done whose pieces don't wait for each other. Handed in, so that a
 * simulated history does one piece after the other and is the same each time it is played.
 */
@FunctionalInterface
public interface Hands {

  /**
   * Does all of it; what came of each piece, in their order. A piece that fails fails the whole.
   */
  <T> List<T> all(List<Supplier<T>> work);

  /** Does one piece after the other. */
  static Hands one() {
    return new One();
  }

  /** Does up to so many pieces side by side. */
  static Hands upTo(int most) {
    return new Many(most);
  }

  /** A single pair. */
  record One() implements Hands {

    @Override
    public <T> List<T> all(List<Supplier<T>> work) {
      return work.stream().map(Supplier::get).toList();
    }
  }

  /** As many as that. */
  record Many(int most) implements Hands {

    @Override
    public <T> List<T> all(List<Supplier<T>> work) {
      try (ExecutorService hands =
          Executors.newFixedThreadPool(most, Thread.ofVirtual().factory())) {
        List<Future<T>> begun = work.stream().map(piece -> hands.submit(piece::get)).toList();
        try {
          return ended(begun);
        } finally {
          begun.forEach(piece -> piece.cancel(false));
        }
      }
    }

    private static <T> List<T> ended(List<Future<T>> begun) {
      List<T> ended = new ArrayList<>();
      try {
        for (Future<T> piece : begun) {
          ended.add(piece.get());
        }
      } catch (ExecutionException e) {
        throw failure(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StorageUnavailable("interrupted while waiting", e);
      }
      return ended;
    }

    private static RuntimeException failure(ExecutionException e) {
      return switch (e.getCause()) {
        case RuntimeException failed -> failed;
        case Error died -> throw died;
        case null, default -> new IllegalStateException(e);
      };
    }
  }
}
