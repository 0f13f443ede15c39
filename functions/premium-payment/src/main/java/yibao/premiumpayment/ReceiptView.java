package yibao.premiumpayment;

import java.time.Instant;
import yibao.answers.OrderView;
import yibao.edge.Json;
import yibao.operations.ShanghaiTime;
import yibao.receipts.Receipt;
import yibao.receipts.ReceiptLine;
import yibao.receipts.ReceiptNo;
import yibao.records.Order;

/** What an order's receipt says as of an instant, and as callers read it. */
final class ReceiptView {

  private ReceiptView() {}

  static Receipt of(Order order, Instant asOf) {
    return new Receipt(
        order.receiptNo().flatMap(ReceiptNo::parse).orElseThrow(),
        order.channel(),
        order.scheme(),
        order.payment().map(Order.Payment::paidAt),
        asOf,
        order.policyRelease(),
        order.lines().stream().map(ReceiptView::line).toList());
  }

  private static ReceiptLine line(Order.Line line) {
    return new ReceiptLine(
        line.maskedName(),
        ReceiptLine.Status.valueOf(line.status().name()),
        line.payable(),
        line.repair(),
        line.coverFrom(),
        line.coverTo(),
        line.month().map(Order.Month::month));
  }

  /** Only what was kept is in the receipt's sum; lines whose money goes back are shown as such. */
  static Json.Obj json(Order order, Receipt receipt, String signed) {
    return Json.Obj.empty()
        .withMaybe("receiptNo", order.receiptNo())
        .with("channel", order.channel())
        .with("area", order.area().code())
        .with("scheme", order.scheme().name())
        .with("year", order.year())
        .withMaybe("employer", order.employer())
        .withMaybe("paidAt", order.payment().map(payment -> ShanghaiTime.text(payment.paidAt())))
        .with(
            "lines",
            order.lines().stream()
                .map(line -> OrderView.line(line).with("name", line.maskedName()))
                .toList())
        .with("totalFen", receipt.total().fen())
        .with("policyRelease", order.policyRelease())
        .with("asOf", ShanghaiTime.text(receipt.asOf()))
        .with("signed", signed);
  }
}
