package yibao.premiumpayment;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.operations.Pricing;
import yibao.rules.Area;
import yibao.rules.Contributor;
import yibao.rules.FlexibleBase;
import yibao.rules.Money;
import yibao.rules.Scheme;

/** Reads whose months of the employee scheme are asked for, and by what each contributes. */
final class AskingMonths {

  /**
   * Each person's month may move a file, an account, and the order and refund of a month that it
   * takes the place of: with so many all of it is one transaction.
   */
  static final int MOST_LINES = 24;

  /** The number under which the bureau knows an employer (单位编号). */
  static final Form<String> EMPLOYER =
      Form.matching(
          "[A-Za-z0-9_-]{1,64}",
          "应为单位编号：1 至 64 位字母、数字、下划线或连字符",
          "an employer's number is asked: 1 to 64 of A-Z a-z 0-9 _ -");

  /** One of the years that premiums are asked for. */
  static final Form<YearMonth> MONTH =
      new Form<>(
          text ->
              Form.MONTH
                  .read()
                  .apply(text)
                  .filter(month -> month.getYear() >= Asking.FIRST_YEAR)
                  .filter(month -> month.getYear() <= Asking.LAST_YEAR),
          Form.MONTH.mend(),
          Form.MONTH.absent());

  private static final int MOST_MONTHS = 12;
  static final long MOST_WAGE_FEN = 10_000_000_000L;

  private AskingMonths() {}

  static Pricing.Asked asked(Area area, Fields fields) {
    List<YearMonth> months = fields.texts("months", 1, MOST_MONTHS, MONTH);
    Optional<String> employer = fields.maybe("employer", EMPLOYER);
    List<Pricing.Insured> people =
        fields.list("people", 1, Asking.MOST_PEOPLE, AskingMonths::contributing);
    check(fields, months, people.size());
    if (employer.isPresent()
        && !people.isEmpty()
        && people.stream().noneMatch(AskingMonths::isEmployed)) {
      fields.error(
          "employer",
          "灵活就业人员由本人缴费，请不要写单位",
          "flexible workers pay for themselves: leave the employer out");
    }
    return new Pricing.Asked(
        area,
        Scheme.EMPLOYEE,
        months.isEmpty() ? 0 : months.getFirst().getYear(),
        months.stream().sorted().toList(),
        employer,
        people);
  }

  private static boolean isEmployed(Pricing.Insured person) {
    return person.contributor().orElseThrow() instanceof Contributor.Employed;
  }

  /** Of months that are none nothing more is said. */
  private static void check(Fields fields, List<YearMonth> months, int people) {
    List<YearMonth> real = months.stream().filter(m -> !m.equals(MONTH.absent())).toList();
    Set<YearMonth> seen = new HashSet<>();
    if (!real.stream().allMatch(seen::add)) {
      fields.error("months", "同一月份出现两次", "a month stands there twice");
    }
    if (real.stream().map(YearMonth::getYear).distinct().count() > 1) {
      fields.error("months", "请按自然年分开下单", "order the months of each calendar year apart");
    }
    if (months.size() * people > MOST_LINES) {
      fields.error(
          "months",
          "人数乘以月数至多 " + MOST_LINES + "，请分次下单，或用 staff-lists",
          "people times months are at most "
              + MOST_LINES
              + "; place several orders, or hand in a staff list");
    }
  }

  /** Either a wage that an employer pays, or a base that a flexible worker has chosen. */
  private static Pricing.Insured contributing(Fields person) {
    String psnNo = person.read("psnNo", Asking.PSN_NO);
    Optional<Long> wage = person.maybeInteger("wageFen", 1, MOST_WAGE_FEN);
    Optional<FlexibleBase> base = person.maybe("base", Form.oneOf(FlexibleBase.class));
    if (wage.isPresent() == base.isPresent()) {
      person.error(
          "wageFen",
          "在职职工写 wageFen，灵活就业人员写 base，二者取一",
          "say wageFen of who is employed, base of a flexible worker: one of the two");
    }
    return Pricing.Insured.contributing(
        psnNo,
        base.<Contributor>map(Contributor.Flexible::new)
            .orElseGet(() -> new Contributor.Employed(Money.ofFen(wage.orElse(1L)))));
  }
}
