package yibao.enrolment;

import yibao.edge.ProblemType;

/** The problems of enrolment's own work. */
enum EnrolmentProblem implements ProblemType {
  FIELD_FORBIDDEN(403, "该渠道不得提交此字段", "Not this channel's to say"),
  IDENTITY_EXISTS(409, "此人已有证件", "The person has a document"),
  IDENTITY_TAKEN(409, "该证件已登记在另一档案", "The document is in another file"),
  PERSON_EXISTS(409, "此人已登记，档案与所报历史不同", "The person is known, with another history"),
  UNKNOWN_PERSON(422, "没有这个人员编号", "Nobody has this psnNo"),
  IDENTITY_MISMATCH(422, "证件与姓名或档案不一致", "The document doesn't agree with name or file"),
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
