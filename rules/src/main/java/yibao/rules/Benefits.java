package yibao.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.function.Supplier;

/** Says what the funds of an area pay of a bill (待遇结算), by the law of the day of care. */
public final class Benefits {

  private final PolicyBook book;

  public Benefits(PolicyBook book) {
    this.book = book;
  }

  /** The name of the release of the law that decides. */
  public String policyRelease() {
    return book.release();
  }

  /**
   * Splits a bill among the funds. The person pays what they leave.
   *
   * @param insured the pooling area in which the person is insured
   * @param days of care
   * @param parts none of which may be below zero
   * @param before the sums of the person's scheme and year before this bill
   * @param cap of serious-illness insurance in that year, asked for only where it may pay
   */
  public BenefitDecision decide(
      Area insured,
      Days days,
      BenefitSetting setting,
      BillParts parts,
      YearSums before,
      Supplier<SeriousCap> cap) {
    return Splitting.decide(terms(insured, days, setting), parts, before, cap);
  }

  private BenefitTerms terms(Area insured, Days days, BenefitSetting setting) {
    BenefitTerms terms = book.benefits(insured, days.first()).terms(setting);
    return days.first().getYear() == days.year()
        ? terms
        : terms.withYearOf(book.benefits(insured, days.last()).terms(setting));
  }

  /**
   * From when until when somebody was treated. A stay belongs to the year in which it ends, whose
   * limits and caps hold; its ratios and deductible are those of the day of admission (RULES.md
   * 5.5).
   *
   * @param first of admission or visit
   * @param last of discharge; of a visit the same
   */
  public record Days(LocalDate first, LocalDate last) {

    public Days {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException("discharged on " + last + ", admitted on " + first);
      }
    }

    /** A visit's. */
    public static Days of(LocalDate day) {
      return new Days(day, day);
    }

    /** To which the bill belongs. */
    public int year() {
      return last.getYear();
    }
  }

  /**
   * The most that serious-illness insurance pays a resident in a year.
   *
   * @param day of admission or visit, on which groups are judged and the law is looked up
   * @param claims what is known of earlier years' claims
   */
  public SeriousCap seriousCap(
      Area insured, int year, LocalDate day, PersonFacts person, List<Question.Claims> claims) {
    PersonFacts before =
        new PersonFacts(
            person.birthDate(),
            person.arrivedOn(),
            person.categories(),
            person.covers().stream().filter(cover -> cover.to().getYear() < year).toList(),
            person.payments());
    return book.year(insured, year)
        .map(
            law ->
                Incentive.certainCap(
                    Payable.of(law, new Condition.Asked(before, insured, year, day), 0), claims))
        .orElseGet(() -> new SeriousCap.Open(Money.ZERO));
  }

  /** Whether what was paid in a year was more than the cap, so out of the credit of incentives. */
  public boolean isAboveCap(Area insured, int year, Money seriousPaid) {
    return book.value(
            insured, Parameter.SERIOUS_ILLNESS_CAP, LocalDate.of(year, Month.DECEMBER, 31))
        .filter(cap -> seriousPaid.compareTo(Money.ofYuan(cap.value())) > 0)
        .isPresent();
  }

  /**
   * Whether care in an area is care away from home: in another pooling area, unless the law says
   * that the whole province is home.
   */
  public boolean isAway(Area insured, Scheme scheme, Area institution, LocalDate day) {
    boolean provinceIsHome =
        insured.isInProvinceOf(institution) && book.benefits(insured, day).provinceIsHome(scheme);
    return !insured.equals(institution) && !provinceIsHome;
  }
}
