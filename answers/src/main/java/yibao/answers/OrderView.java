package yibao.answers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.edge.Json;
import yibao.operations.AcceptPayment;
import yibao.operations.Answer;
import yibao.operations.ShanghaiTime;
import yibao.records.Order;
import yibao.rules.Waiting;

/** Orders and answers to notices as callers read them. */
public final class OrderView {

  private OrderView() {}

  public static Answer placed(Order order) {
    return new Answer(201, of(order, order.createdAt()).write());
  }

  public static Answer cancelled(Order order) {
    return new Answer(200, of(order, order.createdAt()).write());
  }

  /** The order as it stands at an instant. */
  public static Json.Obj of(Order order, Instant now) {
    return Json.Obj.empty()
        .with("orderId", order.orderId())
        .with("channelOrderNo", order.channelOrderNo())
        .with("status", order.statusAt(now).name())
        .with("area", order.area().code())
        .with("scheme", order.scheme().name())
        .with("year", order.year())
        .withMaybe("employer", order.employer())
        .with("method", order.means().method().name())
        .with("totalFen", order.total().fen())
        .with("lines", lines(order))
        .with("createdAt", ShanghaiTime.text(order.createdAt()))
        .with("expiresAt", ShanghaiTime.text(order.expiresAt()))
        .withMaybe("paidAt", order.payment().map(payment -> ShanghaiTime.text(payment.paidAt())))
        .withMaybe("receiptNo", order.receiptNo())
        .withMaybe("refundId", order.refundOfWhole())
        .with("policyRelease", order.policyRelease());
  }

  public static Answer notice(AcceptPayment.Decision decision) {
    Json.Obj body =
        switch (decision) {
          case AcceptPayment.Decision.Paid paid -> taken(paid.order());
          case AcceptPayment.Decision.RefundDue back -> taken(back.order());
          case AcceptPayment.Decision.Suspended suspended ->
              Json.Obj.empty()
                  .withMaybe("orderId", suspended.orderId())
                  .with("status", "SUSPENSE")
                  .with("suspenseId", suspended.suspenseId())
                  .with("lines", List.of());
        };
    return new Answer(200, body.write());
  }

  /** An order whose money a person matched, as its channel would have been answered. */
  public static Json.Obj taken(Order order) {
    return order.status() == Order.Status.PAID
        ? answered(order, "PAID").withMaybe("receiptNo", order.receiptNo())
        : answered(order, "REFUND_DUE").withMaybe("refundId", order.refundOfWhole());
  }

  private static Json.Obj answered(Order order, String status) {
    return Json.Obj.empty()
        .with("orderId", order.orderId())
        .with("status", status)
        .with("lines", lines(order));
  }

  private static List<Json.Obj> lines(Order order) {
    return order.lines().stream()
        .map(line -> line(line).withMaybe("relationId", relation(order, line)))
        .toList();
  }

  /** The relation of sharing that paid a line. */
  private static Optional<String> relation(Order order, Order.Line line) {
    return order.payment().orElse(null) instanceof Order.Payment.FromAccount from
        ? from.sharedFor(line).flatMap(Order.Payment.Shared::relationId)
        : Optional.empty();
  }

  public static Json.Obj line(Order.Line line) {
    Json.Obj view =
        Json.Obj.empty()
            .with("psnNo", line.psnNo())
            .withMaybe("month", line.month().map(Order.Month::month))
            .with("status", line.status().name())
            .with("payableFen", line.payable().fen())
            .with("repairFen", line.repair().fen())
            .withMaybe("coverFrom", line.coverFrom())
            .withMaybe("coverTo", line.coverTo());
    if (line.waitMonths().isPresent()) {
      view = view.with("waitMonths", line.waitMonths().getAsInt());
    }
    if (line.month().isPresent()) {
      view = month(view, line, line.month().get());
    }
    return view.withMaybe("refundId", line.refundId());
  }

  private static Json.Obj month(Json.Obj view, Order.Line line, Order.Month month) {
    return view.with("kind", month.kind().name())
        .with("baseFen", month.base().fen())
        .with("employerFen", month.employer().fen())
        .with("ownFen", line.price().minus(month.employer()).fen())
        .with("creditFen", month.credit().fen())
        .withMaybe("coversFrom", month.waiting().map(Waiting::coversFrom));
  }
}
