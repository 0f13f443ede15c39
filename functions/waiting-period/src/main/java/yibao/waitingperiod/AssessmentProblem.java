package yibao.waitingperiod;

import yibao.edge.ProblemType;
import yibao.operations.Assess;

/** The problems of waiting-period's own work. */
enum AssessmentProblem implements ProblemType {
  DECEASED(422, "此人已去世", "The person has died"),
  POLICY_NOT_PUBLISHED(422, "政策未公布", "No source states it"),
  NOT_IN_SEASON(422, "不在缴费期内", "Not in the season"),
  COVER_OVERLAPS(422, "与其他参保时段重叠", "Other cover runs on"),
  NOTHING_TO_REPAIR(422, "没有可修复的等待期", "There is no wait to be bought off");

  private final Meaning meaning;

  AssessmentProblem(int status, String chinese, String english) {
    this.meaning = Meaning.of(status, chinese, english);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }

  static AssessmentProblem of(Assess.Reason reason) {
    return switch (reason) {
      case AREA_NOT_PUBLISHED, YEAR_NOT_PUBLISHED -> POLICY_NOT_PUBLISHED;
      case NOT_IN_SEASON -> NOT_IN_SEASON;
      case COVER_OVERLAPS -> COVER_OVERLAPS;
      case NOTHING_TO_REPAIR -> NOTHING_TO_REPAIR;
    };
  }
}
