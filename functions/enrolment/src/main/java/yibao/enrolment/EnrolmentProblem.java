package yibao.enrolment;

import yibao.edge.ProblemType;
import yibao.edge.Said;

/** The problems of enrolment's own work. */
enum EnrolmentProblem implements ProblemType {
  FIELD_FORBIDDEN("field-forbidden", 403, "该渠道不得提交此字段", "Not this channel's to say"),
  PERSON_EXISTS(
      "person-exists", 409, "此人已登记，档案与所报历史不同", "The person is known, with another history"),
  IDENTITY_MISMATCH("identity-mismatch", 422, "证件与姓名不一致", "Document and name don't agree"),
  COVER_OVERLAPS("cover-overlaps", 422, "参保时段重叠", "Spells of cover overlap");

  private final String problem;
  private final int status;
  private final Said title;

  EnrolmentProblem(String problem, int status, String chinese, String english) {
    this.problem = problem;
    this.status = status;
    this.title = new Said(chinese, english);
  }

  @Override
  public String problem() {
    return problem;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public Said title() {
    return title;
  }
}
