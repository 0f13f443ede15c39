package yibao.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.Person;
import yibao.records.Settlement;
import yibao.rules.Area;
import yibao.rules.Away;
import yibao.rules.Because;
import yibao.rules.BenefitDecision;
import yibao.rules.BenefitSetting;
import yibao.rules.BenefitSplit;
import yibao.rules.Benefits;
import yibao.rules.BillParts;
import yibao.rules.Care;
import yibao.rules.EmploymentStatus;
import yibao.rules.Language;
import yibao.rules.PolicyBook;
import yibao.rules.Question;
import yibao.rules.Scheme;
import yibao.rules.SeriousCap;
import yibao.rules.YearSums;

/** What the funds pay of somebody's bill, when it is settled and each time it is computed again. */
final class CareFunds {

  /** From when on claims count for the incentives of serious-illness insurance. */
  static final int FIRST_YEAR_OF_CLAIMS = 2025;

  private final Benefits benefits;

  CareFunds(PolicyBook book) {
    this.benefits = new Benefits(book);
  }

  String policyRelease() {
    return benefits.policyRelease();
  }

  /** What of the patient and the institution decides, on the day of visit or admission. */
  BenefitSetting setting(
      Person person,
      Scheme scheme,
      Care care,
      CareInstitution institution,
      Area insured,
      Benefits.Days days) {
    boolean away = benefits.isAway(insured, scheme, institution.area(), days.first());
    return new BenefitSetting(
        scheme,
        care,
        institution.level(),
        institution.grade(),
        scheme == Scheme.EMPLOYEE && person.statusOn(days.first()) == EmploymentStatus.RETIRED,
        person.facts().groupsOn(days.first()),
        person.facts().ageOn(days.first()),
        away ? Away.UNFILED : Away.HOME);
  }

  /**
   * Splits a bill.
   *
   * @param before the year's sums before it, under all of the person's numbers
   * @param years of which claims may have raised or lowered the cap
   */
  BenefitDecision decide(
      Person person,
      Settlement.Treatment treatment,
      BillParts parts,
      YearSums before,
      CareYears years) {
    Benefits.Days days = new Benefits.Days(treatment.day(), treatment.until());
    return benefits.decide(
        treatment.insured(),
        days,
        treatment.setting(),
        parts,
        before,
        () -> cap(person, treatment.insured(), days, years));
  }

  private SeriousCap cap(Person person, Area insured, Benefits.Days days, CareYears years) {
    return benefits.seriousCap(
        insured, days.year(), days.first(), person.facts(), claims(person, insured, days, years));
  }

  /** What is known of the claims of the years before. */
  private List<Question.Claims> claims(
      Person person, Area insured, Benefits.Days days, CareYears years) {
    List<Question.Claims> claims = new ArrayList<>();
    for (int year = FIRST_YEAR_OF_CLAIMS; year < days.year(); year++) {
      YearSums sums = years.together(year).orElse(YearSums.NONE);
      if (sums.claimed() || isKnownHere(person, year)) {
        claims.add(
            new Question.Claims(
                year, sums.claimed(), benefits.isAboveCap(insured, year, sums.seriousPaid())));
      }
    }
    return claims;
  }

  /** Whether the year was paid for here, so that all its bills came here too. */
  private static boolean isKnownHere(Person person, int year) {
    return person.covers().stream()
        .anyMatch(cover -> cover.isOrEnds(year) && cover.orderId().isPresent());
  }

  /** What a split says, as it is kept. */
  static Settlement.Funds funds(BenefitSplit split) {
    return new Settlement.Funds(
        split.parts(),
        split.deductibleUsed(),
        split.poolRate(),
        new Settlement.Paid(split.pool(), says(split.poolBecause())),
        new Settlement.Paid(split.serious(), says(split.seriousBecause())),
        new Settlement.Paid(split.aid(), says(split.aidBecause())),
        open(split));
  }

  private static Optional<Settlement.OpenAid> open(BenefitSplit split) {
    return split.openAid().map(open -> new Settlement.OpenAid(open.missing(), open.upTo()));
  }

  private static String says(List<Because> steps) {
    StringBuilder said = new StringBuilder();
    steps.forEach(step -> said.append(step.says(Language.CHINESE)));
    return said.toString();
  }
}
