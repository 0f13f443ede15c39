package yibao.records;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The table of long work, part by part. */
public final class Sweeps {

  private final Tables tables;
  private final String table;

  public Sweeps(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** Each part asked for, those that nobody has worked on as unbegun; at most a hundred. */
  public Map<String, Sweep> find(Set<String> sweepIds) {
    Map<String, Sweep> found = new HashMap<>();
    sweepIds.forEach(id -> found.put(id, Sweep.unbegun(id)));
    tables
        .read(sweepIds.stream().map(this::key).collect(Collectors.toSet()))
        .values()
        .forEach(item -> found.put(item.text("sweepId"), sweep(item)));
    return found;
  }

  /** Writes a part under its next version, over the one that was seen. */
  public Change write(Sweep sweep) {
    Put.Builder put =
        Put.builder()
            .tableName(table)
            .item(
                Item.empty()
                    .text("sweepId", sweep.sweepId())
                    .number("version", sweep.version() + 1)
                    .maybeSecond("heldUntil", sweep.heldUntil())
                    .maybe("passFor", sweep.passFor())
                    .maybe("after", sweep.after())
                    .maybe("doneFor", sweep.doneFor())
                    .attributes());
    Put conditional =
        sweep.version() == 0
            ? put.conditionExpression("attribute_not_exists(sweepId)").build()
            : put.conditionExpression("version = :seen")
                .expressionAttributeValues(
                    Map.of(":seen", AttributeValue.fromN(Long.toString(sweep.version()))))
                .build();
    return new Change(Change.Kind.VERSION, TransactWriteItem.builder().put(conditional).build());
  }

  private Tables.Key key(String sweepId) {
    return Tables.Key.of(table, "sweepId", sweepId);
  }

  private static Sweep sweep(Item item) {
    return new Sweep(
        item.text("sweepId"),
        item.number("version"),
        item.maybeSecond("heldUntil"),
        item.maybeDay("passFor"),
        item.maybeText("after"),
        item.maybeDay("doneFor"));
  }
}
