package yibao.enrolment;

import yibao.edge.ProblemType;

/** The problems of enrolment's own work. */
enum EnrolmentProblem implements ProblemType {
  FIELD_FORBIDDEN(403, "该渠道不得提交此字段", "Not this channel's to say"),
  PERSON_EXISTS(409, "此人已登记，档案与所报历史不同", "The person is known, with another history"),
  IDENTITY_MISMATCH(422, "证件与姓名不一致", "Document and name don't agree"),
  COVER_OVERLAPS(422, "参保时段重叠", "Spells of cover overlap");

  private final Meaning meaning;

  EnrolmentProblem(int status, String chinese, String english) {
    this.meaning = Meaning.of(status, chinese, english);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
