package yibao.records;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The table of bound numbers. A binding is made with the change that it guards, never altered,
 * never expired.
 */
public final class Guards {

  private final Tables tables;
  private final String table;

  public Guards(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  public Optional<Guard> find(String key) {
    return tables.read(key(key)).map(Guards::guard);
  }

  public Change bind(Guard guard) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(
                Item.empty()
                    .text("guardKey", guard.key())
                    .text("digest", guard.digest())
                    .text("about", guard.about())
                    .number("status", guard.status())
                    .text("body", guard.body())
                    .attributes())
            .conditionExpression("attribute_not_exists(guardKey)")
            .build();
    return new Change(Change.Kind.GUARD, TransactWriteItem.builder().put(put).build());
  }

  /** That the number isn't bound, still when this is committed. */
  public Change isUnbound(String key) {
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table)
            .key(key(key).attributes())
            .conditionExpression("attribute_not_exists(guardKey)")
            .build();
    return new Change(Change.Kind.NEW, TransactWriteItem.builder().conditionCheck(check).build());
  }

  Tables.Key key(String key) {
    return Tables.Key.of(table, "guardKey", key);
  }

  static Guard guard(Item item) {
    return new Guard(
        item.text("guardKey"),
        item.text("digest"),
        item.text("about"),
        Math.toIntExact(item.number("status")),
        item.text("body"));
  }
}
