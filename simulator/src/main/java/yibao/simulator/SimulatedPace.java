package yibao.simulator;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import yibao.records.Pace;

/**
 * The pace of a simulated caller: a wait is over at once and counted as passed, and tokens come
 * from a seed. Time passes by waiting alone, so that who never gives up does so after as many tries
 * as ever.
 */
public final class SimulatedPace implements Pace {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final int MOST_DOUBLINGS = 6;

  private final RandomGenerator random;
  private final AtomicLong passed = new AtomicLong();

  /**
   * From a seed's random numbers.
   *
   * @param random what tokens are drawn from
   */
  public SimulatedPace(RandomGenerator random) {
    this.random = random;
  }

  /** How long was waited in all. */
  public Duration waited() {
    return Duration.ofNanos(passed.get());
  }

  @Override
  public String token() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  @Override
  public long nanos() {
    return passed.get();
  }

  @Override
  public void pause(int tries) {
    passed.addAndGet(FIRST_PAUSE.toNanos() << Math.min(tries, MOST_DOUBLINGS));
  }
}
