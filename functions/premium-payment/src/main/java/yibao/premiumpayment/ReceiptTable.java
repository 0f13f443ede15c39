package yibao.premiumpayment;

import static yibao.premiumpayment.ReceiptPage.NONE;
import static yibao.premiumpayment.ReceiptPage.label;

import java.util.List;
import java.util.function.Function;
import yibao.edge.Markup;
import yibao.receipts.ReceiptLine;
import yibao.records.Order;
import yibao.rules.Money;
import yibao.rules.Scheme;

/** The lines of a receipt on paper: people's years, or people's months of the employee scheme. */
final class ReceiptTable {

  /** A line of the order, and how it stands in the receipt. */
  private record Row(int number, Order.Line line, ReceiptLine receiptLine) {

    private boolean isKept() {
      return receiptLine.isKept();
    }
  }

  /**
   * A column.
   *
   * @param kind by which its width and looks are told
   */
  private record Column(
      String kind, String chinese, String english, Function<Row, String> content) {}

  private static final Column NUMBER =
      new Column("no", "序号", "No.", row -> Markup.text(Integer.toString(row.number())));
  private static final Column NAME =
      new Column("name", "参保人", "Insured", row -> Markup.text(row.line().maskedName()));
  private static final Column STATUS = new Column("status", "状态", "Status", ReceiptTable::status);
  private static final Column AMOUNT =
      new Column("amount", "金额（元）", "Yuan", row -> Markup.text(row.line().price().toString()));

  private static final List<Column> OF_YEARS =
      List.of(
          NUMBER,
          NAME,
          STATUS,
          AMOUNT,
          new Column("part", "其中修复", "Repair", row -> amount(row.line().repair())),
          new Column("cover", "待遇享受期", "Cover", ReceiptTable::cover),
          new Column("span", "等待月数", "Wait, mo.", ReceiptTable::wait));

  private static final List<Column> OF_MONTHS =
      List.of(
          NUMBER,
          NAME,
          new Column("span", "费款属期", "Month", ReceiptTable::month),
          STATUS,
          AMOUNT,
          new Column("part", "其中单位", "Employer", ReceiptTable::employer),
          new Column("cover", "待遇享受期", "Cover", ReceiptTable::cover));

  private ReceiptTable() {}

  static String of(Order order, List<ReceiptLine> lines) {
    List<Column> columns = order.scheme() == Scheme.EMPLOYEE ? OF_MONTHS : OF_YEARS;
    StringBuilder table = new StringBuilder();
    table.append(ReceiptStyle.isClose(lines.size()) ? "<table class=\"close\">" : "<table>");
    table.append("\n<thead><tr>");
    for (Column column : columns) {
      cell(table, "th", column.kind(), label(column.chinese(), column.english()));
    }
    table.append("</tr></thead>\n<tbody>\n");
    for (int i = 0; i < lines.size(); i++) {
      Row row = new Row(i + 1, order.lines().get(i), lines.get(i));
      table.append(row.isKept() ? "<tr>" : "<tr class=\"back\">");
      columns.forEach(column -> cell(table, "td", column.kind(), column.content().apply(row)));
      table.append("</tr>\n");
    }
    return table.append("</tbody></table>\n").toString();
  }

  private static String status(Row row) {
    return label(row.receiptLine().status().chinese(), row.receiptLine().status().english());
  }

  private static String amount(Money amount) {
    return amount.isZero() ? NONE : Markup.text(amount.toString());
  }

  private static String employer(Row row) {
    return row.line().month().map(Order.Month::employer).map(ReceiptTable::amount).orElse(NONE);
  }

  private static String month(Row row) {
    return row.line().month().map(paid -> Markup.text(paid.month().toString())).orElse(NONE);
  }

  /** A month of a wait says from when those after it cover. */
  private static String cover(Row row) {
    Order.Line line = row.line();
    if (line.coverFrom().isPresent() && line.coverTo().isPresent()) {
      return Markup.text(line.coverFrom().get() + " 至 " + line.coverTo().get());
    }
    return line.month()
        .filter(paid -> row.isKept())
        .flatMap(Order.Month::waiting)
        .map(waiting -> label("自 " + waiting.coversFrom() + " 起", "from then"))
        .orElse(NONE);
  }

  private static String wait(Row row) {
    return row.isKept() && row.line().waitMonths().isPresent()
        ? Markup.text(Integer.toString(row.line().waitMonths().getAsInt()))
        : NONE;
  }

  private static void cell(StringBuilder table, String tag, String kind, String content) {
    table
        .append('<')
        .append(tag)
        .append(" class=\"")
        .append(kind)
        .append("\">")
        .append(content)
        .append("</")
        .append(tag)
        .append('>');
  }
}
