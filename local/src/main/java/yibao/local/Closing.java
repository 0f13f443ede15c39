package yibao.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, closed in the opposite order, once. */
final class Closing implements AutoCloseable {

  private final Deque<Runnable> open = new ArrayDeque<>();

  synchronized void afterwards(Runnable close) {
    open.push(close);
  }

  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
