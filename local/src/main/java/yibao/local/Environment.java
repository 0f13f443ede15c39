package yibao.local;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment of a function: a process, and the queue that its runtime takes events
 * from. The queue is its own, so that a waiting request of a dead process can't swallow an event.
 */
final class Environment implements RuntimeApi.Environment, AutoCloseable {

  private static final int INIT_SECONDS = 60;

  private final FunctionDefinition function;
  private final String id;
  private final Clock system;
  private final Path log;
  private final BlockingQueue<Invocation> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> initialised = new CompletableFuture<>();
  private final LoopbackServer api;
  private final Process process;
  private volatile @Nullable Invocation current;
  private volatile String whyItEnded = "Runtime exited";

  Environment(FunctionDefinition function, String id, Clock system, FunctionProcess start) {
    this.function = function;
    this.id = id;
    this.system = system;
    this.log = start.log(id);
    this.api = LoopbackServer.start(new RuntimeApi(this));
    this.process = start.start(id, api.port());
    var unused = process.onExit().thenRun(this::ended);
  }

  String id() {
    return id;
  }

  long pid() {
    return process.pid();
  }

  Path log() {
    return log;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean isInitialised() {
    return initialised.isDone();
  }

  /**
   * Completes when the function is ready for its first event, exceptionally when it never will be.
   */
  CompletableFuture<Void> initialised() {
    return initialised;
  }

  CompletableFuture<Process> exit() {
    return process.onExit();
  }

  /** Gives it one event and waits for how that ends; only one at a time. */
  Outcome run(Invocation invocation) throws InterruptedException {
    current = invocation;
    events.add(invocation);
    if (!process.isAlive()) {
      invocation.lose("Runtime.ExitError", whyItEnded);
    }
    try {
      CompletableFuture.anyOf(invocation.taken(), invocation.outcome())
          .get(INIT_SECONDS, TimeUnit.SECONDS);
      invocation.outcome().get(function.timeoutSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      invocation.lose(
          "Sandbox.Timedout", "Task timed out after " + function.timeoutSeconds() + ".00 seconds");
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException("An outcome never completes exceptionally.", e);
    } finally {
      current = null;
    }
    return invocation.outcome().join();
  }

  /** Whether a DynamoDB call of this environment may pass; if not, it has been killed. */
  boolean allowsDatabaseCall() {
    Invocation running = current;
    // what an environment reads while it starts belongs to no invocation
    boolean serves = running != null && running.taken().isDone();
    if (running != null && serves && running.diesBeforeThisCall()) {
      kill(running);
      return false;
    }
    return true;
  }

  @Override
  public Invocation next() throws InterruptedException {
    initialised.complete(null);
    Invocation invocation = events.take();
    invocation.taken().complete(null);
    return invocation;
  }

  @Override
  public FunctionDefinition function() {
    return function;
  }

  @Override
  public Instant deadline() {
    return system.instant().plusSeconds(function.timeoutSeconds());
  }

  @Override
  public boolean finish(String requestId, Outcome outcome) {
    Invocation running = current;
    if (running == null || !running.requestId().equals(requestId)) {
      return false;
    }
    if (running.diesOnAnswer()) {
      kill(running);
    } else {
      running.outcome().complete(outcome);
    }
    return true;
  }

  @Override
  public void failedToInitialise(String error) {
    whyItEnded = error;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private void kill(Invocation running) {
    running.markKilled();
    process.destroyForcibly();
    process.onExit().join();
    running.lose("Runtime.ExitError", "Killed by the fault that was asked for");
  }

  private void ended() {
    initialised.completeExceptionally(new LocalCloudException(whyItEnded));
    Invocation running = current;
    if (running != null && !running.killed()) {
      running.lose("Runtime.ExitError", whyItEnded + " (exit code " + process.exitValue() + ")");
    }
    api.close();
  }
}
