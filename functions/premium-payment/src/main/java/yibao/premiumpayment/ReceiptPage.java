package yibao.premiumpayment;

import java.time.format.DateTimeFormatter;
import yibao.edge.Markup;
import yibao.edge.Reply;
import yibao.operations.ShanghaiTime;
import yibao.receipts.Receipt;
import yibao.receipts.ReceiptInWords;
import yibao.receipts.ReceiptLine;
import yibao.records.Order;
import yibao.rules.Area;
import yibao.rules.AreaPolicy;
import yibao.rules.Money;
import yibao.rules.PolicyBook;

/**
 * The receipt on paper (缴费回执单): one page that prints on one sheet of A5 or A4 with up to 24 lines,
 * in Chinese with English beside, and a QR code by which what it says verifies offline.
 */
record ReceiptPage(PolicyBook book) {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ShanghaiTime.ZONE);
  static final String NONE = "—";

  private static final String QR_LABEL =
      "二维码：本回执经签名的内容，可离线核验 QR code: what this receipt says, signed, to verify offline";

  /**
   * The page of an order's receipt.
   *
   * @param signed the signed text of the same receipt
   */
  Reply reply(Order order, Receipt receipt, String signed) {
    return new Reply(200, "text/html; charset=utf-8", of(order, receipt, signed))
        .with("content-security-policy", ReceiptStyle.POLICY)
        .with("x-content-type-options", "nosniff")
        .with("referrer-policy", "no-referrer")
        .with("cache-control", "no-store");
  }

  private String of(Order order, Receipt receipt, String signed) {
    StringBuilder page = new StringBuilder(64 * 1024);
    page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
        .append(Markup.text("缴费回执单 " + number(order)))
        .append("</title><style>")
        .append(ReceiptStyle.CSS)
        .append("</style></head>\n<body>\n<h1>")
        .append(label("缴费回执单", "Payment receipt"))
        .append("</h1>\n<div class=\"top\">\n");
    facts(page, order);
    code(page, signed);
    page.append("</div>\n");
    page.append(ReceiptTable.of(order, receipt.lines()));
    sums(page, receipt.total());
    notes(page, receipt);
    return page.append("</body></html>\n").toString();
  }

  private void facts(StringBuilder page, Order order) {
    page.append("<dl>\n");
    fact(page, "wide", label("回执编号", "Receipt number"), number(order));
    fact(page, "left", label("险种", "Scheme"), ReceiptInWords.scheme(order.scheme()));
    fact(page, "right", label("参保年度", "Benefit year"), Integer.toString(order.year()));
    fact(page, "left", label("参保地区", "Area"), areaName(order.area()));
    fact(page, "right", label("订单号", "Order"), order.orderId());
    fact(
        page,
        "wide",
        label("缴费时间（北京时间）", "Paid at, China time"),
        order
            .payment()
            .map(payment -> SECOND.format(payment.paidAt()))
            .orElseGet(() -> SECOND.format(order.createdAt()) + "（无需缴费 nothing to pay）"));
    fact(
        page,
        order.employer().isPresent() ? "left" : "wide",
        label("缴费渠道", "Channel"),
        order.channel());
    order.employer().ifPresent(number -> fact(page, "right", label("单位编号", "Employer"), number));
    fact(
        page,
        "transaction",
        label("交易流水号", "Transaction number"),
        order.payment().map(ReceiptPage::transaction).orElse(NONE));
    page.append("</dl>\n");
  }

  private static void code(StringBuilder page, String signed) {
    page.append("<figure>")
        .append(QrPicture.of(signed, QR_LABEL))
        .append("<figcaption>")
        .append(label("扫码离线核验", "Scan to verify offline"))
        .append("</figcaption></figure>\n");
  }

  private static String transaction(Order.Payment payment) {
    return switch (payment) {
      case Order.Payment.ByChannel by -> by.channelTxnNo();
      case Order.Payment.FromAccount from ->
          from.shared().isEmpty() ? "个人账户 Personal account" : "家庭共济账户 Shared personal account";
    };
  }

  private static void sums(StringBuilder page, Money kept) {
    page.append("<div class=\"sums\">\n");
    paragraph(page, "sum", label("合计（元）", "Total, yuan") + " " + Markup.text(kept.toString()));
    paragraph(page, "sum", label("大写", "In words") + " " + Markup.text(CapitalAmount.of(kept)));
    page.append("</div>\n");
  }

  private static void notes(StringBuilder page, Receipt receipt) {
    if (!receipt.lines().stream().allMatch(ReceiptLine::isKept)) {
      paragraph(
          page,
          "note",
          label("划线金额已退或将退，不计入合计。", "Amounts struck out go back and are not in the total."));
    }
    paragraph(
        page,
        "note",
        label(
            "姓名已作隐私处理；回执编号可在线核验现状。",
            "Names are masked; look the number up for how it stands now."));
    paragraph(
        page,
        "note",
        label("截至 " + SECOND.format(receipt.asOf()), "as of this time")
            + " · "
            + label("政策版本 " + receipt.policyRelease(), "policy release"));
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

  private static String number(Order order) {
    return order.receiptNo().orElseThrow();
  }

  /** In Chinese with English beside. */
  static String label(String chinese, String english) {
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

  private static void paragraph(StringBuilder page, String kind, String content) {
    page.append("<p class=\"").append(kind).append("\">").append(content).append("</p>\n");
  }
}
