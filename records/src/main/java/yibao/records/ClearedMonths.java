package yibao.records;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * The table of the clearing between pooling areas: the parts of each month as they were added up,
 * and which months are cleared. Everything in it is written once.
 */
public final class ClearedMonths {

  /** So that an item of debts stays far below what an item may hold. */
  private static final int DEBTS_AN_ITEM = 2000;

  private static final String CLEARED = "cleared";

  private final Tables tables;
  private final String table;

  public ClearedMonths(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** Every month that is cleared, in their order: twelve a year. */
  public List<ClearedMonth> all() {
    return tables
        .query(
            QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("clearing = :cleared")
                .expressionAttributeValues(Map.of(":cleared", AttributeValue.fromS(CLEARED)))
                .build())
        .stream()
        .map(ClearedMonths::month)
        .toList();
  }

  /** That a month is cleared; refused if it is already. */
  public Change clear(ClearedMonth month) {
    return write(
        item(CLEARED, month.month().toString())
            .second("bookedAt", month.bookedAt())
            .maybeItem("posting", month.posting(), ClearedMonths::item));
  }

  /** Those parts of a month that were added up and kept, in their order. */
  public List<ClearedPart> parts(YearMonth month) {
    List<Tables.Key> firsts = new ArrayList<>();
    for (int part = 0; part < Ledger.PARTS; part++) {
      firsts.add(key(month, part, 0));
    }
    Map<Tables.Key, Item> found = tables.read(Set.copyOf(firsts));
    List<ClearedPart> parts = new ArrayList<>();
    for (int part = 0; part < Ledger.PARTS; part++) {
      Item first = found.get(firsts.get(part));
      if (first != null) {
        parts.add(part(month, part, first));
      }
    }
    return parts;
  }

  private ClearedPart part(YearMonth month, int part, Item first) {
    List<AreaDebt> debts = new ArrayList<>(first.list("debts", ClearedMonths::debt));
    for (int item = 1; item < first.number("items"); item++) {
      debts.addAll(
          tables
              .read(key(month, part, item))
              .orElseThrow(() -> new IllegalStateException("debts are missing of " + month))
              .list("debts", ClearedMonths::debt));
    }
    return new ClearedPart(month, part, debts);
  }

  /**
   * Keeps a part as it was added up, unless another run has; its first item last, which says how
   * many there are. One without debts is as soon added up again as read.
   */
  public void keep(ClearedPart part) {
    int size = part.debts().size();
    int items = (size + DEBTS_AN_ITEM - 1) / DEBTS_AN_ITEM;
    for (int item = items - 1; item >= 0; item--) {
      int from = item * DEBTS_AN_ITEM;
      List<AreaDebt> some = part.debts().subList(from, Math.min(size, from + DEBTS_AN_ITEM));
      // a refused condition says that another run has written the same
      tables.commit(
          List.of(
              write(
                  item(clearing(part.month()), place(part.part(), item))
                      .number("items", items)
                      .list("debts", some, ClearedMonths::item))));
    }
  }

  private Change write(Item item) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item.attributes())
            .conditionExpression("attribute_not_exists(clearing)")
            .build();
    return new Change(Change.Kind.NEW, TransactWriteItem.builder().put(put).build());
  }

  private Tables.Key key(YearMonth month, int part, int item) {
    return new Tables.Key(
        table,
        Map.of(
            "clearing", AttributeValue.fromS(clearing(month)),
            "place", AttributeValue.fromS(place(part, item))));
  }

  private static String clearing(YearMonth month) {
    return "parts#" + month;
  }

  private static String place(int part, int item) {
    return Ledger.hex(part) + "#" + item;
  }

  private static Item item(String clearing, String place) {
    return Item.empty().text("clearing", clearing).text("place", place);
  }

  private static Item item(Posting.Place place) {
    return Item.empty()
        .text("day", place.day().toString())
        .text("postingId", place.postingId())
        .text("digest", place.digest());
  }

  private static Item item(AreaDebt debt) {
    return Item.empty()
        .text("debtor", debt.debtor().code())
        .text("creditor", debt.creditor().code())
        .number("fen", debt.amount().fen())
        .number("lines", debt.lines());
  }

  private static ClearedMonth month(Item item) {
    return new ClearedMonth(
        YearMonth.parse(item.text("place")),
        item.second("bookedAt"),
        item.maybeItem(
            "posting",
            place ->
                new Posting.Place(
                    place.day("day"), place.text("postingId"), place.text("digest"))));
  }

  private static AreaDebt debt(Item item) {
    return new AreaDebt(
        new Area(item.text("debtor")),
        new Area(item.text("creditor")),
        Money.ofFen(item.number("fen")),
        item.number("lines"));
  }
}
