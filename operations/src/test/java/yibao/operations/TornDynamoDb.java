package yibao.operations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * A DynamoDB client of which a read of several items can be torn, as AWS may: it is no snapshot.
 * What is read of one table is then read before somebody else acts, and the rest after.
 */
final class TornDynamoDb {

  private final DynamoDbClient real;
  private final String early;
  private final AtomicReference<Optional<Runnable>> meanwhile =
      new AtomicReference<>(Optional.empty());

  /**
   * @param early the table that is read before
   */
  TornDynamoDb(DynamoDbClient real, String early) {
    this.real = real;
    this.early = early;
  }

  DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              if (arguments != null && arguments[0] instanceof BatchGetItemRequest read) {
                Optional<Runnable> other = meanwhile.getAndSet(Optional.empty());
                if (other.isPresent()) {
                  return torn(read.requestItems(), other.get());
                }
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Tears the next read: this is done amid it, through the same client. */
  void amidTheNextRead(Runnable other) {
    meanwhile.set(Optional.of(other));
  }

  private BatchGetItemResponse torn(Map<String, KeysAndAttributes> wanted, Runnable other) {
    Map<String, KeysAndAttributes> first = new HashMap<>(wanted);
    first.keySet().retainAll(Set.of(early));
    Map<String, KeysAndAttributes> rest = new HashMap<>(wanted);
    rest.keySet().remove(early);

    Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>(read(first));
    other.run();
    found.putAll(read(rest));
    return BatchGetItemResponse.builder().responses(found).unprocessedKeys(Map.of()).build();
  }

  private Map<String, List<Map<String, AttributeValue>>> read(
      Map<String, KeysAndAttributes> wanted) {
    return wanted.isEmpty()
        ? Map.of()
        : real.batchGetItem(request -> request.requestItems(wanted)).responses();
  }
}
