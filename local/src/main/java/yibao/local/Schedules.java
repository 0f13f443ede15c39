package yibao.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Starts functions when their schedules are due by the business clock. A failed run is tried again
 * as often as the template says, though sooner than AWS would. Moving the clock fires nothing: what
 * lay between is skipped.
 */
final class Schedules implements AutoCloseable {

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

  private final List<ScheduleDefinition> schedules;
  private final Functions functions;
  private final BusinessClock business;
  private final Consumer<String> say;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Map<ScheduleDefinition, Instant> due = new HashMap<>();
  private final Thread thread = Thread.ofVirtual().name("schedules").unstarted(this::run);

  Schedules(
      List<ScheduleDefinition> schedules,
      Functions functions,
      BusinessClock business,
      Consumer<String> say) {
    this.schedules = schedules;
    this.functions = functions;
    this.business = business;
    this.say = say;
  }

  void start() {
    planAnew();
    business.onMove(this::planAnew);
    thread.start();
  }

  List<String> names() {
    return schedules.stream().map(ScheduleDefinition::function).distinct().toList();
  }

  /**
   * Runs it once, now, and waits for the outcome; empty if no function of that name has a schedule.
   */
  Optional<Outcome> fire(String name) {
    return schedules.stream()
        .filter(s -> s.function().equals(name) || s.name().equals(name))
        .findFirst()
        .map(schedule -> runOnce(schedule, business.instant().truncatedTo(ChronoUnit.SECONDS), 1));
  }

  /** Runs it as if it were due now, with its retries, and doesn't wait. */
  void run(String name) {
    Instant now = business.instant().truncatedTo(ChronoUnit.SECONDS);
    schedules.stream()
        .filter(schedule -> schedule.function().equals(name))
        .forEach(schedule -> Thread.ofVirtual().start(() -> attempt(schedule, now, 1)));
  }

  private void planAnew() {
    lock.lock();
    try {
      due.clear();
      schedules.forEach(schedule -> plan(schedule, business.instant()));
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void plan(ScheduleDefinition schedule, Instant after) {
    due.remove(schedule);
    schedule.expression().next(after, schedule.zone()).ifPresent(next -> due.put(schedule, next));
  }

  private void run() {
    lock.lock();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Instant now = business.instant();
        takeDue(now)
            .forEach((schedule, at) -> Thread.ofVirtual().start(() -> attempt(schedule, at, 1)));
        Optional<Instant> next = due.values().stream().min(Instant::compareTo);
        if (next.isEmpty()) {
          moved.await();
        } else {
          long nanos = Duration.between(business.instant(), next.get()).toNanos();
          boolean woken = moved.await(Math.max(1, nanos), TimeUnit.NANOSECONDS);
          assert woken || nanos > 0 || !due.isEmpty();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private Map<ScheduleDefinition, Instant> takeDue(Instant now) {
    Map<ScheduleDefinition, Instant> taken = new HashMap<>();
    for (var entry : new ArrayList<>(due.entrySet())) {
      if (!entry.getValue().isAfter(now)) {
        taken.put(entry.getKey(), entry.getValue());
        plan(entry.getKey(), entry.getValue());
      }
    }
    return taken;
  }

  private void attempt(ScheduleDefinition schedule, Instant at, int attempt) {
    Outcome outcome = runOnce(schedule, at, attempt);
    if (outcome instanceof Outcome.Answered) {
      return;
    }
    boolean again = attempt <= schedule.retries();
    say.accept(
        schedule.function()
            + "'s schedule failed ("
            + (again ? "it is tried again" : "given up")
            + "): "
            + outcome.said());
    if (again) {
      Duration pause = FIRST_RETRY.multipliedBy(attempt);
      Executor later =
          CompletableFuture.delayedExecutor(
              pause.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
      later.execute(() -> attempt(schedule, at, attempt + 1));
    }
  }

  private Outcome runOnce(ScheduleDefinition schedule, Instant at, int attempt) {
    byte[] event = ScheduledEvent.of(schedule, at, attempt).getBytes(StandardCharsets.UTF_8);
    return functions.named(schedule.function()).orElseThrow().invoke(event);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
