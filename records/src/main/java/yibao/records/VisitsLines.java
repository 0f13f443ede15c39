package yibao.records;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import yibao.rules.Money;

/**
 * The lines of bills in the table of visits: one item for each message that brought some or took
 * some back, in their order, none ever changed; and one with the numbers of those that stand.
 */
public final class VisitsLines {

  private static final String NUMBERS = "line-numbers";
  private static final String LINES = "lines#%010d";

  private final Tables tables;
  private final String table;

  VisitsLines(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** The numbers of a visit's lines that stand. */
  public LineNumbers numbers(String mdtrtId) {
    return tables
        .read(key(mdtrtId, NUMBERS))
        .map(VisitsLines::numbers)
        .orElseGet(() -> LineNumbers.none(mdtrtId));
  }

  /** The lines of a visit that stand, in the order in which they came. */
  public List<BillLine> standing(String mdtrtId) {
    Map<String, BillLine> standing = new LinkedHashMap<>();
    long next = 1;
    for (List<Item> page = page(mdtrtId, next); !page.isEmpty(); page = page(mdtrtId, next)) {
      for (Item message : page) {
        message.texts("takenBack").forEach(standing::remove);
        message
            .maybeList("entered", VisitsLines::line)
            .forEach(line -> standing.put(line.serial(), line));
      }
      next = page.getLast().number("version") + 1;
    }
    return List.copyOf(standing.values());
  }

  private List<Item> page(String mdtrtId, long first) {
    return tables.query(
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("mdtrtId = :visit AND part BETWEEN :first AND :last")
            .expressionAttributeValues(
                Map.of(
                    ":visit", AttributeValue.fromS(mdtrtId),
                    ":first", AttributeValue.fromS(LINES.formatted(first)),
                    ":last", AttributeValue.fromS(LINES.formatted(9_999_999_999L))))
            .consistentRead(true)
            .build());
  }

  /** Enters lines, if those that stand are as they were seen. */
  public List<Change> enter(LineNumbers seen, List<BillLine> lines) {
    LineNumbers next = seen.with(lines.stream().map(BillLine::serial).toList());
    return List.of(replace(next), put(message(next).list("entered", lines, VisitsLines::item)));
  }

  /** Takes lines back, if those that stand are as they were seen. */
  public List<Change> takeBack(LineNumbers seen, List<String> serials) {
    LineNumbers next = seen.without(serials);
    return List.of(replace(next), put(message(next).texts("takenBack", serials)));
  }

  private static Item message(LineNumbers next) {
    return Item.empty()
        .text("mdtrtId", next.mdtrtId())
        .text("part", LINES.formatted(next.version()))
        .number("version", next.version());
  }

  private Change put(Item item) {
    return new Change(
        Change.Kind.NEW,
        TransactWriteItem.builder()
            .put(Put.builder().tableName(table).item(item.attributes()).build())
            .build());
  }

  private Change replace(LineNumbers next) {
    ByteBuffer digests = ByteBuffer.allocate(next.count() * Long.BYTES);
    next.digests().stream().sorted().forEach(digests::putLong);
    Item item =
        Item.empty()
            .text("mdtrtId", next.mdtrtId())
            .text("part", NUMBERS)
            .number("version", next.version())
            .bytes("digests", SdkBytes.fromByteArray(digests.array()));
    Put.Builder put = Put.builder().tableName(table).item(item.attributes());
    long seen = next.version() - 1;
    if (seen == 0) {
      put.conditionExpression("attribute_not_exists(mdtrtId)");
    } else {
      put.conditionExpression("version = :seen")
          .expressionAttributeValues(Map.of(":seen", AttributeValue.fromN(Long.toString(seen))));
    }
    return new Change(Change.Kind.VERSION, TransactWriteItem.builder().put(put.build()).build());
  }

  private Tables.Key key(String mdtrtId, String part) {
    return new Tables.Key(
        table,
        Map.of("mdtrtId", AttributeValue.fromS(mdtrtId), "part", AttributeValue.fromS(part)));
  }

  private static LineNumbers numbers(Item item) {
    ByteBuffer stored = item.bytes("digests").asByteBuffer();
    Set<Long> digests = new HashSet<>();
    while (stored.hasRemaining()) {
      digests.add(stored.getLong());
    }
    return new LineNumbers(item.text("mdtrtId"), item.number("version"), digests);
  }

  private static Item item(BillLine line) {
    return Visits.parts(Item.empty(), line.parts())
        .text("serial", line.serial())
        .text("batch", line.batch())
        .text("code", line.code())
        .second("occurred", line.occurred())
        .number("amountFen", line.amount().fen())
        .decimal("count", line.count())
        .maybeItem("row", line.row(), Catalogue::item);
  }

  private static BillLine line(Item item) {
    String code = item.text("code");
    return new BillLine(
        item.text("serial"),
        item.text("batch"),
        code,
        item.second("occurred"),
        Money.ofFen(item.number("amountFen")),
        item.decimal("count"),
        item.maybeItem("row", row -> Catalogue.row(code, row)),
        Visits.parts(item));
  }
}
