package yibao.premiumpayment;

import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.CancelOrder;
import yibao.operations.Channel;
import yibao.operations.Keyed;

/** {@code POST /premium-payment/orders/{orderId}/cancellation}: the channel gives an order up. */
record CancellationRoute(CancelOrder orders) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    Keyed<CancelOrder.Refusal> outcome =
        orders.cancel(new Channel(call.caller().channel()), call.path("orderId"), call.now());
    return switch (outcome) {
      case Keyed.Answered<CancelOrder.Refusal> answered ->
          Reply.json(answered.answer().status(), answered.answer().body())
              .replayedIf(answered.before());
      case Keyed.KeyReused<CancelOrder.Refusal> reused ->
          throw new IllegalStateException("an order's id is bound to more than its cancellation");
      case Keyed.Refused<CancelOrder.Refusal> refused ->
          problem(refused.reason()).reply(call.tongue());
    };
  }

  private static Problem problem(CancelOrder.Refusal refusal) {
    return switch (refusal) {
      case CancelOrder.Refusal.Unknown unknown ->
          Problem.of(EdgeProblem.NOT_FOUND, "没有找到，请核对编号", "nothing is found under this number");
      case CancelOrder.Refusal.Paid paid ->
          Problem.of(
              PaymentProblem.ORDER_PAID,
              "订单已缴费生效，不能取消；符合条件的请申请退费",
              "the order is paid and can't be cancelled; ask for a refund where one is due");
      case CancelOrder.Refusal.Expired expired ->
          Problem.of(
              PaymentProblem.ORDER_EXPIRED,
              "订单已过期，无需取消；再要缴费请重新下单",
              "the order has expired and needs no cancelling; to pay, order again");
    };
  }
}
