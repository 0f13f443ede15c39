package yibao.premiumpayment;

import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.Keyed;
import yibao.operations.SuspenseRefusal;

/** What an operator is answered who works off an item of suspense. */
final class WorkOff {

  private WorkOff() {}

  static Reply reply(Call call, Keyed<SuspenseRefusal> outcome) {
    return switch (outcome) {
      case Keyed.Answered<SuspenseRefusal> answered ->
          Reply.json(answered.answer().status(), answered.answer().body())
              .replayedIf(answered.before());
      case Keyed.KeyReused<SuspenseRefusal> reused ->
          Problem.of(
                  PaymentProblem.KEY_REUSED,
                  "该挂账已核销到另一个订单",
                  "the item was matched to another order before")
              .reply(call.tongue());
      case Keyed.Refused<SuspenseRefusal> refused -> problem(refused.reason()).reply(call.tongue());
    };
  }

  private static Problem problem(SuspenseRefusal refusal) {
    return switch (refusal) {
      case SuspenseRefusal.Unknown unknown ->
          Problem.of(EdgeProblem.NOT_FOUND, "没有找到，请核对编号", "nothing is found under this number");
      case SuspenseRefusal.WorkedOff before ->
          Problem.of(
              PaymentProblem.SUSPENSE_STATE,
              "该挂账已处理：" + before.status(),
              "the item was worked off before: " + before.status());
      case SuspenseRefusal.NoPremium nothing ->
          Problem.of(
              PaymentProblem.SUSPENSE_STATE,
              "该挂账不是收到的缴费，不能核销到订单",
              "no premium came by this item, so it can't be matched to an order");
      case SuspenseRefusal.UnknownOrder unknown ->
          Problem.at(PaymentProblem.UNKNOWN_ORDER, "/orderId", "没有这个订单", "there is no such order");
      case SuspenseRefusal.OrderPaid paid ->
          Problem.at(
              PaymentProblem.ORDER_PAID,
              "/orderId",
              "该订单已有缴费，请核对，或退回此笔金额",
              "the order has had its money; look for another one, or return this money");
      case SuspenseRefusal.WrongAmount wrong ->
          Problem.at(
              PaymentProblem.WRONG_AMOUNT,
              "/orderId",
              "该订单应缴 " + wrong.total().fen() + " 分，与挂账金额不同",
              "the order asks for " + wrong.total().fen() + " fen, another amount than came");
    };
  }
}
