package yibao.records;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import yibao.rules.Area;

/** Staff lists, which stand in the table of orders beside those that were placed for them. */
public final class StaffLists {

  private static final Pattern ID = Pattern.compile("L[0-9A-HJKMNP-TV-Z]{12}");
  private static final String LIST = "list";

  private final Tables tables;
  private final String table;

  public StaffLists(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  public Optional<StaffList> find(String listId) {
    return ID.matcher(listId).matches()
        ? tables.read(key(listId)).map(StaffLists::list)
        : Optional.empty();
  }

  /** Enters a list, which must be new. */
  public Change enter(StaffList list) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item(list).attributes())
            .conditionExpression("attribute_not_exists(pk)")
            .build();
    return new Change(Change.Kind.NEW, TransactWriteItem.builder().put(put).build());
  }

  private Tables.Key key(String listId) {
    return new Tables.Key(
        table,
        Map.of("pk", AttributeValue.fromS(LIST + "#" + listId), "sk", AttributeValue.fromS(LIST)));
  }

  private static Item item(StaffList list) {
    return Item.empty()
        .text("pk", LIST + "#" + list.listId())
        .text("sk", LIST)
        .text("channel", list.channel())
        .text("area", list.area().code())
        .text("month", list.month().toString())
        .maybe("employer", list.employer())
        .number("lines", list.lines())
        .list("errors", list.errors(), StaffLists::item)
        .maybe("orderId", list.orderId())
        .second("handedInAt", list.handedInAt());
  }

  private static StaffList list(Item item) {
    return new StaffList(
        item.text("pk").substring(LIST.length() + 1),
        item.text("channel"),
        new Area(item.text("area")),
        YearMonth.parse(item.text("month")),
        item.maybeText("employer"),
        Math.toIntExact(item.number("lines")),
        item.list("errors", StaffLists::error),
        item.maybeText("orderId"),
        item.second("handedInAt"));
  }

  private static Item item(StaffList.Flaw error) {
    return Item.empty()
        .number("line", error.line())
        .text("field", error.field().name())
        .text("reason", error.reason().name())
        .texts("parts", error.parts());
  }

  private static StaffList.Flaw error(Item item) {
    return new StaffList.Flaw(
        Math.toIntExact(item.number("line")),
        StaffList.Field.valueOf(item.text("field")),
        StaffList.Reason.valueOf(item.text("reason")),
        item.texts("parts"));
  }
}
