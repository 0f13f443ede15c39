package yibao.edge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys that were found are kept for a minute, so that a key which is removed proves nothing a
 * minute later. That a key isn't there is never kept: it may be there the next moment, and whoever
 * makes keyids up would fill the memory.
 */
final class RememberedKeys implements ChannelKeys {

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MOST = 500;

  private final ChannelKeys registered;
  private final Clock systemClock;
  private final Map<String, Remembered> remembered = new Latest();

  RememberedKeys(ChannelKeys registered, Clock systemClock) {
    this.registered = registered;
    this.systemClock = systemClock;
  }

  private record Remembered(ChannelKey key, Instant foundAt) {

    /** A clock that was set back makes nothing last longer. */
    boolean isFreshAt(Instant now) {
      return !now.isBefore(foundAt) && now.isBefore(foundAt.plus(KEPT));
    }
  }

  /** Lets go of the one that was used the longest time ago. */
  private static final class Latest extends LinkedHashMap<String, Remembered> {
    private static final long serialVersionUID = 1;

    Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
      return size() > MOST;
    }
  }

  @Override
  public synchronized Optional<ChannelKey> find(String keyid) {
    Instant now = systemClock.instant();
    Optional<Remembered> known =
        Optional.ofNullable(remembered.get(keyid)).filter(key -> key.isFreshAt(now));
    if (known.isPresent()) {
      return known.map(Remembered::key);
    }
    remembered.remove(keyid);
    Optional<ChannelKey> found = registered.find(keyid);
    found.ifPresent(key -> remembered.put(keyid, new Remembered(key, now)));
    return found;
  }
}
