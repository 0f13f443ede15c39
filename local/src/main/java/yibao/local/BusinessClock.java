package yibao.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The clock that rules go by: as fast as the system's, any time ahead of it or behind. It can be
 * moved forward, never back. Functions read it from each event.
 */
final class BusinessClock extends Clock {

  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalTime OPENING = LocalTime.of(9, 0);

  private final Clock system;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Duration ahead;

  BusinessClock(Clock system, Duration ahead) {
    this.system = system;
    this.ahead = ahead;
  }

  /** The instant at which a day begins for {@code --today}. */
  static Instant opening(LocalDate day) {
    return day.atTime(OPENING).atZone(CHINA).toInstant();
  }

  /** Sets it before anyone has read it, also into the past. */
  synchronized void begin(Instant first) {
    ahead = Duration.between(system.instant(), first);
  }

  /** Whether the clock was moved: it refuses to go back. */
  boolean moveTo(Instant then) {
    synchronized (this) {
      if (then.isBefore(instant())) {
        return false;
      }
      ahead = Duration.between(system.instant(), then);
    }
    listeners.forEach(Runnable::run);
    return true;
  }

  /** How far it is ahead of the system's clock, negative when behind. */
  synchronized Duration ahead() {
    return ahead;
  }

  void onMove(Runnable listener) {
    listeners.add(listener);
  }

  Clock system() {
    return system;
  }

  @Override
  public synchronized Instant instant() {
    return system.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return CHINA;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The business clock stands in Shanghai.");
  }
}
