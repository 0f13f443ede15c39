package yibao.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The invocations that have ended, the oldest first; the very old are forgotten. */
final class InvocationLog {

  private static final int KEPT = 10_000;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * An invocation that has ended.
   *
   * @param cold whether it had to wait for its environment to start
   * @param ms from when it was given to the environment
   */
  record Entry(
      String function,
      String environment,
      long pid,
      boolean cold,
      long ms,
      String requestId,
      boolean killed) {}

  synchronized void add(Entry entry) {
    entries.addLast(entry);
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
  }

  synchronized List<Entry> entries() {
    return new ArrayList<>(entries);
  }
}
