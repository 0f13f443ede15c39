package yibao.premiumpayment;

import yibao.edge.ProblemType;
import yibao.operations.Pricing;

/** The problems of premium-payment's own work. */
enum PaymentProblem implements ProblemType {
  DUPLICATE_PERSON(400, "同一人出现两次", "The same person stands twice"),
  ORDER_PAID(409, "订单已缴费", "The order is paid"),
  ORDER_EXPIRED(409, "订单已过期", "The order has expired"),
  NOTHING_TO_REFUND(409, "没有可退的金额", "There is nothing to give back"),
  SUSPENSE_STATE(409, "该挂账不能如此处理", "The item of suspense can't be worked off so"),
  PRICE_CHANGED(409, "金额已变动", "The price is another"),
  KEY_REUSED(422, "编号已用于另一笔业务", "The number is bound to something else"),
  UNKNOWN_PERSON(422, "没有这个人员编号", "Nobody has this psnNo"),
  DECEASED(422, "此人已去世", "The person has died"),
  POLICY_NOT_PUBLISHED(422, "政策未公布", "No source states it"),
  WINDOW_NOT_OPEN(422, "缴费期尚未开始", "The season has not opened"),
  WINDOW_ENDED(422, "缴费期已结束", "The season is over"),
  NOT_YET_BORN(422, "早于出生日期", "Before birth"),
  ALREADY_COVERED(422, "该年度或月份已参保", "The year or month is covered already"),
  COVER_OVERLAPS(422, "与其他参保时段重叠", "Other cover runs on in that year"),
  MONTH_NOT_PAYABLE(422, "该月不能补缴", "The month can't be paid any more"),
  RETIRED(422, "此人该月已退休，不再缴费", "The person is retired in that month and pays no more"),
  EMPLOYED(422, "此人该月已就业，应由单位缴费", "The person is employed in that month, and the employer pays"),
  TOO_YOUNG(422, "未达到灵活就业参保年龄", "Too young for a flexible worker"),
  PERMIT_TOO_SHORT(422, "居留许可未登记、已失效或期限不足", "The residence permit is missing, over or too short"),
  NOTHING_TO_REPAIR(422, "没有可修复的等待期", "There is no wait to be bought off"),
  COVER_NEVER_STARTS(422, "该年度内不会开始享受待遇", "Cover would not start within the year"),
  COVER_STARTED(422, "待遇享受期已开始", "Cover has begun"),
  UNKNOWN_ORDER(422, "没有这个订单", "There is no such order"),
  WRONG_AMOUNT(422, "金额与订单不符", "The order asks for another amount"),
  BALANCE_INSUFFICIENT(422, "个人账户余额不足", "The account has less than that"),
  QUOTA_INSUFFICIENT(422, "共济额度不足", "No quota has as much left"),
  METHOD_NOT_OFFERED(422, "暂不支持该支付方式", "This way of paying is not offered"),
  PAID_IN_FUTURE(422, "支付时间晚于当前时间", "Paid later than now");

  private final Meaning meaning;

  PaymentProblem(int status, String chinese, String english) {
    this.meaning = Meaning.of(status, chinese, english);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }

  static PaymentProblem of(Pricing.Reason reason) {
    return switch (reason) {
      case UNKNOWN_PERSON -> UNKNOWN_PERSON;
      case DECEASED -> DECEASED;
      case WINDOW_NOT_OPEN -> WINDOW_NOT_OPEN;
      case WINDOW_ENDED -> WINDOW_ENDED;
      case NOT_YET_BORN -> NOT_YET_BORN;
      case ALREADY_COVERED -> ALREADY_COVERED;
      case COVER_OVERLAPS -> COVER_OVERLAPS;
      case NOTHING_TO_REPAIR -> NOTHING_TO_REPAIR;
      case MONTH_NOT_PAYABLE -> MONTH_NOT_PAYABLE;
      case RETIRED -> RETIRED;
      case EMPLOYED -> EMPLOYED;
      case TOO_YOUNG -> TOO_YOUNG;
      case PERMIT_TOO_SHORT -> PERMIT_TOO_SHORT;
      case JOINING_NOT_PUBLISHED -> POLICY_NOT_PUBLISHED;
    };
  }
}
