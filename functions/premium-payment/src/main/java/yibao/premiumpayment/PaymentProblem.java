package yibao.premiumpayment;

import yibao.edge.ProblemType;
import yibao.edge.Said;
import yibao.operations.Pricing;

/** The problems of premium-payment's own work. */
enum PaymentProblem implements ProblemType {
  DUPLICATE_PERSON("duplicate-person", 400, "同一人出现两次", "The same person stands twice"),
  PRICE_CHANGED("price-changed", 409, "金额已变动", "The price is another"),
  KEY_REUSED("key-reused", 422, "编号已用于另一笔业务", "The number is bound to something else"),
  UNKNOWN_PERSON("unknown-person", 422, "没有这个人员编号", "Nobody has this psnNo"),
  POLICY_NOT_PUBLISHED("policy-not-published", 422, "政策未公布", "No source states it"),
  WINDOW_NOT_OPEN("window-not-open", 422, "缴费期尚未开始", "The season has not opened"),
  WINDOW_ENDED("window-ended", 422, "缴费期已结束", "The season is over"),
  NOT_YET_BORN("not-yet-born", 422, "早于出生日期", "Before birth"),
  ALREADY_COVERED("already-covered", 422, "该年度已参保", "The year is covered already"),
  COVER_OVERLAPS("cover-overlaps", 422, "与其他参保时段重叠", "Other cover runs on in that year"),
  NOTHING_TO_REPAIR("nothing-to-repair", 422, "没有可修复的等待期", "There is no wait to be bought off"),
  COVER_NEVER_STARTS(
      "cover-never-starts", 422, "该年度内不会开始享受待遇", "Cover would not start within the year"),
  METHOD_NOT_OFFERED("method-not-offered", 422, "暂不支持该支付方式", "This way of paying is not offered"),
  PAID_IN_FUTURE("paid-in-future", 422, "支付时间晚于当前时间", "Paid later than now");

  private final String problem;
  private final int status;
  private final Said title;

  PaymentProblem(String problem, int status, String chinese, String english) {
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

  static PaymentProblem of(Pricing.Reason reason) {
    return switch (reason) {
      case UNKNOWN_PERSON -> UNKNOWN_PERSON;
      case WINDOW_NOT_OPEN -> WINDOW_NOT_OPEN;
      case WINDOW_ENDED -> WINDOW_ENDED;
      case NOT_YET_BORN -> NOT_YET_BORN;
      case ALREADY_COVERED -> ALREADY_COVERED;
      case COVER_OVERLAPS -> COVER_OVERLAPS;
      case NOTHING_TO_REPAIR -> NOTHING_TO_REPAIR;
    };
  }
}
