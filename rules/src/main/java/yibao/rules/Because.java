package yibao.rules;

import java.time.LocalDate;
import java.util.List;

/** One step of a decision: the rule applied, the values it took, and the clause it stands on. */
public record Because(Rule rule, List<Object> values, Clause clause) {

  /** The rules that can decide a premium and its first day of cover. */
  public enum Rule {
    PERSONAL_STANDARD("个人缴费标准为 %s 元。", "The personal standard is %s yuan."),
    SUBSIDY_BORNE_BY_STATE("财政另行补助 %s 元。", "The state adds %s yuan."),
    SUBSIDY_BORNE_BY_PERSON(
        "%s 起缴费的，财政补助 %s 元由个人承担。", "Who pays from %s on also bears the state's share of %s yuan."),
    AIDED_GROUP("享受参保资助（%s），个人缴纳 %s 元。", "Aided (%s), the person pays %s yuan."),
    GROUP_PRICE("%s，个人缴纳 %s 元。", "For %s the person pays %s yuan."),
    PRICE_READ(
        "%s 至 %s 的缴费标准未另行公布，按我们的理解与集中缴费期相同。",
        "No other price is stated for %s to %s; that it stays the same is our reading."),
    READING("“%s”属于文件所指人群，系我们的理解。", "That the source means people of %s is our reading."),
    FIRST_DAY_OF_YEAR("%s 至 %s 缴费的，自 %s 起享受待遇。", "Paid between %s and %s, cover begins on %s."),
    DAY_OF_PAYMENT(
        "%s 至 %s 缴费的，自缴费之日（%s）起享受待遇。",
        "Paid between %s and %s, cover begins on the day of payment, %s."),
    DAY_AFTER_PAYMENT(
        "%s 至 %s 缴费的，自缴费次日（%s）起享受待遇。",
        "Paid between %s and %s, cover begins on the day after the payment, %s."),
    FIRST_OF_MONTH(
        "%s 至 %s 缴费的，自缴费当月（%s）起享受待遇。",
        "Paid between %s and %s, cover begins with the month of payment, %s."),
    FIRST_OF_NEXT_MONTH(
        "%s 至 %s 缴费的，自缴费次月（%s）起享受待遇。",
        "Paid between %s and %s, cover begins with the month after the payment, %s."),
    OUTSIDE_THE_WINDOW(
        "%s 至 %s 缴费的，不在集中缴费期内，设待遇等待期，自 %s 起算。",
        "Paid between %s and %s, outside the window, one waits from %s on."),
    START_UNPUBLISHED(
        "%s 至 %s 缴费的，何时享受待遇尚无公布的依据。",
        "From when a payment made between %s and %s covers, no source states."),
    BROKEN_WAITS_FROM_START(
        "断保人员在集中缴费期内缴费的，等待期自未断保人员可享受待遇之日起算，系我们的理解。",
        "That the wait of a broken record runs from when an unbroken one would be covered is our"
            + " reading."),
    WINDOW_READ(
        "%s 至 %s 是否在集中缴费期内，系我们的理解。",
        "Whether the days from %s to %s are within the window is our reading."),
    WINDOWS_PRICE("可随时参保的人员按集中缴费期的标准缴费。", "Who may join at any time pays the price of the window."),
    WHOLE_WAIT_ALIKE(
        "固定待遇等待期 %s 个月，无论按哪种理解，等待期合计 %s 个月。",
        "With a fixed wait of %s months the whole wait is %s months by every reading."),
    START_READ("起算日系我们对文件用语的理解。", "From which day it counts is our reading of the words."),
    EMPLOYEE_WAIT_FROM_MONTH(
        "缴费当月计为等待期首月，系我们的理解。",
        "That the month of payment is the first of the wait is our reading."),
    EVERY_READING("无论按哪种理解，均自 %s 起享受待遇。", "By every reading cover begins on %s."),
    EXEMPT("%s，不设待遇等待期，自 %s 起享受待遇。", "For %s there is no wait; cover begins on %s."),
    NO_BREAK("缴费年度之前没有断保年度。", "There is no break year before the year paid for."),
    NEVER_COVERED(
        "此前从未参保，未参保的年度不视为断保。", "Never covered before, so the years without cover are no break."),
    NEVER_COVERED_COUNTS(
        "此前从未参保的，未参保年度同样计为断保。",
        "The years without cover count as missed though there was none before."),
    BREAK_YEARS("连续断保 %s 年（自 %s 年起计算）。", "Break years in a row: %s, counted from %s on."),
    PAID_YEAR_COUNTS(
        "未在集中缴费期内缴费的，缴费年度计为断保 1 年，共 %s 年。",
        "Paid outside the window, the year itself counts as missed; %s years in all."),
    FIXED_WAIT("固定待遇等待期 %s 个月，不能缴费修复。", "The fixed wait is %s months and can't be bought off."),
    FIXED_WAIT_IN_DAYS(
        "固定待遇等待期 %s 个月按 90 日计，缴费当日不计，不能缴费修复。",
        "The fixed wait of %s months is counted as 90 days, the day of payment not among them, and"
            + " can't be bought off."),
    EVERY_BREAK_YEAR_COUNTS(
        "断保 %s 年，首年计入，计 %s 年。", "Break years: %s; each adds to the wait, so %s count."),
    FIRST_BREAK_YEAR_IS_FREE(
        "断保 %s 年，首年不计，计 %s 年。", "Break years: %s; the first adds nothing, so %s count."),
    VARIABLE_WAIT(
        "变动待遇等待期 %s 年 × %s 个月 = %s 个月。", "The variable wait: %s × %s months = %s months."),
    CONVENTION_UNPUBLISHED(
        "断保 %s 年，每年增加 %s 个月，首年是否计入尚无公布的依据。",
        "Break years: %s, at %s months each; whether the first of them adds to the wait, no source"
            + " states."),
    LONG_BREAK(
        "断保 %s 年，连续断保满 %s 年的，等待期设下限。",
        "With %s break years, from %s on, the whole wait has a floor."),
    FLOOR("等待期合计不少于 %s 个月。", "The whole wait is at least %s months."),
    REPAIRED(
        "缴费修复 %s 年，减少变动待遇等待期 %s 个月。",
        "Years bought off: %s; months that this takes off the variable wait: %s."),
    REPAIR_PRICE(
        "修复 %s 年，按本年度个人缴费标准每年 %s 元，计 %s 元。",
        "Years bought off: %s, at the year's personal standard of %s yuan each, %s yuan."),
    WHOLE_WAIT("待遇等待期合计 %s + %s − %s = %s 个月。", "The whole wait is %s + %s − %s = %s months."),
    LATE_WAIT_RUNS_ON(
        "%s 年度保费于 %s 缴纳，其等待期延续计算，自 %s 起。",
        "The premium of %s was paid on %s; its wait runs on, from %s."),
    LATE_WAIT_UNPUBLISHED(
        "%s 年度保费于 %s 缴纳但未生效，其等待期是否延续尚无公布的依据。",
        "The premium of %s was paid on %s and never covered; whether its wait runs on, no source"
            + " states."),
    WAIT_ENDS("等待期自 %s 起，期满后自 %s 起享受待遇。", "The wait runs from %s; cover begins on %s."),
    NOT_BEFORE(
        "不早于出生、到达本地或其他参保结束之日，自 %s 起享受待遇。",
        "Not before birth, arrival or the end of other cover, cover begins on %s."),
    NEVER_STARTS("等待期满已超出 %s 年度，本年度不能享受待遇。", "Cover would not begin within %s."),
    NEWBORN(
        "新生儿出生后%s缴费的，自出生之日起享受待遇，本年度自 %s 起。",
        "A newborn paid for %s after birth is covered from birth, in this year from %s."),
    CONTINUOUS_YEARS(
        "连续参加居民医保 %s 年（自 %s 年起计算，含缴费年度）。",
        "Insured as a resident for %s years in a row, counted from %s on, the year paid for"
            + " included."),
    INCENTIVE_AFTER_YEARS(
        "连续参保满 %s 年后，每连续参保 1 年提高一次。", "After %s years in a row each further one raises the cap."),
    INCENTIVE_YEARS_CLEARED("%s 年，连续参保激励清零。", "In %s the credit of continuous years is cleared."),
    INCENTIVE_YEARS_KEPT("%s 年，连续参保激励保留。", "In %s the credit of continuous years is kept."),
    INCENTIVE_ZERO_CLAIM_CLEARED(
        "%s 年，零报销激励清零。", "In %s the credit of years without a claim is cleared."),
    INCENTIVE_ZERO_CLAIM_KEPT(
        "%s 年，零报销激励保留。", "In %s the credit of years without a claim is kept."),
    BREAK_LOWERS_CAP_LIMIT("降低总额不超过 %s 元。", "Breaks lower it by %s yuan at most."),
    INCENTIVE_YEARS(
        "连续参保激励 %s 次，每次 %s 元，计 %s 元。",
        "Continuous years raise the cap %s times by %s yuan, %s yuan."),
    INCENTIVE_ZERO_CLAIM(
        "零报销激励 %s 次，每次 %s 元，计 %s 元。",
        "Years without a claim raise the cap %s times by %s yuan, %s yuan."),
    INCENTIVE_LIMIT("激励累计不超过 %s 元。", "All steps together are at most %s yuan."),
    BREAK_LOWERS_CAP("断保 %s 年，大病保险最高支付限额降低 %s 元。", "%s break years lower the cap by %s yuan."),
    SERIOUS_ILLNESS_CAP(
        "大病保险最高支付限额 %s + %s − %s = %s 元。",
        "Serious-illness insurance pays at most %s + %s − %s = %s yuan in the year."),
    SERIOUS_ILLNESS_UNCAPPED("%s，大病保险不设最高支付限额。", "For %s serious-illness insurance has no cap."),
    SCHEME_CHANGED(
        "此前连续参保满 %s 个月，转入不设等待期。",
        "After %s months of cover without a gap one changes the scheme without a wait."),
    COVER_IN_MONTH_OF_PAYMENT("缴费当月起享受待遇。", "Cover begins with the month of payment."),
    COVER_AFTER_ARREARS(
        "补齐欠费的，自缴费当月后第 %s 个月起享受待遇。",
        "Where arrears were paid, cover begins %s months after the month of payment."),
    GAP_WITHIN_LIMIT(
        "中断缴费不超过 %s 个月（至 %s），不设等待期。", "The gap is at most %s months (to %s), so there is no wait."),
    GAP_BEYOND_LIMIT(
        "中断缴费超过 %s 个月（至 %s），等待 %s 个月。",
        "The gap is longer than %s months (to %s), so one waits %s months."),
    GAP_WAIT_UNPUBLISHED(
        "中断缴费超过 %s 个月（至 %s），等待期尚无公布的依据。",
        "The gap is longer than %s months (to %s); how long one waits, no source states."),
    SCHEME_CHANGED_TOO_EARLY(
        "此前连续参保不满 %s 个月，由居民医保转入职工医保的等待期尚无公布的依据。",
        "Covered for less than %s months before; how long one waits who changes from residents'"
            + " insurance, no source states."),
    FIRST_IN_EMPLOYEE_SCHEME("首次参加职工医保，等待 %s 个月。", "Never covered before, one waits %s months."),
    FIRST_WAIT_UNPUBLISHED(
        "首次参加职工医保的等待期尚无公布的依据。",
        "How long one waits who was never covered before, no source states."),
    EMPLOYEE_WAIT_RUNS_ON(
        "等待期自 %s 起已开始计算，期满后自 %s 起享受待遇。",
        "The wait that began on %s runs on; paid months cover from %s on."),
    GAP_PAID_BACK(
        "补缴中断月份的，中断期间的待遇可按规定追溯享受（最迟 %s 补缴）。",
        "A month of the gap is paid back by %s, and costs in it are covered afterwards."),
    GAP_COVER_UNPUBLISHED(
        "补缴月份的费用能否追溯报销尚无公布的依据。",
        "Whether costs in a month that is paid back are covered, no source states."),
    WAGE_IS_BASE("缴费基数为本人工资 %s 元。", "The base is the wage of %s yuan."),
    WAGE_BELOW_FLOOR(
        "工资 %s 元低于下限，缴费基数为 %s 元。",
        "The wage of %s yuan is below the floor, so the base is %s yuan."),
    WAGE_ABOVE_CEILING(
        "工资 %s 元高于上限，缴费基数为 %s 元。",
        "The wage of %s yuan is above the ceiling, so the base is %s yuan."),
    SHARE_OF_AVERAGE(
        "当地平均工资 %s 元的 %s 为 %s 元。", "Of the area's average wage of %s yuan, %s is %s yuan."),
    FLEXIBLE_BASE("灵活就业人员缴费基数为 %s 元。", "The base of flexible workers is %s yuan."),
    EMPLOYER_SHARE("单位缴费 %s × %s = %s 元。", "The employer pays %s × %s = %s yuan."),
    RETIREMENT_YEARS_MEN(
        "男性退休时须累计缴费满 %s 年，即 %s 个月。",
        "A man who retires must have contributed for %s years, %s months."),
    RETIREMENT_YEARS_WOMEN(
        "女性退休时须累计缴费满 %s 年，即 %s 个月。",
        "A woman who retires must have contributed for %s years, %s months."),
    RETIREMENT_ACTUAL_YEARS(
        "其中实际缴费须满 %s 年，即 %s 个月。", "Of these, %s years, %s months, must really have been paid for."),
    RETIREMENT_MISSING(
        "已缴 %s 个月，视同缴费 %s 个月，尚缺 %s 个月。", "Months paid for: %s; deemed to be: %s; missing: %s."),
    RETIREMENT_LUMP_SUM_BASE(
        "一次性补缴的月缴费基数为 %s 元。",
        "The monthly base on which missing months are paid at once is %s yuan."),
    RETIREMENT_LUMP_SUM(
        "一次性补缴每月 %s × %s = %s 元，%s 个月合计 %s 元。",
        "Paid at once a month costs %s × %s = %s yuan, %s of them %s yuan."),
    WORKERS_PER_RETIREE("在职退休比为 %s : 1。", "There are %s people in work for each who is retired."),
    AWAY_PAID_FIRST(
        "异地就医（%s），政策范围内 %s 元先行自付 %s，计 %s 元。",
        "Away from home (%s), of %s yuan in scope %s is paid first, %s yuan."),
    DEDUCTIBLE("起付标准 %s 元。", "The deductible is %s yuan."),
    DEDUCTIBLE_LEFT(
        "年度起付标准 %s 元，此前已付 %s 元，尚余 %s 元。",
        "Of the year's deductible of %s yuan %s were borne before; %s are left."),
    DEDUCTIBLE_OF_ADMISSION(
        "本年第 %s 次住院，起付标准 %s × %s = %s 元。",
        "For admission %s of the year the deductible is %s × %s = %s yuan."),
    POOL_SEGMENT("起付标准以上 %s 元 × %s。", "Above the deductible %s yuan × %s."),
    POOL_PAYS("统筹基金支付 %s 元。", "The pooled fund pays %s yuan."),
    POOL_BOUND(
        "年度最高支付限额 %s 元，剩余 %s 元，以剩余额度为限。",
        "Of the year's limit of %s yuan %s were left, and no more is paid."),
    SERIOUS_COUNTED(
        "政策范围内个人自付累计 %s + %s = %s 元，大病保险起付标准 %s 元，本次超出 %s 元。",
        "In-scope money borne in the year: %s + %s = %s yuan; of the deductible of serious-illness"
            + " insurance, %s yuan, this bill exceeds %s."),
    SERIOUS_PAYS("大病保险 %s × %s = %s 元。", "Serious-illness insurance: %s × %s = %s yuan."),
    SERIOUS_BOUND(
        "大病保险年度最高支付限额 %s 元，剩余 %s 元，以剩余额度为限。",
        "Of its year's cap of %s yuan %s were left, and no more is paid."),
    AID_PAYS("医疗救助 %s × %s = %s 元。", "Medical aid: %s × %s = %s yuan."),
    AID_BOUND(
        "年度救助限额 %s 元，以剩余额度 %s 元为限。",
        "Of its year's limit of %s yuan %s were left, and no more is paid."),
    AID_OPEN(
        "%s尚无公布的依据，相关部分暂不支付，待公布后另行调整，涉及 %s 元。",
        "No source states the %s, so that part isn't paid yet and will be adjusted; it is about %s"
            + " yuan."),
    OWN_SHARE("个人缴费 %s × %s = %s 元。", "The person pays %s × %s = %s yuan."),
    ACCOUNT_CREDIT("划入个人账户 %s × %s = %s 元。", "The personal account is credited %s × %s = %s yuan.");

