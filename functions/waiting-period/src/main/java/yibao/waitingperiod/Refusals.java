package yibao.waitingperiod;

import java.util.ArrayList;
import java.util.List;
import yibao.edge.FieldError;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Said;
import yibao.operations.Assess;

/** Says why a question has no answer, and at which place of it. */
final class Refusals {

  private static final Said SEE_ERRORS = new Said("原因见 errors", "errors says what and why");

  /** So that no list of spells makes an answer larger than Lambda can give. */
  private static final int MOST_ERRORS = 500;

  private Refusals() {}

  /** The problem is named after the most general reason; each question's own stands in errors. */
  static Problem ofFacts(List<Assess.Refusal> refusals, boolean list) {
    List<FieldError> errors = new ArrayList<>();
    for (Assess.Refusal refusal : refusals) {
      String question = list ? "/" + refusal.question() : "";
      places(refusal)
          .forEach(place -> errors.add(new FieldError(question + place, mend(refusal.reason()))));
    }
    Assess.Reason first =
        refusals.stream().map(Assess.Refusal::reason).min(Assess.Reason::compareTo).orElseThrow();
    Said detail = refusals.size() == 1 ? mend(first) : SEE_ERRORS;
    return new Problem(
        AssessmentProblem.of(first),
        detail,
        errors.stream().limit(MOST_ERRORS).toList(),
        Json.Obj.empty());
  }

  private static List<String> places(Assess.Refusal refusal) {
    return switch (refusal.reason()) {
      case AREA_NOT_PUBLISHED -> List.of("/area");
      case YEAR_NOT_PUBLISHED -> List.of("/year");
      case NOT_IN_SEASON -> List.of("/payOn");
      case COVER_OVERLAPS ->
          refusal.covers().stream().map(cover -> "/person/covers/" + cover).toList();
      case NOTHING_TO_REPAIR -> List.of("/repairYears");
    };
  }

  /** The request holds no facts, so only what it asks for can be its wrong place. */
  static Problem ofFile(Assess.Refusal refusal) {
    AssessmentProblem type = AssessmentProblem.of(refusal.reason());
    Said mend = mend(refusal.reason());
    return switch (refusal.reason()) {
      case AREA_NOT_PUBLISHED -> areaNotPublished();
      case YEAR_NOT_PUBLISHED -> Problem.at(type, "?year", mend.chinese(), mend.english());
      case NOT_IN_SEASON, COVER_OVERLAPS ->
          Problem.at(type, "?payOn", mend.chinese(), mend.english());
      case NOTHING_TO_REPAIR -> Problem.at(type, "?repairYears", mend.chinese(), mend.english());
    };
  }

  /** It is where the person is insured, and nothing that was asked. */
  static Problem areaNotPublished() {
    Said mend = mend(Assess.Reason.AREA_NOT_PUBLISHED);
    return Problem.of(AssessmentProblem.POLICY_NOT_PUBLISHED, mend.chinese(), mend.english());
  }

  private static Said mend(Assess.Reason reason) {
    return switch (reason) {
      case AREA_NOT_PUBLISHED ->
          new Said(
              "没有来源公布该地区的政策，请核对参保地区",
              "no source states this area's rules; check where the person is insured");
      case YEAR_NOT_PUBLISHED ->
          new Said(
              "该地区最早的规定晚于该年度，请核对年度", "the area's first rule is of a later year; check the year");
      case NOT_IN_SEASON ->
          new Said(
              "该日不在该年度的缴费期内，请更换日期或年度",
              "the year can't be paid on that day; take another day or another year");
      case COVER_OVERLAPS ->
          new Said(
              "有参保时段在缴费日之后仍然有效，或届时尚未缴费；请核对时段，或选择其结束之后的缴费日",
              "cover runs on after the day of payment, or isn't paid for by then; check its days,"
                  + " or pay after its end");
      case NOTHING_TO_REPAIR ->
          new Said(
              "没有这么多断保年度，或本无等待期；请减少或去掉 repairYears",
              "not so many years were missed, or nobody waits; ask for fewer repairYears or none");
    };
  }
}
