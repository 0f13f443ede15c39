package yibao.premiumpayment;

import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.CancelOrder;
import yibao.operations.Channel;

/** {@code POST /premium-payment/orders/{orderId}/cancellation}: the channel gives an order up. */
record CancellationRoute(CancelOrder orders) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    CancelOrder.Outcome outcome =
        orders.cancel(new Channel(call.caller().channel()), call.path("orderId"), call.now());
    return switch (outcome) {
      case CancelOrder.Outcome.Cancelled cancelled ->
          Reply.json(cancelled.answer().status(), cancelled.answer().body())
              .replayedIf(cancelled.before());
      case CancelOrder.Outcome.Unknown unknown ->
          Problem.of(EdgeProblem.NOT_FOUND, "没有找到，请核对编号", "nothing is found under this number")
              .reply(call.tongue());
      case CancelOrder.Outcome.Paid paid ->
          Problem.of(
                  PaymentProblem.ORDER_PAID,
                  "订单已缴费生效，不能取消；符合条件的请申请退费",
                  "the order is paid and can't be cancelled; ask for a refund where one is due")
              .reply(call.tongue());
      case CancelOrder.Outcome.Expired expired ->
          Problem.of(
                  PaymentProblem.ORDER_EXPIRED,
                  "订单已过期，无需取消；再要缴费请重新下单",
                  "the order has expired and needs no cancelling; to pay, order again")
              .reply(call.tongue());
    };
  }
}
