package yibao.premiumpayment;

import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Form;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.AcceptPayment;
import yibao.operations.Channel;
import yibao.rules.Money;

/**
 * {@code POST /premium-payment/orders/{orderId}/payment}: the channel tells that an order was paid.
 */
record NoticeRoute(AcceptPayment payments) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    AcceptPayment.Command command =
        call.body(
            fields ->
                new AcceptPayment.Command(
                    new Channel(call.caller().channel()),
                    call.path("orderId"),
                    fields.read("channelTxnNo", Form.CALLERS_NUMBER),
                    Money.ofFen(fields.integer("paidFen", 1, OrderRoute.MOST_FEN)),
                    fields.read("paidAt", Form.WHOLE_SECOND)));
    return switch (payments.accept(command, call.now())) {
      case AcceptPayment.Outcome.Answered answered ->
          Reply.json(answered.answer().status(), answered.answer().body())
              .replayedIf(answered.before());
      case AcceptPayment.Outcome.KeyReused reused ->
          Problem.at(
                  PaymentProblem.KEY_REUSED,
                  "/channelTxnNo",
                  "该流水号已用于另一笔支付（订单、金额或时间不同），已记入对账",
                  "the number is bound to another payment (order, amount or instant); noted for reconciliation")
              .reply(call.tongue());
      case AcceptPayment.Outcome.PaidInFuture future ->
          Problem.at(
                  PaymentProblem.PAID_IN_FUTURE,
                  "/paidAt",
                  "支付时间比当前时间晚五分钟以上，请校时后重发，未作任何登记",
                  "paid over five minutes from now; set the clock and send it again, nothing was bound")
              .reply(call.tongue());
    };
  }
}
