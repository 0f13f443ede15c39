package yibao.operations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Refuses what AWS refuses and DynamoDB Local doesn't: a transaction with two actions on an item.
 */
final class StrictDynamoDb {

  private static final Set<String> KEYS =
      Set.of(
          "psnNo",
          "identityHash",
          "pk",
          "sk",
          "guardKey",
          "dayPart",
          "postingId",
          "owedId",
          "areaYear",
          "mdtrtId",
          "part",
          "listing",
          "sweepId");

  private StrictDynamoDb() {}

  static DynamoDbClient of(DynamoDbClient real) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              if (arguments != null
                  && arguments[0] instanceof TransactWriteItemsRequest transaction) {
                check(transaction.transactItems());
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void check(List<TransactWriteItem> actions) {
    Set<List<Object>> items = new HashSet<>();
    for (TransactWriteItem action : actions) {
      if (!items.add(item(action))) {
        throw new AssertionError("two actions on one item");
      }
    }
  }

  private static List<Object> item(TransactWriteItem action) {
    if (action.put() != null) {
      Map<String, AttributeValue> key = new HashMap<>(action.put().item());
      key.keySet().retainAll(KEYS);
      // an owed item names a person beside its own key
      if (key.containsKey("owedId")) {
        key.remove("psnNo");
      }
      // and a visit its patient, a settlement its visit
      if (key.containsKey("part")) {
        key.remove("psnNo");
      }
      if (key.containsKey("pk")) {
        key.keySet().retainAll(Set.of("pk", "sk"));
      }
      return List.of(action.put().tableName(), key);
    }
    return action.update() != null
        ? List.of(action.update().tableName(), action.update().key())
        : List.of(action.conditionCheck().tableName(), action.conditionCheck().key());
  }
}
