package yibao.premiumpayment;

import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.Form;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.AcceptRefundPayment;
import yibao.operations.Channel;
import yibao.rules.Money;

/**
 * {@code POST /premium-payment/refunds/{refundId}/payment}: the channel tells that it paid a refund
 * back.
 */
record RefundPaymentRoute(AcceptRefundPayment payments) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    AcceptRefundPayment.Command command =
        call.body(
            fields ->
                new AcceptRefundPayment.Command(
                    new Channel(call.caller().channel()),
                    call.path("refundId"),
                    fields.read("channelTxnNo", Form.CALLERS_NUMBER),
                    Money.ofFen(fields.integer("refundedFen", 1, OrderRoute.MOST_FEN)),
                    fields.read("paidAt", Form.WHOLE_SECOND)));
    return switch (payments.accept(command, call.now())) {
      case AcceptRefundPayment.Outcome.Answered answered ->
          Reply.json(answered.answer().status(), answered.answer().body())
              .replayedIf(answered.before());
      case AcceptRefundPayment.Outcome.UnknownRefund unknown ->
          Problem.of(EdgeProblem.NOT_FOUND, "没有找到，请核对编号", "nothing is found under this number")
              .reply(call.tongue());
      case AcceptRefundPayment.Outcome.KeyReused reused ->
          Problem.at(
                  PaymentProblem.KEY_REUSED,
                  "/channelTxnNo",
                  "该流水号已用于另一笔退款（退费单、金额或时间不同），已记入对账",
                  "the number is bound to another payment back (refund, amount or instant); noted for"
                      + " reconciliation")
              .reply(call.tongue());
      case AcceptRefundPayment.Outcome.PaidInFuture future ->
          Problem.at(
                  PaymentProblem.PAID_IN_FUTURE,
                  "/paidAt",
                  "退款时间比当前时间晚五分钟以上，请校时后重发，未作任何登记",
                  "paid over five minutes from now; set the clock and send it again, nothing was bound")
              .reply(call.tongue());
    };
  }
}
