package yibao.simulator.wire;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Has a client's calls meet the faults of a plan. */
public final class Faults implements Between {

  private final Plan plan;
  private final AtomicInteger calls = new AtomicInteger();

  public Faults(Plan plan) {
    this.plan = plan;
  }

  /** How many calls were made. */
  public int calls() {
    return calls.get();
  }

  @Override
  public <T extends DynamoDbRequest, R> R pass(T request, Onward<T, R> onward) {
    Call call = new Call(calls.incrementAndGet(), request);
    Fault fault = plan.at(call);
    if (!fault.canBefall(call)) {
      throw new IllegalArgumentException(fault + " can't befall " + call.operation());
    }
    return switch (fault) {
      case NONE -> onward.send(request);
      case REQUEST_LOST -> throw Refusals.noAnswer();
      case ANSWER_LOST -> {
        onward.send(request);
        throw Refusals.noAnswer();
      }
      case THROTTLED -> throw Refusals.throttled(call);
      case CONFLICT -> throw Refusals.conflict((TransactWriteItemsRequest) request);
      case IN_PROGRESS -> {
        onward.send(request);
        throw Refusals.inProgress();
      }
      case SERVER_ERROR_BEFORE -> throw Refusals.serverError();
      case SERVER_ERROR_AFTER -> {
        onward.send(request);
        throw Refusals.serverError();
      }
      case KEYS_LEFT -> someLeft(request, onward);
      case DEATH_BEFORE -> throw new Death(call, "before");
      case DEATH_AFTER -> {
        onward.send(request);
        throw new Death(call, "after");
      }
    };
  }

  /** Only reads of keys come here, and what answers them is of their kind. */
  @SuppressWarnings("unchecked")
  private static <T extends DynamoDbRequest, R> R someLeft(T request, Onward<T, R> onward) {
    Leftovers leftovers = Leftovers.of((BatchGetItemRequest) request);
    return (R) leftovers.answered(read -> (BatchGetItemResponse) onward.send((T) read));
  }
}
