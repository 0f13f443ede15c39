package yibao.sharingsetup;

import yibao.edge.ProblemType;

/** The problems of sharing-setup's own work. */
enum SharingProblem implements ProblemType {
  RELATION_EXISTS(409, "共济关系已存在", "There is such a relation"),
  RELATION_STATE(409, "共济关系的现状不允许此操作", "Not as the relation stands"),
  TRANSFER_STATE(409, "转账的现状不允许此操作", "Not as the transfer stands"),
  UNKNOWN_PERSON(422, "没有这个人员编号", "Nobody has this psnNo"),
  DECEASED(422, "此人已去世", "The person has died"),
  RELATION_WITH_ONESELF(422, "不能与本人建立共济关系", "Nobody shares with oneself"),
  OWNER_NOT_EMPLOYEE(422, "共济人未参加职工医保", "The owner isn't in the employee scheme"),
  NOT_INSURED(422, "此人未在保", "The person isn't insured"),
  POLICY_NOT_PUBLISHED(422, "政策未公布", "No source states it"),
  BALANCE_INSUFFICIENT(422, "个人账户余额不足", "The account has less than that"),
  QUOTA_BELOW_USED(422, "额度低于已使用金额", "The quota is below what was used"),
  UNKNOWN_RELATION(422, "没有这个生效的共济关系", "There is no such relation in force"),
  TRANSFER_OPEN(422, "上一笔转账尚未接收", "The transfer before is still open"),
  TRANSFER_LIMIT(422, "超过转账限额或次数", "Over the limit of transfers"),
  WALLET_CLOSED(422, "医保钱包未开通或此时不可转账", "The wallet isn't opened there, or closed at this hour"),
  WALLET_INACTIVE(422, "对方未激活医保钱包", "The receiver's wallet isn't activated");

  private final Meaning meaning;

  SharingProblem(int status, String chinese, String english) {
    this.meaning = Meaning.of(status, chinese, english);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
