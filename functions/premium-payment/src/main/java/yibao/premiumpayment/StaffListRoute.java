package yibao.premiumpayment;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.edge.Problem;
import yibao.edge.Query;
import yibao.edge.Reply;
import yibao.operations.CallersKey;
import yibao.operations.Channel;
import yibao.operations.Keyed;
import yibao.operations.LookUpStaffList;
import yibao.operations.SubmitStaffList;
import yibao.rules.Scheme;

/**
 * {@code POST /premium-payment/staff-lists}: up to a thousand people whom an employer pays for in a
 * month, as an object or as a table with what is the same for all in the query.
 */
record StaffListRoute(SubmitStaffList lists, LookUpStaffList lookUp)
    implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    CallersKey key = new CallersKey(new Channel(call.caller().channel()), call.idempotencyKey());
    Optional<List<String>> rows = call.table();
    SubmitStaffList.Command command =
        rows.isPresent() ? table(key, call.query(), rows.get()) : object(key, call);
    return switch (lists.submit(command, call.now())) {
      case Keyed.Answered<SubmitStaffList.Refusal> answered ->
          lookUp
              .byId(key.channel(), answered.answer().body())
              .map(
                  found ->
                      Reply.json(202, StaffListView.of(found, call.now(), call.tongue()))
                          .replayedIf(answered.before()))
              .orElseThrow();
      case Keyed.KeyReused<SubmitStaffList.Refusal> reused ->
          Problem.keyReused().reply(call.tongue());
      case Keyed.Refused<SubmitStaffList.Refusal> refused ->
          problem(refused.reason(), rows.isPresent() ? "?" : "/").reply(call.tongue());
    };
  }

  private static SubmitStaffList.Command table(CallersKey key, Query query, List<String> rows) {
    Optional<String> number = query.maybe("channelOrderNo", Form.CALLERS_NUMBER);
    SubmitStaffList.Command command =
        new SubmitStaffList.Command(
            key,
            number.orElse(key.number()),
            query.read("area", Asking.AREA),
            query.read("month", AskingMonths.MONTH),
            query.maybe("employer", AskingMonths.EMPLOYER),
            List.of());
    query.check();
    return with(command, StaffLines.ofTable(rows));
  }

  private static SubmitStaffList.Command object(CallersKey key, Call call) {
    call.query().check();
    return call.body(
        fields -> {
          Optional<String> number = fields.maybe("channelOrderNo", Form.CALLERS_NUMBER);
          SubmitStaffList.Command command =
              new SubmitStaffList.Command(
                  key,
                  number.orElse(key.number()),
                  fields.read("area", Asking.AREA),
                  month(fields),
                  fields.maybe("employer", AskingMonths.EMPLOYER),
                  List.of());
          return with(
              command, StaffLines.ofObjects(fields.raw("people", 1, SubmitStaffList.MOST_LINES)));
        });
  }

  /** The scheme may be said, as it is in an order. */
  private static YearMonth month(Fields fields) {
    if (fields
        .maybe("scheme", Form.oneOf(Scheme.class))
        .filter(Scheme.RESIDENT::equals)
        .isPresent()) {
      fields.error("scheme", "职工名册只用于 EMPLOYEE", "a staff list is of EMPLOYEE");
    }
    List<YearMonth> months = fields.texts("months", 1, 1, AskingMonths.MONTH);
    return months.isEmpty() ? AskingMonths.MONTH.absent() : months.getFirst();
  }

  private static SubmitStaffList.Command with(
      SubmitStaffList.Command head, List<SubmitStaffList.Line> lines) {
    return new SubmitStaffList.Command(
        head.key(), head.channelOrderNo(), head.area(), head.month(), head.employer(), lines);
  }

  /**
   * @param place before a name: a table has in the query what an object has in a field
   */
  private static Problem problem(SubmitStaffList.Refusal refusal, String place) {
    return switch (refusal) {
      case SubmitStaffList.Refusal.UnknownArea unknown ->
          Problem.at(
              PaymentProblem.POLICY_NOT_PUBLISHED,
              place + "area",
              "没有来源公布该地区的缴费政策，请核对参保地区",
              "no source states this area's contributions; check where the people are insured");
      case SubmitStaffList.Refusal.NumberTaken taken ->
          Problem.at(
              PaymentProblem.KEY_REUSED,
              place + "channelOrderNo",
              "该编号已用于另一订单，请换一个编号",
              "the number is bound to another order; take a new one");
    };
  }

  /** {@code GET /premium-payment/staff-lists/{listId}}: how far a list is. */
  Reply list(Call call) {
    call.query().check();
    return lookUp
        .byId(new Channel(call.caller().channel()), call.path("listId"))
        .map(found -> Reply.json(200, StaffListView.of(found, call.now(), call.tongue())))
        .orElseGet(
            () ->
                Problem.of(
                        EdgeProblem.NOT_FOUND, "没有找到，请核对编号", "nothing is found under this number")
                    .reply(call.tongue()));
  }
}
