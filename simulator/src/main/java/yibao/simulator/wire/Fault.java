package yibao.simulator.wire;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What can befall a call. What the SDK repeats by itself is not meant: a fault is what is left of
 * it when the SDK has given up.
 */
public enum Fault {
  /** It is answered as it should be. */
  NONE,
  /** Nothing arrives, and the caller waits in vain. */
  REQUEST_LOST,
  /** It is carried out, and the caller waits in vain. */
  ANSWER_LOST,
  /** DynamoDB is busy: nothing is done. */
  THROTTLED,
  /** Another transaction or write is at one of the items: nothing is done. */
  CONFLICT,
  /** The same transaction is still under way, and done thereafter. */
  IN_PROGRESS,
  /** An error within DynamoDB, and nothing is done. */
  SERVER_ERROR_BEFORE,
  /** An error within DynamoDB, though it is done. */
  SERVER_ERROR_AFTER,
  /** Of several keys some are read, and the others left over. */
  KEYS_LEFT,
  /** The caller's process ends before it sends anything. */
  DEATH_BEFORE,
  /** The caller's process ends when all is done and nothing was answered. */
  DEATH_AFTER;

  /** Whether it can befall this call at all. */
  public boolean canBefall(Call call) {
    return switch (this) {
      case NONE,
          REQUEST_LOST,
          ANSWER_LOST,
          THROTTLED,
          SERVER_ERROR_BEFORE,
          SERVER_ERROR_AFTER,
          DEATH_BEFORE,
          DEATH_AFTER ->
          true;
      case CONFLICT, IN_PROGRESS -> call.request() instanceof TransactWriteItemsRequest;
      case KEYS_LEFT -> call.request() instanceof BatchGetItemRequest;
    };
  }

  /** Those that can befall a call, but none. */
  static List<Fault> of(Call call) {
    return Stream.of(values()).filter(fault -> fault != NONE && fault.canBefall(call)).toList();
  }
}
