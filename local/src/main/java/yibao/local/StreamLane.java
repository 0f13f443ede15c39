package yibao.local;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Hands changes over to a function one batch after the other, so that those of one item keep their
 * order. What fails is handed over again, sooner than AWS would, until it succeeds or is given up;
 * all that comes after it waits.
 */
final class StreamLane implements AutoCloseable {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int DOUBLINGS = 5;

  private final StreamDefinition stream;
  private final LambdaFunction function;
  private final String shard;
  private final StreamProgress progress;
  private final StreamFailures failures;
  private final Clock system;
  private final Consumer<String> say;
  private final StreamQueue waiting;
  private final Thread thread;
  private volatile boolean closed;

  StreamLane(
      StreamDefinition stream,
      LambdaFunction function,
      String shard,
      StreamProgress progress,
      StreamFailures failures,
      Clock system,
      Consumer<String> say) {
    this.stream = stream;
    this.function = function;
    this.shard = shard;
    this.progress = progress;
    this.failures = failures;
    this.system = system;
    this.say = say;
    this.waiting = new StreamQueue(stream.batchSize(), stream.window());
    this.thread = Thread.ofVirtual().name("stream-lane-" + stream.id()).start(this::run);
  }

  void add(List<StreamRecord> changes) {
    waiting.add(changes);
  }

  private void run() {
    try {
      while (!closed) {
        handOver(waiting.takeBatch());
      }
    } catch (InterruptedException e) {
      // it is closed: what isn't done with comes again at the next start
    } catch (RuntimeException e) {
      if (!closed) {
        say.accept(stream.function() + "'s stream STANDS STILL until the next start: " + e);
      }
    }
  }

  private void handOver(List<StreamRecord> batch) throws InterruptedException {
    List<StreamRecord> left = batch;
    Optional<Outcome> last = Optional.empty();
    int failed = 0;
    int runs = 0;
    while (!left.isEmpty()) {
      left = withoutTooOld(left, last, runs);
      if (left.isEmpty()) {
        return;
      }
      Outcome outcome = invoke(left);
      runs++;
      last = Optional.of(outcome);
      List<StreamRecord> again = again(outcome, left);
      List<StreamRecord> done = left.subList(0, left.size() - again.size());
      progress.done(done);
      if (again.isEmpty()) {
        return;
      }
      // retries are counted for the change that holds the others up
      failed = done.isEmpty() ? failed + 1 : 1;
      boolean splits = stream.bisects() && !(outcome instanceof Outcome.Answered);
      if (splits && again.size() > 1) {
        sayFailed(again, outcome, "tried again in halves");
        Thread.sleep(FIRST_PAUSE);
        handOver(again.subList(0, again.size() / 2));
        handOver(again.subList(again.size() / 2, again.size()));
        return;
      }
      if (stream.retries().isPresent() && failed > stream.retries().get()) {
        sayFailed(again, outcome, "GIVEN UP after " + failed + " runs" + destination());
        giveUp(again, StreamFailures.Condition.RETRY_ATTEMPTS_EXHAUSTED, last, runs);
        return;
      }
      if (failed == 1) {
        sayFailed(again, outcome, "tried again");
      }
      Thread.sleep(pause(failed));
      left = again;
    }
  }

  /** The first of them that are too old to be handed over are given up. */
  private List<StreamRecord> withoutTooOld(
      List<StreamRecord> changes, Optional<Outcome> last, int runs) {
    Instant oldest = system.instant().minus(stream.oldest());
    int old = 0;
    while (old < changes.size() && changes.get(old).at().isBefore(oldest)) {
      old++;
    }
    if (old > 0) {
      say.accept(
          stream.function()
              + "'s stream: "
              + count(old)
              + " GIVEN UP, being older than "
              + stream.oldest().toSeconds()
              + " seconds"
              + destination());
      giveUp(changes.subList(0, old), StreamFailures.Condition.RECORD_AGE_EXCEEDED, last, runs);
    }
    return changes.subList(old, changes.size());
  }

  private Outcome invoke(List<StreamRecord> batch) throws InterruptedException {
    String requestId = UUID.randomUUID().toString();
    Outcome outcome;
    try {
      outcome = function.invoke(requestId, StreamRecord.event(batch));
    } catch (LocalCloudException | UncheckedIOException e) {
      outcome = new Outcome.Lost(requestId, "Local.Fault", String.valueOf(e.getMessage()));
    }
    if (closed) {
      throw new InterruptedException();
    }
    return outcome;
  }

  private List<StreamRecord> again(Outcome outcome, List<StreamRecord> batch) {
    return switch (outcome) {
      case Outcome.Answered answered ->
          stream.reportsFailures() ? BatchAnswer.again(answered.payload(), batch) : List.of();
      case Outcome.Raised raised -> batch;
      case Outcome.Lost lost -> batch;
    };
  }

  private void giveUp(
      List<StreamRecord> changes,
      StreamFailures.Condition condition,
      Optional<Outcome> last,
      int runs) {
    failures.add(stream, shard, changes, condition, last, runs);
    progress.done(changes);
  }

  private void sayFailed(List<StreamRecord> changes, Outcome outcome, String what) {
    String why =
        outcome instanceof Outcome.Answered ? "the function reports it failed" : outcome.said();
    say.accept(
        stream.function()
            + "'s stream: "
            + count(changes.size())
            + " from "
            + changes.getFirst().sequence()
            + " "
            + what
            + ": "
            + why);
  }

  private static String count(int changes) {
    return changes == 1 ? "1 change" : changes + " changes";
  }

  private String destination() {
    return stream.onFailure().map(arn -> " (AWS would tell " + arn + ")").orElse("")
        + ", see /_local/stream-failures";
  }

  private static Duration pause(int failed) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failed - 1, DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
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
  }
}
