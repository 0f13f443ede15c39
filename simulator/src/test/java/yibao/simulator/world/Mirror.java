package yibao.simulator.world;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import yibao.simulator.Printed;
import yibao.simulator.wire.Between;

/** Sends every request to a second DynamoDB too, which must answer as the first did. */
final class Mirror implements Between {

  private final DynamoDbClient other;

  Mirror(DynamoDbClient other) {
    this.other = other;
  }

  @Override
  public <T extends DynamoDbRequest, R> R pass(T request, Onward<T, R> onward) {
    try {
      R answer = onward.send(request);
      check(said(answer), request);
      return answer;
    } catch (DynamoDbException refused) {
      check(said(refused), request);
      throw refused;
    }
  }

  private void check(String own, DynamoDbRequest request) {
    String others = others(request);
    if (!own.equals(others)) {
      throw new Broken("one said " + own + ", the other " + others + " to " + request);
    }
  }

  private String others(DynamoDbRequest request) {
    try {
      return switch (request) {
        case BatchGetItemRequest read -> said(other.batchGetItem(read));
        case QueryRequest query -> said(other.query(query));
        case TransactWriteItemsRequest write -> said(other.transactWriteItems(write));
        default -> throw new Broken("the operations send no " + request);
      };
    } catch (DynamoDbException e) {
      return said(e);
    }
  }

  private static String said(Object answer) {
    return switch (answer) {
      case BatchGetItemResponse read ->
          read.responses().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      items -> items.getValue().stream().map(Printed::of).sorted().toList(),
                      (one, two) -> one,
                      TreeMap::new))
              .toString();
      case QueryResponse found -> found.items().stream().map(Printed::of).toList().toString();
      default -> "done";
    };
  }

  private static String said(DynamoDbException refused) {
    return refused instanceof TransactionCanceledException cancelled
        ? "cancelled "
            + cancelled.cancellationReasons().stream().map(CancellationReason::code).toList()
        : refused.getClass().getSimpleName();
  }
}
