package yibao.premiumpayment;

import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.Form;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.Channel;
import yibao.operations.Keyed;
import yibao.operations.RequestRefund;

/**
 * {@code POST /premium-payment/orders/{orderId}/refunds}: a person's premium is asked back before
 * the cover begins, or a month of the employee scheme before that month.
 */
record RefundRoute(RequestRefund refunds) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    RequestRefund.Command command =
        call.body(
            fields ->
                new RequestRefund.Command(
                    new Channel(call.caller().channel()),
                    call.path("orderId"),
                    fields.read("psnNo", Asking.PSN_NO),
                    fields.read("reason", Form.oneOf(RequestRefund.Reason.class)),
                    fields.read("on", Form.CIVIL_DATE),
                    fields.maybe("month", Form.MONTH)));
    return switch (refunds.request(command, call.now())) {
      case Keyed.Answered<RequestRefund.Refusal> answered ->
          Reply.json(answered.answer().status(), answered.answer().body())
              .replayedIf(answered.before());
      case Keyed.KeyReused<RequestRefund.Refusal> reused ->
          Problem.of(
                  PaymentProblem.KEY_REUSED,
                  "此人的退费已以其他事由或日期申请，见原退费单",
                  "this person's refund was asked for with another reason or day; look at that"
                      + " refund")
              .reply(call.tongue());
      case Keyed.Refused<RequestRefund.Refusal> refused ->
          problem(refused.reason(), command.month()).reply(call.tongue());
    };
  }

  private static Problem problem(RequestRefund.Refusal refusal, Optional<YearMonth> month) {
    return switch (refusal) {
      case RequestRefund.Refusal.UnknownOrder unknown ->
          Problem.of(EdgeProblem.NOT_FOUND, "没有找到，请核对编号", "nothing is found under this number");
      case RequestRefund.Refusal.UnknownPerson unknown ->
          Problem.at(PaymentProblem.UNKNOWN_PERSON, "/psnNo", "没有这个人员编号", "nobody has this psnNo");
      case RequestRefund.Refusal.MonthAsked asked ->
          asked.ofMonths()
              ? Problem.at(
                  EdgeProblem.MALFORMED,
                  "/month",
                  "该订单按月缴费，请写明退哪个月，如 2026-03",
                  "the order is for months; say which goes back, such as 2026-03")
              : Problem.at(
                  EdgeProblem.MALFORMED,
                  "/month",
                  "该订单按年度缴费，没有月份，请删去此字段",
                  "the order is for a year; leave this field out");
      case RequestRefund.Refusal.NotYet notYet ->
          Problem.at(
              EdgeProblem.MALFORMED, "/on", "死亡日期不得晚于今天", "a death can't be later than today");
      case RequestRefund.Refusal.NothingToRefund nothing ->
          Problem.at(
              PaymentProblem.NOTHING_TO_REFUND,
              month.isPresent() ? "/month" : "/psnNo",
              "该订单没有此人可退的金额：未缴费、无需缴费，或已退",
              "the order has nothing of this person to give back: not paid, free of charge, or"
                  + " given back already");
      case RequestRefund.Refusal.CoverNeverStarts never ->
          Problem.at(
              PaymentProblem.COVER_NEVER_STARTS,
              "/psnNo",
              "此笔缴费时已知年度内不会开始享受待遇，不予退费",
              "it was paid knowing that no cover would start, and isn't given back");
      case RequestRefund.Refusal.CoverStarted started ->
          month
              .map(RefundRoute::begun)
              .orElseGet(
                  () ->
                      Problem.at(
                          PaymentProblem.COVER_STARTED,
                          "/psnNo",
                          "待遇享受期已于 " + started.coverFrom() + " 开始，按医保办函〔2021〕11号第十六条不予退费",
                          "cover began on "
                              + started.coverFrom()
                              + "; premiums aren't given back from then on (医保办函〔2021〕11号 art."
                              + " 16)"));
    };
  }

  /** Whether it covers or is one of a wait. */
  private static Problem begun(YearMonth month) {
    return Problem.at(
        PaymentProblem.COVER_STARTED,
        "/month",
        month + " 已开始，按医保办函〔2021〕11号第十六条不予退费",
        month + " has begun; it isn't given back from then on (医保办函〔2021〕11号 art. 16)");
  }
}
