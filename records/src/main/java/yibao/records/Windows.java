package yibao.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import yibao.rules.Area;
import yibao.rules.Season;

/** The table of payment windows, by area and year. */
public final class Windows {

  private static final int ONE_ROUND_TRIP = 100;

  private final Tables tables;
  private final String table;

  public Windows(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** Whose window it is. */
  public record Name(Area area, int year) {}

  /** Those that there are of the windows asked for. */
  public Map<Name, WindowRecord> find(Set<Name> names) {
    Map<Name, WindowRecord> found = new HashMap<>();
    List<Name> all = new ArrayList<>(names);
    for (int from = 0; from < all.size(); from += ONE_ROUND_TRIP) {
      Set<Tables.Key> keys = new HashSet<>();
      all.subList(from, Math.min(all.size(), from + ONE_ROUND_TRIP))
          .forEach(name -> keys.add(key(name)));
      tables
          .read(keys)
          .values()
          .forEach(
              item -> {
                WindowRecord window = window(item);
                found.put(new Name(window.area(), window.year()), window);
              });
    }
    return found;
  }

  /** Writes a window's next version over the one before, or its first where there is none. */
  public Change write(WindowRecord window) {
    Put.Builder put =
        Put.builder()
            .tableName(table)
            .item(
                Item.empty()
                    .text("areaYear", text(new Name(window.area(), window.year())))
                    .number("version", window.version())
                    .text("state", window.state().name())
                    .maybe("since", window.since())
                    .second("writtenAt", window.writtenAt())
                    .text("policyRelease", window.policyRelease())
                    .maybe("closedBy", window.closedBy())
                    .attributes());
    Put conditional =
        window.version() == 1
            ? put.conditionExpression("attribute_not_exists(areaYear)").build()
            : put.conditionExpression("version = :seen")
                .expressionAttributeValues(
                    Map.of(":seen", AttributeValue.fromN(Long.toString(window.version() - 1))))
                .build();
    return new Change(Change.Kind.VERSION, TransactWriteItem.builder().put(conditional).build());
  }

  Tables.Key key(Name name) {
    return Tables.Key.of(table, "areaYear", text(name));
  }

  static WindowRecord window(Item item) {
    String[] name = item.text("areaYear").split("#", 2);
    return new WindowRecord(
        new Area(name[0]),
        Integer.parseInt(name[1]),
        item.number("version"),
        Season.State.valueOf(item.text("state")),
        item.maybeDay("since"),
        item.second("writtenAt"),
        item.text("policyRelease"),
        item.maybeText("closedBy"));
  }

  private static String text(Name name) {
    return name.area().code() + "#" + name.year();
  }
}
