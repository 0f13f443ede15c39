package yibao.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What of a stream was read, and what of that is done with: handed over, or given up. */
final class StreamProgress {

  private final Consumer<String> whenMoved;
  private final Deque<StreamRecord> open = new ArrayDeque<>();
  private final Set<String> done = new HashSet<>();
  private long looks;
  private long lastEnd;
  private long read;
  private long passed;

  /**
   * @param whenMoved is told the sequence number up to which everything is done with
   */
  StreamProgress(Consumer<String> whenMoved) {
    this.whenMoved = whenMoved;
  }

  /** A look at the stream begins. */
  synchronized void look() {
    looks++;
  }

  /**
   * The look has ended.
   *
   * @param wasLast whether it found that there is nothing more
   */
  synchronized void read(List<StreamRecord> changes, boolean wasLast) {
    open.addAll(changes);
    read += changes.size();
    if (wasLast) {
      lastEnd = looks;
    }
    notifyAll();
  }

  synchronized void done(Collection<StreamRecord> changes) {
    changes.forEach(change -> done.add(change.sequence()));
    Optional<String> last = Optional.empty();
    while (!open.isEmpty() && done.remove(open.getFirst().sequence())) {
      last = Optional.of(open.removeFirst().sequence());
      passed++;
    }
    last.ifPresent(whenMoved);
    notifyAll();
  }

  /** How many changes were read and aren't done with. */
  synchronized int pending() {
    return open.size() - done.size();
  }

  /** When the oldest change was made that isn't done with. */
  synchronized Optional<Instant> oldest() {
    return open.stream().map(StreamRecord::at).findFirst();
  }

  /** Waits until not more than so many changes are read and not done with. */
  synchronized void awaitPending(int most) throws InterruptedException {
    while (pending() > most) {
      wait();
    }
  }

  /** How many looks at the stream have begun. */
  synchronized long looks() {
    return looks;
  }

  /** Whether all that a look could see which came after that many is done with in time. */
  synchronized boolean awaitAll(long earlier, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    if (!await(() -> lastEnd > earlier, until)) {
      return false;
    }
    long all = read;
    return await(() -> passed >= all, until);
  }

  private boolean await(Condition condition, long until) throws InterruptedException {
    long left = until - System.nanoTime();
    while (!condition.holds() && left > 0) {
      wait(Duration.ofNanos(left).toMillis() + 1);
      left = until - System.nanoTime();
    }
    return condition.holds();
  }

  private interface Condition {
    boolean holds();
  }
}
