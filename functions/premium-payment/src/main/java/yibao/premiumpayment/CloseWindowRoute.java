package yibao.premiumpayment;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.Answer;
import yibao.operations.Channel;
import yibao.operations.CloseWindow;
import yibao.operations.Keyed;
import yibao.operations.ShanghaiTime;
import yibao.records.WindowRecord;
import yibao.records.Windows;
import yibao.rules.Area;

/**
 * {@code POST /premium-payment/windows/{area}/{year}/close}: an operator ends the taking of new
 * orders early.
 */
record CloseWindowRoute(CloseWindow windows) implements Function<Call, Reply> {

  private static final Pattern YEAR = Pattern.compile("2[01][0-9]{2}");

  @Override
  public Reply apply(Call call) {
    call.query().check();
    String key = call.idempotencyKey();
    Optional<Windows.Name> window = window(call.path("area"), call.path("year"));
    if (window.isEmpty()) {
      return Problem.of(EdgeProblem.NOT_FOUND, "没有这个地区或年度", "there is no such area or year")
          .reply(call.tongue());
    }
    Channel channel = new Channel(call.caller().channel());
    return reply(
        call, windows.close(new CloseWindow.Command(channel, key, window.get()), call.now()));
  }

  static Answer closed(WindowRecord window) {
    return new Answer(
        200,
        Json.Obj.empty()
            .with("area", window.area().code())
            .with("year", window.year())
            .with("state", window.state().name())
            .with("closedAt", ShanghaiTime.text(window.writtenAt()))
            .write());
  }

  private static Optional<Windows.Name> window(String area, String year) {
    return Area.isCode(area) && YEAR.matcher(year).matches()
        ? Optional.of(new Windows.Name(new Area(area), Integer.parseInt(year)))
        : Optional.empty();
  }

  private static Reply reply(Call call, Keyed<CloseWindow.Refusal> outcome) {
    return switch (outcome) {
      case Keyed.Answered<CloseWindow.Refusal> answered ->
          Reply.json(answered.answer().status(), answered.answer().body())
              .replayedIf(answered.before());
      case Keyed.KeyReused<CloseWindow.Refusal> reused ->
          Problem.of(
                  PaymentProblem.KEY_REUSED,
                  "该 Idempotency-Key 已用于关闭另一个缴费期，请换一个",
                  "the Idempotency-Key is bound to another window; take a new one")
              .reply(call.tongue());
      case Keyed.Refused<CloseWindow.Refusal> refused ->
          problem(refused.reason()).reply(call.tongue());
    };
  }

  private static Problem problem(CloseWindow.Refusal refusal) {
    return switch (refusal) {
      case CloseWindow.Refusal.NotPublished nothing ->
          Problem.of(
              PaymentProblem.POLICY_NOT_PUBLISHED,
              "没有来源公布该地区该年度的缴费政策",
              "no source states this area's season of that year");
      case CloseWindow.Refusal.NotOpen early ->
          Problem.of(
              PaymentProblem.WINDOW_NOT_OPEN,
              "缴费期尚未开始，无从关闭",
              "the season has not opened, so it can't be closed");
      case CloseWindow.Refusal.Ended ended ->
          Problem.of(
              PaymentProblem.WINDOW_ENDED,
              "缴费期已经结束或已被关闭",
              "the season is over or was closed before");
    };
  }
}