    private final String chinese;
    private final String english;

    Rule(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }
  }

  static Because of(Rule rule, Clause clause, Object... values) {
    return new Because(rule, List.of(values), clause);
  }

  public Source source() {
    return clause.source();
  }

  /** The step as a sentence for the citizen. */
  public String says(Language language) {
    String pattern = language == Language.ENGLISH ? rule.english : rule.chinese;
    StringBuilder said = new StringBuilder(pattern.length() + 16 * values.size());
    int from = 0;
    for (Object value : values) {
      int gap = pattern.indexOf("%s", from);
      if (gap < 0) {
        break;
      }
      said.append(pattern, from, gap);
      append(said, value, language);
      from = gap + 2;
    }
    return said.append(pattern, from, pattern.length()).toString();
  }

  private static void append(StringBuilder said, Object value, Language language) {
    switch (value) {
      case Category category -> said.append(category.name(language));
      case Who who -> said.append(who.says(language));
      case Within within ->
          said.append(language == Language.ENGLISH ? within.english() : within.chinese());
      case BenefitGap gap ->
          said.append(language == Language.ENGLISH ? gap.field() : gap.chineseName());
      case Away away ->
          said.append(language == Language.ENGLISH ? away.name() : away.chineseName());
      case LocalDate day -> said.append(day);
      default -> said.append(value);
    }
  }
}
