package yibao.local;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads one stream for one function, and keeps how far the function has got. */
final class StreamMapping implements AutoCloseable {

  /** As often as AWS looks. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  /** How many changes are read ahead of a function that is slow, at least. */
  private static final int AHEAD = 1000;

  private final StreamDefinition stream;
  private final StreamReader reader;
  private final StreamProgress progress;
  private final BusinessClock business;
  private final Consumer<String> say;
  private final List<StreamLane> lanes = new ArrayList<>();
  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param resumes whether the reader begins where an earlier start has ended
   */
  StreamMapping(
      StreamDefinition stream,
      StreamReader reader,
      boolean resumes,
      StreamProgress progress,
      LambdaFunction function,
      StreamFailures failures,
      BusinessClock business,
      Consumer<String> say) {
    this.stream = stream;
    this.reader = reader;
    this.progress = progress;
    this.business = business;
    this.say = say;
    for (int i = 0; i < stream.lanes(); i++) {
      lanes.add(
          new StreamLane(
              stream, function, reader.shard(), progress, failures, business.system(), say));
    }
    this.thread = Thread.ofVirtual().name("stream-" + stream.id()).start(() -> run(resumes));
  }

  StreamDefinition stream() {
    return stream;
  }

  /** What {@code GET /_local/streams} shows of it. */
  ObjectNode shown() {
    Instant now = business.system().instant();
    return Json.object()
        .put("function", stream.function())
        .put("table", LocalAccount.withoutStack(stream.table()))
        .put("pending", progress.pending())
        .put(
            "behindMs",
            progress.oldest().map(oldest -> Duration.between(oldest, now).toMillis()).orElse(0L));
  }

  /** Waits until all that was written before is handed over or given up, and says if it is. */
  boolean drain(Duration atMost) throws InterruptedException {
    long looks = progress.looks();
    wanted.release();
    return progress.awaitAll(looks, atMost);
  }

  private void run(boolean resumes) {
    boolean mayHaveLost = resumes;
    boolean isWell = true;
    try {
      while (!closed) {
        try {
          StreamReader.Look look = look();
          if (mayHaveLost && look.forgot()) {
            sayForgotten();
          }
          mayHaveLost = false;
          isWell = true;
          if (look.wasLast() && wanted.tryAcquire(BETWEEN_LOOKS.toMillis(), MILLISECONDS)) {
            wanted.drainPermits();
          }
        } catch (SdkException e) {
          if (isWell && !closed) {
            say.accept(stream.function() + "'s stream can't be read: " + e.getMessage());
          }
          isWell = false;
          Thread.sleep(AFTER_TROUBLE);
        }
      }
    } catch (InterruptedException e) {
      // it is closed
    } catch (RuntimeException e) {
      say.accept(stream.function() + "'s stream ISN'T READ until the next start: " + e);
    }
  }

  private StreamReader.Look look() throws InterruptedException {
    progress.awaitPending(Math.max(AHEAD, stream.batchSize() * stream.lanes()));
    progress.look();
    StreamReader.Look look = reader.read();
    Instant now = business.system().instant();
    List<StreamRecord> changes =
        look.records().stream()
            .map(change -> StreamRecord.of(change, stream.table(), now, business.ahead()))
            .toList();
    progress.read(changes, look.wasLast());
    Map<Integer, List<StreamRecord>> byLane =
        changes.stream().collect(Collectors.groupingBy(this::lane));
    byLane.forEach((lane, own) -> lanes.get(lane).add(own));
    return look;
  }

  private int lane(StreamRecord change) {
    return Math.floorMod(change.item().hashCode(), lanes.size());
  }

  private void sayForgotten() {
    say.accept(
        stream.function()
            + "'s stream: what wasn't handed over of "
            + LocalAccount.withoutStack(stream.table())
            + "'s changes of more than a day ago is gone, as on AWS");
  }

  /** Waits until it hands nothing over any more. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lanes.forEach(StreamLane::close);
  }
}
