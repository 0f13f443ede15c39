package yibao.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The changes that wait for a function, in their order. */
final class StreamQueue {

  /** Of the event's six megabytes, what isn't changes. */
  private static final int ENVELOPE = 100;

  private final int batchSize;
  private final Duration window;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<StreamRecord> waiting = new ArrayDeque<>();

  /**
   * @param batchSize how many make a batch at most
   * @param window how long a batch is waited for to become full
   */
  StreamQueue(int batchSize, Duration window) {
    this.batchSize = batchSize;
    this.window = window;
  }

  void add(List<StreamRecord> changes) {
    lock.lock();
    try {
      waiting.addAll(changes);
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next batch: no more than Lambda takes at once. */
  List<StreamRecord> takeBatch() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty()) {
        arrived.await();
      }
      long left = window.toNanos();
      while (left > 0 && fitting() == waiting.size() && waiting.size() < batchSize) {
        left = arrived.awaitNanos(left);
      }
      List<StreamRecord> batch = new ArrayList<>();
      for (int count = fitting(); count > 0; count--) {
        batch.add(waiting.removeFirst());
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** How many of those that wait make one batch: at least one. */
  private int fitting() {
    int count = 0;
    long bytes = ENVELOPE;
    for (StreamRecord change : waiting) {
      bytes += change.size() + 1;
      boolean isOver = count == batchSize || bytes > UrlRequest.MAX_BODY;
      if (count > 0 && isOver) {
        return count;
      }
      count++;
    }
    return count;
  }
}
