package yibao.waitingperiod;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.FieldError;
import yibao.edge.Form;
import yibao.edge.Problem;
import yibao.edge.Query;
import yibao.edge.Reply;
import yibao.edge.Said;
import yibao.operations.AssessRetirement;
import yibao.operations.ShanghaiTime;

/**
 * {@code GET /waiting-period/people/{psnNo}/retirement}: what is asked of the person who retires in
 * a month, from the person's file; for the bureau and for the person.
 */
record RetirementRoute(OwnFile files, AssessRetirement retirement)
    implements Function<Call, Reply> {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  private static final Form<YearMonth> MONTH =
      new Form<>(
          text ->
              Form.MONTH
                  .read()
                  .apply(text)
                  .filter(month -> month.getYear() >= FIRST_YEAR)
                  .filter(month -> month.getYear() <= LAST_YEAR),
          new Said(
              "应为 2000 至 2100 年之间的月份，如 2026-03",
              "a month from 2000 to 2100 is asked, such as 2026-03"),
          Form.MONTH.absent());

  private static final Form<Integer> DEEMED_MONTHS =
      PersonRoute.number(
          "[0-9]{1,3}", new Said("应为 0 至 999 之间的整数", "an integer from 0 to 999 is asked"));

  @Override
  public Reply apply(Call call) {
    String psnNo = call.path("psnNo");
    AssessRetirement.Asked asked = asked(call, psnNo);
    return files
        .refusal(call, psnNo)
        .orElseGet(() -> reply(call, retirement.assess(asked, ShanghaiTime.dateOf(call.now()))));
  }

  private static AssessRetirement.Asked asked(Call call, String psnNo) {
    Query query = call.query();
    Optional<YearMonth> month = query.maybe("month", MONTH);
    Optional<Integer> deemed = query.maybe("deemedMonths", DEEMED_MONTHS);
    query.check();
    return new AssessRetirement.Asked(psnNo, month, deemed.orElse(0));
  }

  private static Reply reply(Call call, AssessRetirement.Outcome outcome) {
    return switch (outcome) {
      case AssessRetirement.Outcome.NoSuchPerson nobody -> OwnFile.noSuchPerson(call);
      case AssessRetirement.Outcome.BeforeBirth early ->
          Problem.malformed(
                  List.of(
                      new FieldError("?month", new Said("早于出生月份", "before the month of birth"))))
              .reply(call.tongue());
      case AssessRetirement.Outcome.Deceased dead ->
          Problem.at(
                  AssessmentProblem.DECEASED,
                  "?month",
                  "此人在该月之前已去世",
                  "the person had died before that month")
              .reply(call.tongue());
      case AssessRetirement.Outcome.AreaNotPublished nowhere ->
          Refusals.areaNotPublished().reply(call.tongue());
      case AssessRetirement.Outcome.Assessed assessed ->
          Reply.json(
                  200,
                  new RetirementView(Answers.language(call), assessed.policyRelease())
                      .of(assessed.retirement()))
              .with("vary", "accept-language")
              .with("cache-control", "no-store");
    };
  }
}
