package yibao.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** One request to a function, on its way through one environment. */
final class Invocation {

  private final String requestId;
  private final byte[] event;
  private final Fault fault;
  private final CompletableFuture<Void> taken = new CompletableFuture<>();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final AtomicInteger databaseCalls = new AtomicInteger();
  private volatile boolean killed;

  Invocation(String requestId, byte[] event, Fault fault) {
    this.requestId = requestId;
    this.event = event;
    this.fault = fault;
  }

  String requestId() {
    return requestId;
  }

  byte[] event() {
    return event;
  }

  /** Completes when the function has fetched the event. */
  CompletableFuture<Void> taken() {
    return taken;
  }

  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  void lose(String errorType, String message) {
    outcome.complete(new Outcome.Lost(requestId, errorType, message));
  }

  /**
   * Counts a DynamoDB call that is about to be forwarded, and says whether the environment must die
   * instead.
   */
  boolean diesBeforeThisCall() {
    int call = databaseCalls.incrementAndGet();
    return fault instanceof Fault.BeforeCall before && before.call() == call;
  }

  boolean diesOnAnswer() {
    return fault instanceof Fault.OnAnswer;
  }

  boolean killed() {
    return killed;
  }

  void markKilled() {
    killed = true;
  }
}
