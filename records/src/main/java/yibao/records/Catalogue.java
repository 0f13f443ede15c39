package yibao.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import yibao.rules.Area;
import yibao.rules.CatalogueRow;
import yibao.rules.Rate;

/**
 * The table of the areas' catalogues: an item for each code of an area, in which each row stands
 * under the day from which it holds.
 */
public final class Catalogue {

  private static final String KEY = "listing";
  private static final String ROW = "from ";

  private final Tables tables;
  private final String table;

  public Catalogue(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** All rows of codes, whatever the day; a code that the area doesn't list has none. */
  public Map<String, List<CatalogueRow>> find(Area area, Set<String> codes) {
    Set<Tables.Key> keys = new HashSet<>();
    codes.forEach(code -> keys.add(key(area, code)));
    Map<Tables.Key, Item> found = keys.isEmpty() ? Map.of() : tables.read(keys);
    Map<String, List<CatalogueRow>> rows = new HashMap<>();
    codes.forEach(
        code -> {
          Item item = found.get(key(area, code));
          rows.put(code, item == null ? List.of() : rows(code, item));
        });
    return rows;
  }

  /** Adds rows of one code, or corrects those from the same days; the others stay. */
  public Change add(Area area, String code, Collection<CatalogueRow> rows) {
    List<String> assignments = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    for (CatalogueRow row : rows) {
      String at = Integer.toString(assignments.size());
      assignments.add("#r" + at + " = :r" + at);
      names.put("#r" + at, ROW + row.from());
      values.put(":r" + at, AttributeValue.fromM(item(row).attributes()));
    }
    Update update =
        Update.builder()
            .tableName(table)
            .key(key(area, code).attributes())
            .updateExpression("SET " + String.join(", ", assignments))
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .build();
    return new Change(Change.Kind.VERSION, TransactWriteItem.builder().update(update).build());
  }

  private Tables.Key key(Area area, String code) {
    return Tables.Key.of(table, KEY, area.code() + "#" + code);
  }

  private static List<CatalogueRow> rows(String code, Item item) {
    return item.attributes().entrySet().stream()
        .filter(attribute -> attribute.getKey().startsWith(ROW))
        .map(attribute -> row(code, Item.of(attribute.getValue().m())))
        .toList();
  }

  static Item item(CatalogueRow row) {
    return Item.empty()
        .text("name", row.name())
        .text("level", row.level().name())
        .number("selfPaidFirst", row.selfPaidFirst().hundredthsOfPercent())
        .maybeDecimal("ceilingYuan", row.ceiling())
        .text("from", row.from().toString())
        .maybe("to", row.to());
  }

  static CatalogueRow row(String code, Item item) {
    return new CatalogueRow(
        code,
        item.text("name"),
        CatalogueRow.Level.valueOf(item.text("level")),
        new Rate(Math.toIntExact(item.number("selfPaidFirst"))),
        item.maybeDecimal("ceilingYuan"),
        item.day("from"),
        item.maybeDay("to"));
  }
}
