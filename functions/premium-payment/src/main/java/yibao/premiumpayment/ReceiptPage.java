package yibao.premiumpayment;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import yibao.edge.Markup;
import yibao.edge.Reply;
import yibao.operations.ShanghaiTime;
import yibao.records.Order;
import yibao.rules.Area;
import yibao.rules.AreaPolicy;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.Scheme;

/**
 * The receipt on paper (缴费回执单): one page that prints on one sheet of A5 or A4 with up to twenty
 * lines, in Chinese with English beside.
 */
record ReceiptPage(PolicyBook book) {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ShanghaiTime.ZONE);
  private static final String NONE = "—";

  /** The receipt of an order as it stands at an instant. */
  Reply reply(Order order, Instant now) {
    return new Reply(200, "text/html; charset=utf-8", of(order, now))
        .with("content-security-policy", ReceiptStyle.POLICY)
        .with("x-content-type-options", "nosniff")
        .with("referrer-policy", "no-referrer")
        .with("cache-control", "no-store");
  }

  private String of(Order order, Instant now) {
    StringBuilder page = new StringBuilder(8192);
    page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
        .append(Markup.text("缴费回执单 " + number(order)))
        .append("</title><style>")
        .append(ReceiptStyle.CSS)
        .append("</style></head>\n<body>\n<h1>")
        .append(label("缴费回执单", "Payment receipt"))
        .append("</h1>\n");
    facts(page, order);
    lines(page, order.lines());
    sums(page, OrderView.kept(order));
    notes(page, order, now);
    return page.append("</body></html>\n").toString();
  }

  private void facts(StringBuilder page, Order order) {
    page.append("<dl>\n");
    fact(page, "half", label("回执编号", "Receipt number"), number(order));
    fact(page, "half", label("订单号", "Order"), order.orderId());
    fact(page, "half", label("参保地区", "Area"), areaName(order.area()));
    fact(page, "half", label("险种", "Scheme"), schemeName(order.scheme()));
    fact(page, "half", label("参保年度", "Benefit year"), Integer.toString(order.year()));
    fact(
        page,
        "half",
        label("缴费时间（北京时间）", "Paid at, China time"),
        order
            .payment()
            .map(payment -> SECOND.format(payment.paidAt()))
            .orElseGet(() -> SECOND.format(order.createdAt()) + "（无需缴费 nothing to pay）"));
    fact(page, "wide", label("缴费渠道", "Channel"), order.channel());
    fact(
        page,
        "transaction",
        label("交易流水号", "Transaction number"),
        order.payment().map(Order.Payment::channelTxnNo).orElse(NONE));
    page.append("</dl>\n");
  }

  private static void lines(StringBuilder page, List<Order.Line> lines) {
    page.append("<table>\n<thead><tr>");
    head(page, "no", "序号", "No.");
    head(page, "name", "参保人", "Insured");
    head(page, "status", "状态", "Status");
    head(page, "amount", "金额（元）", "Yuan");
    head(page, "cover", "待遇享受期", "Cover");
    head(page, "wait", "等待月数", "Wait months");
    page.append("</tr></thead>\n<tbody>\n");
    for (int i = 0; i < lines.size(); i++) {
      line(page, i + 1, lines.get(i));
    }
    page.append("</tbody></table>\n");
  }

  private static void line(StringBuilder page, int number, Order.Line line) {
    boolean kept = OrderView.kept(line);
    page.append(kept ? "<tr>" : "<tr class=\"back\">");
    cell(page, "no", Markup.text(Integer.toString(number)));
    cell(page, "name", Markup.text(line.maskedName()));
    cell(page, "status", status(line.status()));
    cell(page, "amount", Markup.text(line.price().toString()) + repair(line));
    cell(
        page,
        "cover",
        Markup.text(
            line.coverFrom().isPresent() && line.coverTo().isPresent()
                ? line.coverFrom().get() + " 至 " + line.coverTo().get()
                : NONE));
    cell(
        page,
        "wait",
        kept && line.waitMonths().isPresent()
            ? Markup.text(Integer.toString(line.waitMonths().getAsInt()))
            : NONE);
    page.append("</tr>\n");
  }

  /** What of the amount bought off break years. */
  private static String repair(Order.Line line) {
    return line.repair().isZero()
        ? ""
        : "<br>" + label("含断保修复 " + line.repair(), "repair included");
  }

  private static void sums(StringBuilder page, Money kept) {
    page.append("<div class=\"sums\">\n");
    paragraph(page, "sum", label("合计（元）", "Total, yuan") + " " + Markup.text(kept.toString()));
    paragraph(page, "sum", label("大写", "In words") + " " + Markup.text(CapitalAmount.of(kept)));
    page.append("</div>\n");
  }

  private static void notes(StringBuilder page, Order order, Instant now) {
    if (!order.lines().stream().allMatch(OrderView::kept)) {
      paragraph(
          page,
          "note",
          label("划线金额已退或将退，不计入合计。", "Amounts struck out go back and are not in the total."));
    }
    paragraph(
        page,
        "note",
        label("姓名已作隐私处理；回执编号可在线核验。", "Names are masked; the receipt number can be looked up."));
    paragraph(
        page,
        "note",
        label("截至 " + SECOND.format(now), "as of this time")
            + " · "
            + label("政策版本 " + order.policyRelease(), "policy release"));
  }

  private String areaName(Area area) {
    return book.policies().stream()
        .filter(policy -> policy.area().equals(area))
        .findFirst()
        .map(policy -> names(policy) + " " + area)
        .orElse(area.toString());
  }

  private static String names(AreaPolicy policy) {
    return policy.chineseName() + " " + policy.englishName();
  }

  private static String schemeName(Scheme scheme) {
    return switch (scheme) {
      case RESIDENT -> "城乡居民基本医疗保险 Residents";
      case EMPLOYEE -> "职工基本医疗保险 Employees";
    };
  }

  private static String status(Order.LineStatus status) {
    return switch (status) {
      case PENDING -> label("待缴费", "Pending");
      case COVERED -> label("已参保", "Covered");
      case NOT_COVERED -> label("不享待遇", "Not covered");
      case REFUND_DUE -> label("待退款", "To be refunded");
      case REFUNDED -> label("已退款", "Refunded");
    };
  }

  private static String number(Order order) {
    return order.receiptNo().orElseThrow();
  }

  private static String label(String chinese, String english) {
    return Markup.text(chinese) + " <span lang=\"en\">" + Markup.text(english) + "</span>";
  }

  private static void fact(StringBuilder page, String kind, String label, String value) {
    page.append("<div class=\"")
        .append(kind)
        .append("\"><dt>")
        .append(label)
        .append("</dt><dd>")
        .append(Markup.text(value))
        .append("</dd></div>\n");
  }

  private static void head(StringBuilder page, String column, String chinese, String english) {
    page.append("<th class=\"")
        .append(column)
        .append("\">")
        .append(label(chinese, english))
        .append("</th>");
  }

  private static void cell(StringBuilder page, String column, String content) {
    page.append("<td class=\"").append(column).append("\">").append(content).append("</td>");
  }

  private static void paragraph(StringBuilder page, String kind, String content) {
    page.append("<p class=\"").append(kind).append("\">").append(content).append("</p>\n");
  }
}
