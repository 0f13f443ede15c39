package yibao.simulator.wire;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * Counts what operations do on the way: each round trip, and the units that it consumed. Of
 * requests that the operations don't send it counts the trip alone.
 */
public final class Calls implements Between {

  private final List<Trip> trips = new ArrayList<>();

  /**
   * One request and its answer.
   *
   * @param operation such as {@code TransactWriteItems}
   * @param units read or write units, by the operation; none for what was refused
   */
  public record Trip(String operation, double units) {}

  /** The trips since this was last asked. */
  public List<Trip> take() {
    synchronized (trips) {
      List<Trip> taken = List.copyOf(trips);
      trips.clear();
      return taken;
    }
  }

  @Override
  public <T extends DynamoDbRequest, R> R pass(T request, Onward<T, R> onward) {
    double units = 0;
    try {
      R answer = onward.send(asking(request));
      units = units(answer);
      return answer;
    } finally {
      synchronized (trips) {
        trips.add(new Trip(new Call(0, request).operation(), units));
      }
    }
  }

  /** The same request, that asks for its units too. */
  @SuppressWarnings("unchecked")
  private static <T extends DynamoDbRequest> T asking(T request) {
    return (T)
        switch (request) {
          case TransactWriteItemsRequest write ->
              write.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
          case BatchGetItemRequest read ->
              read.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
          case QueryRequest query ->
              query.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
          default -> request;
        };
  }

  private static <R> double units(R answer) {
    List<ConsumedCapacity> consumed =
        switch (answer) {
          case TransactWriteItemsResponse written -> written.consumedCapacity();
          case BatchGetItemResponse read -> read.consumedCapacity();
          case QueryResponse found -> List.of(found.consumedCapacity());
          default -> List.of();
        };
    return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
  }
}
