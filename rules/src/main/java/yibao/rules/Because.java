package yibao.rules;

import java.util.List;

/** One step of a decision: the rule applied, the values it took, and the source it stands on. */
public record Because(Rule rule, List<Object> values, Source source) {

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
    FIXED_WAIT(
        "%s 至 %s 缴费的，自缴费之日起 %s 个月后享受待遇。",
        "Paid between %s and %s, cover begins %s months after the payment."),
    DAY_AFTER_PAYMENT(
        "%s 至 %s 缴费的，自缴费次日（%s）起享受待遇。",
        "Paid between %s and %s, cover begins on the day after the payment, %s."),
    FIRST_OF_MONTH(
        "%s 至 %s 缴费的，自缴费当月（%s）起享受待遇。",
        "Paid between %s and %s, cover begins with the month of payment, %s."),
    FIXED_WAIT_FROM_MONTH(
        "%s 至 %s 缴费的，自缴费当月起等待 %s 个月后享受待遇。",
        "Paid between %s and %s, cover begins %s months after the beginning of the month of payment."),
    WAIT_OF_90_DAYS(
        "%s 至 %s 缴费的，自缴费次日起满 %s 日后享受待遇。",
        "Paid between %s and %s, cover begins after %s days, the day of payment not counted."),
    START_UNPUBLISHED(
        "该时段缴费何时享受待遇，尚无公布的依据。", "From when a payment of these days covers, no source states."),
    EXEMPT("%s，不设待遇等待期，自 %s 起享受待遇。", "For %s there is no wait; cover begins on %s."),
    NO_BREAK("缴费年度之前没有断保年度。", "There is no break year before the year paid for."),
    NEVER_COVERED("此前从未参保，不算断保。", "Who was never covered before has broken nothing."),
    BREAK_YEARS("断保 %s 年。", "Missed years in a row just before: %s."),
    WAIT_WITH_BREAK("断保再参保，待遇等待期共 %s 个月。", "After the break the whole wait is %s months."),
    NEWBORN(
        "新生儿出生后 %s 日内缴费的，自出生之日起享受待遇，本年度自 %s 起。",
        "A newborn paid for within %s days is covered from birth, in this year from %s.");

    private final String chinese;
    private final String english;

    Rule(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }
  }

  static Because of(Rule rule, Source source, Object... values) {
    return new Because(rule, List.of(values), source);
  }

  /** The step as a sentence for the citizen. */
  public String says(Language language) {
    String pattern = language == Language.ENGLISH ? rule.english : rule.chinese;
    return String.format(pattern, values.stream().map(value -> said(value, language)).toArray());
  }

  private static Object said(Object value, Language language) {
    return switch (value) {
      case Category category -> category.name(language);
      case Who who -> who.says(language);
      default -> value;
    };
  }
}
