package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds of contributions whatever the wages and histories. */
class ContributionPropertyTest {

  private static final Area AREA = SmallLaw.PROVINCE;
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final long FLOOR = 4588_00;
  private static final long CEILING = 22938_00;

  private final Contributions contributions = new Contributions(ContributionsTest.BOOK);

  @Property
  void who_earns_more_contributes_no_less(
      @ForAll @LongRange(min = 1, max = 30_000_00) long one,
      @ForAll @LongRange(min = 1, max = 30_000_00) long other) {
    Contribution less = employed(Math.min(one, other));
    Contribution more = employed(Math.max(one, other));

    assertThat(payable(less)).isLessThanOrEqualTo(payable(more));
    assertThat(less.credit().orElseThrow()).isLessThanOrEqualTo(more.credit().orElseThrow());
  }

  @Property
  void between_the_limits_the_base_is_the_wage_and_beyond_them_the_limit(
      @ForAll @LongRange(min = 1, max = 30_000_00) long wage) {
    assertThat(employed(wage).base())
        .contains(Money.ofFen(Math.max(FLOOR, Math.min(CEILING, wage))));
  }

  @Property
  void a_share_is_within_half_a_fen_of_what_it_is_of_the_base(
      @ForAll @LongRange(min = 1, max = 30_000_00) long wage) {
    Contribution month = employed(wage);
    long tenThousandths =
        month.employer().orElseThrow().fen() * 10_000 - month.base().orElseThrow().fen() * 690;

    assertThat(tenThousandths).isBetween(-4_999L, 5_000L);
  }

  /** However a year is split into payments, each month costs and credits the same. */
  @Property
  void months_cost_the_same_together_as_one_by_one(
      @ForAll("years") List<YearMonth> months, @ForAll FlexibleBase base) {
    Contributor flexible = new Contributor.Flexible(base);
    PersonFacts person = insured("2020-01-01", "2026-02-28");
    List<Money> together =
        contributions.decide(AREA, Participant.of(person), flexible, months, TODAY).stream()
            .map(decision -> ((Contribution) decision).credit().orElseThrow())
            .toList();
    List<Money> apart = new ArrayList<>();
    PersonFacts known = person;
    for (YearMonth month : months) {
      Contribution paid =
          (Contribution) contributions.decide(AREA, Participant.of(known), flexible, month, TODAY);
      apart.add(paid.credit().orElseThrow());
      known = Contributions.with(known, AREA, paid, TODAY);
    }

    assertThat(together).isEqualTo(apart);
  }

  @Property
  void paying_never_lowers_continuous_years(
      @ForAll("histories") PersonFacts person,
      @ForAll("months") List<YearMonth> months,
      @ForAll @IntRange(max = 40) int daysLater) {
    LocalDate day = TODAY.plusDays(daysLater);
    int before = new InsuredTime(person).continuousMonths(day);
    PersonFacts paid = person;
    for (YearMonth month : months) {
      if (contributions.decide(
              AREA,
              Participant.of(paid),
              new Contributor.Flexible(FlexibleBase.POOL_ONLY),
              month,
              TODAY)
          instanceof Contribution contribution) {
        paid = Contributions.with(paid, AREA, contribution, TODAY);
      }
    }

    assertThat(new InsuredTime(paid).continuousMonths(day)).isGreaterThanOrEqualTo(before);
    assertThat(new InsuredTime(paid).employeeMonths(MARCH).all())
        .containsAll(new InsuredTime(person).employeeMonths(MARCH).all().toList());
  }

  /** No month can be paid twice, in whichever way it was decided before. */
  @Property
  void what_is_paid_cant_be_paid_again(
      @ForAll("histories") PersonFacts person, @ForAll("months") List<YearMonth> months) {
    Contributor flexible = new Contributor.Flexible(FlexibleBase.POOL_ONLY);
    for (YearMonth month : months) {
      if (contributions.decide(AREA, Participant.of(person), flexible, month, TODAY)
              instanceof Contribution paid
          && paid.covers().isPresent()) {
        assertThat(
                contributions.decide(
                    AREA,
                    Participant.of(Contributions.with(person, AREA, paid, TODAY)),
                    flexible,
                    month,
                    TODAY))
            .isEqualTo(
                new ContributionDecision.Refused(ContributionDecision.Reason.ALREADY_COVERED));
      }
    }
  }

  @Provide
  Arbitrary<List<YearMonth>> years() {
    return Arbitraries.integers()
        .between(3, 12)
        .set()
        .ofMinSize(1)
        .ofMaxSize(10)
        .map(
            numbers ->
                new TreeSet<>(numbers).stream().map(number -> YearMonth.of(2026, number)).toList());
  }

  @Provide
  Arbitrary<List<YearMonth>> months() {
    return Arbitraries.integers()
        .between(-8, 8)
        .set()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(numbers -> new TreeSet<>(numbers).stream().map(MARCH::plusMonths).toList());
  }

  /** Spells of either scheme in one area or another, one after the other, with gaps or without. */
  @Provide
  Arbitrary<PersonFacts> histories() {
    Arbitrary<Spell> spells =
        Combinators.combine(
                Arbitraries.of(Scheme.class),
                Arbitraries.of(AREA, SmallLaw.ELSEWHERE),
                Arbitraries.integers().between(0, 200),
                Arbitraries.integers().between(1, 900))
            .as(Spell::new);
    return spells.list().ofMaxSize(5).map(ContributionPropertyTest::history);
  }

  private record Spell(Scheme scheme, Area area, int gap, int days) {}

  /** From the last back, which ends some weeks before or after the payment. */
  private static PersonFacts history(List<Spell> spells) {
    List<Cover> covers = new ArrayList<>();
    LocalDate end = TODAY.plusDays(30);
    for (Spell spell : spells) {
      LocalDate to = end.minusDays(spell.gap());
      LocalDate from = to.minusDays(spell.days());
      covers.add(cover(spell.scheme(), spell.area(), from, to));
      end = from.minusDays(1);
    }
    Collections.reverse(covers);
    return Someone.withCovers(covers.toArray(Cover[]::new));
  }

  private static Cover cover(Scheme scheme, Area area, LocalDate from, LocalDate to) {
    return new Cover(scheme, area, from.getYear(), from, to, Optional.of(from), Optional.empty());
  }

  private static PersonFacts insured(String from, String to) {
    return Someone.withCovers(
        cover(Scheme.EMPLOYEE, AREA, LocalDate.parse(from), LocalDate.parse(to)));
  }

  private Contribution employed(long wage) {
    return (Contribution)
        contributions.decide(
            AREA,
            Participant.of(insured("2020-01-01", "2026-02-28")),
            new Contributor.Employed(Money.ofFen(wage)),
            MARCH,
            TODAY);
  }

  private static Money payable(Contribution month) {
    return month.payable().orElseThrow();
  }
}
