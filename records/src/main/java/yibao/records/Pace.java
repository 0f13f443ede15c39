package yibao.records;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * By what trying again goes: time that passes, waits, and what no transaction had before. Handed
 * in, so that a simulated history waits for nothing and is the same each time it is played.
 */
public interface Pace {

  /** A token that no transaction was sent with before; at most 36 characters. */
  String token();

  /** Nanoseconds on a clock that only goes on, to be compared with each other alone. */
  long nanos();

  /** Waits a moment before another try, longer the more there were. */
  void pause(int tries);

  /** By the machine's clock and chance. */
  static Pace ofTheMachine() {
    return new OfTheMachine();
  }

  /** What a function goes by. */
  final class OfTheMachine implements Pace {

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final int MOST_DOUBLINGS = 6;

    private OfTheMachine() {}

    @Override
    public String token() {
      return UUID.randomUUID().toString();
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void pause(int tries) {
      long most = FIRST_PAUSE_MILLIS << Math.min(tries, MOST_DOUBLINGS);
      try {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS, most));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StorageUnavailable("interrupted while waiting", e);
      }
    }
  }
}
