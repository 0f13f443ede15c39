package yibao.reconciliation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What failed while the rest went on. */
final class Failures {

  /** A piece of work that may fail. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  private final List<Exception> failures = new ArrayList<>();

  /** What came of it, unless it failed. */
  <T> Optional<T> keep(Work<T> work) {
    try {
      return Optional.of(work.run());
    } catch (RuntimeException | IOException e) {
      failures.add(e);
      return Optional.empty();
    }
  }

  /** Throws the first, with the others in it, if there were any. */
  void raise() throws IOException {
    if (failures.isEmpty()) {
      return;
    }
    Exception first = failures.getFirst();
    failures.stream().skip(1).forEach(first::addSuppressed);
    if (first instanceof IOException e) {
      throw e;
    }
    throw (RuntimeException) first;
  }
}
