package yibao.edge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What proves a caller - a key, a token - is kept for a minute once it was found, so that one which
 * is removed proves nothing a minute later. That there is none is never kept: it may be there the
 * next moment, and whoever makes names up would fill the memory.
 */
public final class Remembered<T> {

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MOST = 500;

  private final Function<String, Optional<T>> registered;
  private final Clock systemClock;
  private final Map<String, Kept<T>> remembered = new Latest<>();

  /**
   * @param registered finds one by its name where it is registered
   */
  public Remembered(Function<String, Optional<T>> registered, Clock systemClock) {
    this.registered = registered;
    this.systemClock = systemClock;
  }

  private record Kept<T>(T found, Instant foundAt) {

    /** A clock that was set back makes nothing last longer. */
    boolean isFreshAt(Instant now) {
      return !now.isBefore(foundAt) && now.isBefore(foundAt.plus(KEPT));
    }
  }

  /** Lets go of the one that was used the longest time ago. */
  private static final class Latest<T> extends LinkedHashMap<String, Kept<T>> {
    private static final long serialVersionUID = 1;

    Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Kept<T>> eldest) {
      return size() > MOST;
    }
  }

  /** One by its name; empty if none is registered. */
  public synchronized Optional<T> find(String name) {
    Instant now = systemClock.instant();
    Optional<Kept<T>> known =
        Optional.ofNullable(remembered.get(name)).filter(kept -> kept.isFreshAt(now));
    if (known.isPresent()) {
      return known.map(Kept::found);
    }
    remembered.remove(name);
    Optional<T> found = registered.apply(name);
    found.ifPresent(one -> remembered.put(name, new Kept<>(one, now)));
    return found;
  }
}
