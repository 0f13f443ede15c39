package yibao.waitingperiod;

import java.time.LocalDate;
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
import yibao.operations.Assess;
import yibao.operations.AssessPerson;
import yibao.operations.ShanghaiTime;
import yibao.rules.Scheme;

/**
 * {@code GET /waiting-period/people/{psnNo}/assessment}: from which day the person would be
 * covered, from the person's file; for the bureau and for the person.
 */
record PersonRoute(OwnFile files, AssessPerson assess) implements Function<Call, Reply> {

  private static final Form<Integer> YEAR =
      number(
          "20[0-9]{2}|2100",
          new Said("应为 2000 至 2100 之间的年份，如 2026", "a year is asked, such as 2026"));

  private static final Form<Integer> REPAIR_YEARS =
      number("[0-9]{1,2}|100", new Said("应为 0 至 100 之间的整数", "an integer from 0 to 100 is asked"));

  @Override
  public Reply apply(Call call) {
    String psnNo = call.path("psnNo");
    AssessPerson.Asked asked = asked(call, psnNo);
    return files.refusal(call, psnNo).orElseGet(() -> reply(call, assess.assess(asked)));
  }

  private static Reply reply(Call call, AssessPerson.Outcome outcome) {
    return switch (outcome) {
      case AssessPerson.Outcome.NoSuchPerson nobody -> OwnFile.noSuchPerson(call);
      case AssessPerson.Outcome.BeforeBirth early ->
          Problem.malformed(List.of(new FieldError("?payOn", new Said("早于出生日期", "before birth"))))
              .reply(call.tongue());
      case AssessPerson.Outcome.Deceased dead ->
          Problem.at(
                  AssessmentProblem.DECEASED,
                  "?payOn",
                  "此人在该日之前已去世",
                  "the person had died by that day")
              .reply(call.tongue());
      case AssessPerson.Outcome.Assessed(Assess.Outcome.Answered answered) ->
          Answers.in(call).one(answered).with("cache-control", "no-store");
      case AssessPerson.Outcome.Assessed(Assess.Outcome.Refused refused) ->
          Refusals.ofFile(refused.refusals().getFirst()).reply(call.tongue());
    };
  }

  private static AssessPerson.Asked asked(Call call, String psnNo) {
    Query query = call.query();
    int year = query.read("year", YEAR);
    Optional<LocalDate> payOn = query.maybe("payOn", Form.CIVIL_DATE);
    Optional<Integer> repairYears = query.maybe("repairYears", REPAIR_YEARS);
    Optional<Scheme> scheme = query.maybe("scheme", Form.oneOf(Scheme.class));
    query.check();
    return new AssessPerson.Asked(
        psnNo,
        scheme.orElse(Scheme.RESIDENT),
        year,
        payOn.orElse(ShanghaiTime.dateOf(call.now())),
        repairYears.orElse(0));
  }

  static Form<Integer> number(String pattern, Said mend) {
    Form<String> digits = Form.matching(pattern, mend.chinese(), mend.english());
    return new Form<>(text -> digits.read().apply(text).map(Integer::valueOf), mend, 0);
  }
}
