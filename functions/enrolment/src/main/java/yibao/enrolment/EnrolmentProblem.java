package yibao.enrolment;

import yibao.edge.ProblemType;

/** The problems of enrolment's own work. */
enum EnrolmentProblem implements ProblemType {
  FIELD_FORBIDDEN(403, "该渠道不得提交此字段", "Not this channel's to say"),
  PERSON_MERGED(409, "该档案已并入另一档案", "The file was merged into another"),
  IDENTITY_EXISTS(409, "此人已有证件", "The person has a document"),
  IDENTITY_TAKEN(409, "该证件已登记在另一档案", "The document is in another file"),
  PERSON_EXISTS(409, "此人已登记，档案与所报历史不同", "The person is known, with another history"),
  ALREADY_DEAD(409, "此人已登记另一死亡日期", "The person died on another day"),
  ACCOUNT_EXISTS(409, "此人已有个人账户", "The person has an account"),
  MERGE_STATE(409, "该档案不能合并", "The file can't be merged"),
  UNKNOWN_PERSON(422, "没有这个人员编号", "Nobody has this psnNo"),
  IDENTITY_MISMATCH(422, "证件与姓名或档案不一致", "The document doesn't agree with name or file"),
  DECEASED(422, "此人已去世", "The person has died"),
  CATEGORY_OVERLAPS(422, "类别时段重叠", "Spells in one group overlap"),
  ALREADY_COVERED(422, "该年度已参保", "The year is covered already"),
  COVER_OVERLAPS(422, "参保时段重叠", "Spells of cover overlap"),
  EMPLOYMENT_OVERLAPS(422, "同日已有就业状态", "Another spell begins on that day"),
  SAME_AREA(422, "已在该地参保", "Insured there already"),
  SAME_PERSON(422, "两个编号是同一份档案", "Both numbers are of one file");

  private final Meaning meaning;

  EnrolmentProblem(int status, String chinese, String english) {
    this.meaning = Meaning.of(status, chinese, english);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
