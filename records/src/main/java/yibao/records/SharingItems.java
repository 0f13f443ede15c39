package yibao.records;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The items of the table of sharing, and what must hold when one of them is written. A version of 0
 * is that of what isn't there.
 */
record SharingItems(String table) {

  private static final String IS_NEW = "attribute_not_exists(pk)";
  private static final String IS_AS_SEEN = "version = :seen";

  Tables.Key key(String pk, String sk) {
    return new Tables.Key(
        table, Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)));
  }

  /** Enters what must be new. */
  Change enter(Item item) {
    return new Change(Change.Kind.NEW, put(item, 0));
  }

  /** Stores an item as it is next, if it is still at the version that was seen. */
  Change replace(Item item, long seen) {
    return new Change(Change.Kind.VERSION, put(item, seen));
  }

  /** That an item is at the version that was seen, still when this is committed. */
  Change stands(Tables.Key key, long seen) {
    ConditionCheck.Builder check =
        ConditionCheck.builder()
            .tableName(table)
            .key(key.attributes())
            .conditionExpression(condition(seen));
    return new Change(
        Change.Kind.VERSION,
        TransactWriteItem.builder()
            .conditionCheck(
                seen == 0 ? check.build() : check.expressionAttributeValues(values(seen)).build())
            .build());
  }

  private TransactWriteItem put(Item item, long seen) {
    Put.Builder put =
        Put.builder().tableName(table).item(item.attributes()).conditionExpression(condition(seen));
    return TransactWriteItem.builder()
        .put(seen == 0 ? put.build() : put.expressionAttributeValues(values(seen)).build())
        .build();
  }

  private static String condition(long seen) {
    return seen == 0 ? IS_NEW : IS_AS_SEEN;
  }

  private static Map<String, AttributeValue> values(long seen) {
    return Map.of(":seen", AttributeValue.fromN(Long.toString(seen)));
  }
}
