package yibao.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * A DynamoDB client that adds up what its calls consume, as DynamoDB says, and that can die before
 * one of them.
 */
final class MeteredDynamoDb {

  /** The process is gone: nothing may catch it. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  private static final long NEVER = Long.MAX_VALUE;

  private final DynamoDbClient real;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong diesAt = new AtomicLong(NEVER);
  private final DoubleAdder reads = new DoubleAdder();
  private final DoubleAdder writes = new DoubleAdder();

  MeteredDynamoDb(DynamoDbClient real) {
    this.real = real;
  }

  /** What was called and consumed so far. */
  record Meter(long calls, double readUnits, double writeUnits) {

    Meter since(Meter before) {
      return new Meter(
          calls - before.calls, readUnits - before.readUnits, writeUnits - before.writeUnits);
    }
  }

  Meter meter() {
    return new Meter(calls.get(), reads.sum(), writes.sum());
  }

  /** Dies before the next call but so many. */
  void dieAfter(long more) {
    diesAt.set(calls.get() + more);
  }

  void live() {
    diesAt.set(NEVER);
  }

  DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              if (calls.getAndIncrement() >= diesAt.get()) {
                throw new Death();
              }
              try {
                Object answer =
                    arguments == null
                        ? method.invoke(real)
                        : method.invoke(real, metered(arguments[0]));
                note(answer);
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static Object metered(Object request) {
    ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
    return switch (request) {
      case BatchGetItemRequest read -> read.toBuilder().returnConsumedCapacity(total).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(total).build();
      case TransactWriteItemsRequest write ->
          write.toBuilder().returnConsumedCapacity(total).build();
      default -> request;
    };
  }

  private void note(Object answer) {
    switch (answer) {
      case BatchGetItemResponse read -> add(reads, read.consumedCapacity());
      case QueryResponse query -> add(reads, List.of(query.consumedCapacity()));
      case TransactWriteItemsResponse write -> add(writes, write.consumedCapacity());
      default -> {}
    }
  }

  private static void add(DoubleAdder sum, Collection<ConsumedCapacity> consumed) {
    consumed.forEach(one -> sum.add(one.capacityUnits()));
  }
}
