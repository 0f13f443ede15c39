package yibao.local;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A function and its environments: an idle one is used again, else one is added, up to the
 * function's concurrency; beyond that requests wait.
 */
final class LambdaFunction implements AutoCloseable {

  private final FunctionDefinition definition;
  private final FunctionProcess process;
  private final Environments environments;
  private final Clock system;
  private final InvocationLog log;
  private final Consumer<String> say;
  private final Semaphore concurrency;
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicReference<Fault> nextFault = new AtomicReference<>(new Fault.None());
  private final Deque<Environment> idle = new ArrayDeque<>();
  private final Set<Environment> living = ConcurrentHashMap.newKeySet();
  private boolean closed;

  LambdaFunction(
      FunctionDefinition definition,
      FunctionProcess process,
      Environments environments,
      Clock system,
      InvocationLog log,
      Consumer<String> say) {
    this.definition = definition;
    this.process = process;
    this.environments = environments;
    this.system = system;
    this.log = log;
    this.say = say;
    this.concurrency = new Semaphore(definition.concurrency(), true);
  }

  FunctionDefinition definition() {
    return definition;
  }

  /** Lets the next invocation run into this. */
  void prepare(Fault fault) {
    nextFault.set(fault);
  }

  /**
   * Starts a first environment, so that the first request finds one, and waits until it is ready.
   */
  void warm() {
    Optional<Environment> first = firstEnvironment();
    first.ifPresent(
        environment ->
            environment
                .initialised()
                .exceptionally(
                    failure -> {
                      if (!isClosed()) {
                        say.accept(
                            definition.name()
                                + " doesn't start: "
                                + failure.getMessage()
                                + "\n  its log: "
                                + environment.log());
                      }
                      return null;
                    })
                .join());
  }

  /** Runs the function once and waits for how that ends. */
  Outcome invoke(byte[] event) {
    return invoke(UUID.randomUUID().toString(), event);
  }

  Outcome invoke(String requestId, byte[] event) {
    Invocation invocation;
    Outcome outcome;
    try {
      concurrency.acquire();
      try {
        invocation = new Invocation(requestId, event, nextFault.getAndSet(new Fault.None()));
        outcome = runSomewhere(invocation);
      } finally {
        concurrency.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Lost(requestId, "Local.Stopped", "The local cloud is being stopped");
    }
    return outcome;
  }

  private Outcome runSomewhere(Invocation invocation) throws InterruptedException {
    Environment environment = idleOrNew();
    boolean cold = !environment.isInitialised();
    long begin = System.nanoTime();
    Outcome outcome = environment.run(invocation);
    long ms = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    log.add(
        new InvocationLog.Entry(
            definition.name(),
            environment.id(),
            environment.pid(),
            cold,
            ms,
            invocation.requestId(),
            invocation.killed()));
    if (outcome instanceof Outcome.Lost) {
      environment.close();
      if (!invocation.killed() && !isClosed()) {
        say.accept(
            definition.name() + " failed: " + outcome.said() + "\n  its log: " + environment.log());
      }
    } else {
      synchronized (this) {
        idle.addFirst(environment);
      }
    }
    return outcome;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized Optional<Environment> firstEnvironment() {
    if (closed || !living.isEmpty()) {
      return Optional.empty();
    }
    Environment environment = start();
    idle.add(environment);
    return Optional.of(environment);
  }

  private synchronized Environment idleOrNew() {
    if (closed) {
      throw new LocalCloudException("The local cloud is being stopped.");
    }
    for (Environment environment = idle.poll(); environment != null; environment = idle.poll()) {
      if (environment.isAlive()) {
        return environment;
      }
    }
    return start();
  }

  private Environment start() {
    String id = definition.name() + "-" + started.incrementAndGet();
    Environment environment = new Environment(definition, id, system, process);
    living.add(environment);
    environments.add(environment);
    var unused = environment.exit().thenRun(() -> living.remove(environment));
    return environment;
  }

  @Override
  public void close() {
    List<Environment> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(living);
    }
    all.forEach(Environment::close);
  }
}
