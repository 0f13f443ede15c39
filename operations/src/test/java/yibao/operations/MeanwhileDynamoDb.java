package yibao.operations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** A DynamoDB client with which somebody else can act just before a table is read. */
final class MeanwhileDynamoDb {

  private record Act(String table, Runnable other) {}

  private final DynamoDbClient real;
  private Optional<Act> next = Optional.empty();
  private Optional<Runnable> beforeWriting = Optional.empty();

  MeanwhileDynamoDb(DynamoDbClient real) {
    this.real = real;
  }

  /** Before the table is read next, this is done, through the same client. */
  void beforeReading(String table, Runnable other) {
    next = Optional.of(new Act(table, other));
  }

  /** The same before it is read for the so manieth time from now. */
  void beforeReading(String table, int time, Runnable other) {
    beforeReading(table, time == 1 ? other : () -> beforeReading(table, time - 1, other));
  }

  /** Before anything is written next, this is done, through the same client. */
  void beforeWriting(Runnable other) {
    beforeWriting = Optional.of(other);
  }

  DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              if (arguments != null && arguments[0] instanceof BatchGetItemRequest read) {
                act(read);
              }
              if (arguments != null && arguments[0] instanceof TransactWriteItemsRequest) {
                Optional<Runnable> other = beforeWriting;
                beforeWriting = Optional.empty();
                other.ifPresent(Runnable::run);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void act(BatchGetItemRequest read) {
    Optional<Act> due = next.filter(act -> read.requestItems().containsKey(act.table()));
    if (due.isPresent()) {
      next = Optional.empty();
      due.get().other().run();
    }
  }
}
