package yibao.answers;

import yibao.edge.Json;
import yibao.operations.AcceptRefundPayment;
import yibao.operations.Answer;
import yibao.operations.MatchSuspense;
import yibao.operations.ShanghaiTime;
import yibao.records.Orders;
import yibao.records.Refund;
import yibao.records.Suspense;

/** Refunds and items of suspense as callers read them. */
public final class OwedView {

  private OwedView() {}

  public static Answer requested(Refund refund) {
    return new Answer(201, of(refund).write());
  }

  public static Answer paidBack(AcceptRefundPayment.Decision decision) {
    Json.Obj body =
        switch (decision) {
          case AcceptRefundPayment.Decision.Refunded refunded -> of(refunded.refund());
          case AcceptRefundPayment.Decision.Suspended suspended ->
              Json.Obj.empty()
                  .with("refundId", suspended.refundId())
                  .with("status", "SUSPENSE")
                  .with("suspenseId", suspended.suspenseId());
        };
    return new Answer(200, body.write());
  }

  public static Answer matched(MatchSuspense.Matched matched) {
    return new Answer(
        200, of(matched.suspense()).with("order", OrderView.taken(matched.order())).write());
  }

  public static Answer returned(Suspense suspense) {
    return new Answer(200, of(suspense).write());
  }

  public static Json.Obj of(Refund refund) {
    Json.Obj view =
        Json.Obj.empty()
            .with("refundId", refund.refundId())
            .with("status", refund.status().name())
            .with("refundFen", refund.amount().fen())
            .with("reason", refund.reason().name())
            .withMaybe("channelTxnNo", refund.channelTxnNo());
    view =
        switch (refund.cause()) {
          case Refund.Cause.OrderLine line ->
              view.with("orderId", line.orderId())
                  .with("psnNo", line.psnNo())
                  .withMaybe("month", line.month());
          case Refund.Cause.WholeOrder whole -> view.with("orderId", whole.orderId());
          case Refund.Cause.Suspended suspended -> view.with("suspenseId", suspended.suspenseId());
        };
    view = view.with("since", ShanghaiTime.text(refund.since()));
    return switch (refund.paidBack().orElse(null)) {
      case null -> view;
      case Refund.PaidBack.ByChannel by ->
          view.with("refundTxnNo", by.channelTxnNo())
              .with("refundedAt", ShanghaiTime.text(by.paidAt()));
      case Refund.PaidBack.IntoAccount into ->
          view.with("account", Json.Obj.empty().with("psnNo", into.psnNo()))
              .with("refundedAt", ShanghaiTime.text(into.paidAt()));
    };
  }

  /**
   * An item names the order that its money was told for, or the refund: the one that the channel
   * named, or by which its money goes back.
   */
  public static Json.Obj of(Suspense suspense) {
    Json.Obj view =
        Json.Obj.empty()
            .with("suspenseId", suspense.suspenseId())
            .with("channel", suspense.channel())
            .with("channelTxnNo", suspense.channelTxnNo())
            .withMaybe("orderId", suspense.orderId().filter(Orders::isId))
            .withMaybe("refundId", suspense.orderId().filter(Refund::isId))
            .with("amountFen", suspense.amount().fen())
            .with("reason", suspense.reason().name())
            .with("direction", suspense.direction().name())
            .with("status", suspense.status().name())
            .with("paidAt", ShanghaiTime.text(suspense.paidAt()))
            .with("since", ShanghaiTime.text(suspense.since()));
    return switch (suspense.workedOff().orElse(null)) {
      case null -> view;
      case Suspense.WorkedOff.Matched matched -> view.with("matchedTo", matched.toOrderId());
      case Suspense.WorkedOff.Returned returned -> view.withMaybe("refundId", returned.refundId());
      case Suspense.WorkedOff.TakenBack back -> view;
    };
  }
}
