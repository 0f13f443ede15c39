package yibao.records;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import yibao.rules.Area;
import yibao.rules.BillParts;
import yibao.rules.MedicalType;
import yibao.rules.Money;
import yibao.rules.Scheme;

/** The table of visits and stays, with the bills and lines of each under its number. */
public final class Visits {

  private static final String VISIT = "visit";
  private static final String BILL = "bill#";

  private final Tables tables;
  private final String table;
  private final VisitsLines lines;

  public Visits(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
    this.lines = new VisitsLines(tables, table);
  }

  /** The lines of their bills. */
  public VisitsLines lines() {
    return lines;
  }

  public Optional<Visit> find(String mdtrtId) {
    return tables.read(key(mdtrtId)).map(Visits::visit);
  }

  /** A bill as it stands; empty if nothing was told of it yet. */
  public Bill bill(String mdtrtId, String batch) {
    return tables
        .read(key(mdtrtId, batch))
        .map(Visits::bill)
        .orElseGet(() -> Bill.empty(mdtrtId, batch));
  }

  /**
   * Bills of a visit as they stand, by their batches; those of which nothing was told are empty.
   */
  public Map<String, Bill> bills(String mdtrtId, Set<String> batches) {
    Map<String, Bill> bills = new HashMap<>();
    batches.forEach(batch -> bills.put(batch, Bill.empty(mdtrtId, batch)));
    tables
        .read(batches.stream().map(batch -> key(mdtrtId, batch)).collect(Collectors.toSet()))
        .values()
        .forEach(
            item -> {
              Bill bill = bill(item);
              bills.put(bill.batch(), bill);
            });
    return bills;
  }

  /** Enters a visit that must be new. */
  public Change enter(Visit visit) {
    return put(Change.Kind.NEW, item(visit), 0);
  }

  /** Stores a visit as it is next, if it is as it was seen. */
  public Change replace(Visit next) {
    return put(Change.Kind.VERSION, item(next), next.version() - 1);
  }

  /** Stores a bill as it is next, if it is as it was seen. */
  public Change replace(Bill next) {
    return put(Change.Kind.VERSION, item(next), next.version() - 1);
  }

  /** Stores nothing, and holds only while a bill is as it was seen. */
  public Change isAt(Bill seen) {
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table)
            .key(key(seen.mdtrtId(), seen.batch()).attributes())
            .conditionExpression("version = :seen")
            .expressionAttributeValues(
                Map.of(":seen", AttributeValue.fromN(Long.toString(seen.version()))))
            .build();
    return new Change(
        Change.Kind.VERSION, TransactWriteItem.builder().conditionCheck(check).build());
  }

  Tables.Key key(String mdtrtId) {
    return place(mdtrtId, VISIT);
  }

  Tables.Key key(String mdtrtId, String batch) {
    return place(mdtrtId, BILL + batch);
  }

  private Tables.Key place(String mdtrtId, String part) {
    return new Tables.Key(
        table,
        Map.of("mdtrtId", AttributeValue.fromS(mdtrtId), "part", AttributeValue.fromS(part)));
  }

  private Change put(Change.Kind kind, Item item, long seen) {
    Put.Builder put = Put.builder().tableName(table).item(item.attributes());
    if (seen == 0) {
      put.conditionExpression("attribute_not_exists(mdtrtId)");
    } else {
      put.conditionExpression("version = :seen")
          .expressionAttributeValues(Map.of(":seen", AttributeValue.fromN(Long.toString(seen))));
    }
    return new Change(kind, TransactWriteItem.builder().put(put.build()).build());
  }

  private static Item item(Visit visit) {
    return Item.empty()
        .text("mdtrtId", visit.mdtrtId())
        .text("part", VISIT)
        .number("version", visit.version())
        .text("institution", visit.institution())
        .text("area", visit.area().code())
        .text("psnNo", visit.psnNo())
        .text("scheme", visit.scheme().name())
        .text("kind", visit.kind().name())
        .maybe("type", visit.type().map(MedicalType::name))
        .second("begun", visit.begun())
        .maybe("discharged", visit.discharged())
        .flag("cancelled", visit.cancelled())
        .number("settled", visit.settled());
  }

  static Visit visit(Item item) {
    return new Visit(
        item.text("mdtrtId"),
        item.number("version"),
        item.text("institution"),
        new Area(item.text("area")),
        item.text("psnNo"),
        Scheme.valueOf(item.text("scheme")),
        Visit.Kind.valueOf(item.text("kind")),
        item.maybeText("type").map(MedicalType::valueOf),
        item.second("begun"),
        item.maybeDay("discharged"),
        item.flag("cancelled"),
        Math.toIntExact(item.number("settled")));
  }

  private static Item item(Bill bill) {
    return Visits.parts(Item.empty(), bill.parts())
        .text("mdtrtId", bill.mdtrtId())
        .text("part", BILL + bill.batch())
        .number("version", bill.version())
        .number("lines", bill.lines())
        .maybe("settledAs", bill.settledAs());
  }

  static Bill bill(Item item) {
    return new Bill(
        item.text("mdtrtId"),
        item.text("part").substring(BILL.length()),
        item.number("version"),
        parts(item),
        Math.toIntExact(item.number("lines")),
        item.maybeText("settledAs"));
  }

  static Item parts(Item item, BillParts parts) {
    return item.number("ownPaidFen", parts.ownPaid().fen())
        .number("overLimitFen", parts.overLimit().fen())
        .number("paidFirstFen", parts.paidFirst().fen())
        .number("inScopeFen", parts.inScope().fen());
  }

  static BillParts parts(Item item) {
    return BillParts.of(
        Money.ofFen(item.number("ownPaidFen")),
        Money.ofFen(item.number("overLimitFen")),
        Money.ofFen(item.number("paidFirstFen")),
        Money.ofFen(item.number("inScopeFen")));
  }
}
