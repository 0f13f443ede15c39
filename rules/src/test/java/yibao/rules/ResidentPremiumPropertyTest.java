package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every premium, whatever the law's figures, the person and the day. */
class ResidentPremiumPropertyTest {

  private static final LocalDate NEW_YEAR = LocalDate.of(SmallLaw.YEAR, 1, 1);
  private static final LocalDate YEAR_ENDS = LocalDate.of(SmallLaw.YEAR, 12, 31);
  private static final Set<String> NAMES =
      Set.of(
          "standardFen",
          "subsidyFen",
          "payableFen",
          "coverFrom",
          "coverTo",
          "covers",
          "waitMonths");

  @Property
  void paying_later_never_starts_cover_earlier_for_an_unbroken_adult(
      @ForAll("constantLaws") PolicyBook law, @ForAll("days") LocalDate day) {
    PersonFacts person = Someone.coveredIn(2024, 2025);
    if (decide(law, person, day) instanceof Payable earlier
        && decide(law, person, day.plusDays(1)) instanceof Payable later
        && later.start().isPresent()
        && earlier.start().isPresent()) {
      assertThat(later.coverFrom().orElse(LocalDate.MAX))
          .isAfterOrEqualTo(earlier.coverFrom().orElse(LocalDate.MAX));
    }
  }

  @Property
  void cover_begins_before_its_payment_only_where_a_rule_says_so(
      @ForAll("laws") PolicyBook law,
      @ForAll("people") PersonFacts person,
      @ForAll("days") LocalDate day) {
    if (decide(law, person, day) instanceof Payable payable
        && payable.coverFrom().orElse(LocalDate.MAX).isBefore(day)) {
      assertThat(payable.start())
          .map(StartRule::toString)
          .get(STRING)
          .containsAnyOf("FROM_BIRTH", "FIRST_OF_MONTH", "FIRST_DAY_OF_YEAR", "ON_DAY");
    }
  }

  @Property
  void cover_lies_within_the_year_and_within_the_persons_life(
      @ForAll("laws") PolicyBook law,
      @ForAll("people") PersonFacts person,
      @ForAll("days") LocalDate day) {
    if (decide(law, person, day) instanceof Payable payable && payable.coverFrom().isPresent()) {
      LocalDate from = payable.coverFrom().get();
      assertThat(from)
          .isBetween(NEW_YEAR, YEAR_ENDS)
          .isAfterOrEqualTo(person.birthDate())
          .isAfterOrEqualTo(person.arrivedOn().orElse(LocalDate.MIN));
      assertThat(payable.coverTo()).hasValue(YEAR_ENDS);
      Cover decided = Someone.cover(Scheme.RESIDENT, SmallLaw.YEAR, from, YEAR_ENDS);
      assertThat(person.covers()).noneMatch(decided::overlaps);
    }
  }

  @Property
  void to_the_last_day_price_and_wait_stay_and_the_kept_rule_gives_the_first_day(
      @ForAll("laws") PolicyBook law,
      @ForAll("people") PersonFacts person,
      @ForAll("days") LocalDate day) {
    if (decide(law, person, day) instanceof Payable now) {
      assertThat(now.lastDay()).isAfterOrEqualTo(day);
      for (LocalDate then = day; !then.isAfter(now.lastDay()); then = then.plusDays(1)) {
        LocalDate paidOn = then;
        assertThat(decide(law, person, then))
            .as("paid on %s", then)
            .isInstanceOfSatisfying(
                Payable.class,
                later -> {
                  assertThat(later.payable()).isEqualTo(now.payable());
                  assertThat(later.stateAdds()).isEqualTo(now.stateAdds());
                  assertThat(later.waitMonths()).isEqualTo(now.waitMonths());
                  assertThat(later.covers()).isEqualTo(now.covers());
                  assertThat(later.unpublished()).isEqualTo(now.unpublished());
                  assertThat(later.lastDay()).isEqualTo(now.lastDay());
                  assertThat(later.coverFrom())
                      .isEqualTo(now.start().flatMap(rule -> rule.firstDay(paidOn, SmallLaw.YEAR)));
                });
      }
    }
  }

  @Property
  void after_the_last_day_something_is_different_for_an_unbroken_record(
      @ForAll("constantLaws") PolicyBook law,
      @ForAll("peopleWithoutGroups") PersonFacts person,
      @ForAll("days") LocalDate day) {
    if (decide(law, person, day) instanceof Payable now
        && decide(law, person, now.lastDay().plusDays(1)) instanceof Payable next
        && unbroken(person)) {
      assertThat(List.of(next.payable(), next.start(), next.waitMonths(), next.covers()))
          .isNotEqualTo(List.of(now.payable(), now.start(), now.waitMonths(), now.covers()));
    }
  }

  @Property
  void what_is_absent_is_named_and_what_is_named_is_absent(
      @ForAll("laws") PolicyBook law,
      @ForAll("people") PersonFacts person,
      @ForAll("days") LocalDate day) {
    if (decide(law, person, day) instanceof Payable payable) {
      List<String> absent = new ArrayList<>();
      if (payable.standard().isEmpty()) {
        absent.add("standardFen");
      }
      if (payable.stateAdds().isEmpty()) {
        absent.add("subsidyFen");
      }
      if (payable.payable().isEmpty()) {
        absent.add("payableFen");
      }
      if (payable.start().isEmpty()) {
        absent.add("coverFrom");
      }
      if (payable.covers().isEmpty()) {
        absent.addAll(List.of("coverTo", "covers"));
      }
      if (payable.waitMonths().isEmpty()) {
        absent.add("waitMonths");
      }
      assertThat(payable.unpublished()).isEqualTo(absent).isSubsetOf(NAMES);
      boolean covers = payable.covers().orElse(false);
      assertThat(payable.coverFrom().isPresent()).isEqualTo(payable.start().isPresent() && covers);
      assertThat(payable.coverTo().isPresent()).isEqualTo(covers);
    }
  }

  @Property
  void another_missed_year_never_shortens_the_wait(
      @ForAll("laws") PolicyBook law, @ForAll("days") LocalDate day) {
    int before = 0;
    for (PersonFacts person :
        List.of(Someone.coveredIn(2023, 2024, 2025), Someone.coveredIn(2023, 2024))) {
      if (decide(law, person, day) instanceof Payable payable && payable.waitMonths().isPresent()) {
        assertThat(payable.waitMonths().getAsInt()).isGreaterThanOrEqualTo(before);
        before = payable.waitMonths().getAsInt();
      }
    }
  }

  private static PremiumDecision decide(PolicyBook law, PersonFacts person, LocalDate day) {
    return new ResidentPremium(law).decide(SmallLaw.PROVINCE, SmallLaw.YEAR, person, day);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return between(SmallLaw.OPENS.minusDays(60), YEAR_ENDS.plusDays(120));
  }

  @Provide
  Arbitrary<PolicyBook> constantLaws() {
    return Combinators.combine(seasons(), conventions())
        .as(
            (season, convention) ->
                SmallLaw.book(SmallLaw.nation(convention), SmallLaw.province(season)));
  }

  /** Laws whose windows, aids and parameters also change during the season. */
  @Provide
  Arbitrary<PolicyBook> laws() {
    return Combinators.combine(
            Arbitraries.oneOf(seasons(), unevenSeasons()),
            conventions(),
            changes(),
            aids(),
            exemptions())
        .as(
            (season, convention, changes, aids, exemptions) -> {
              AreaPolicy province = SmallLaw.province(season, changes);
              return SmallLaw.book(
                  SmallLaw.nation(convention),
                  new AreaPolicy(
                      province.area(),
                      province.chineseName(),
                      province.englishName(),
                      province.inherits(),
                      province.seasons(),
                      province.starts(),
                      province.values(),
                      aids,
                      exemptions));
            });
  }

  @Provide
  Arbitrary<PersonFacts> people() {
    return people(spells().list().ofMaxSize(3));
  }

  @Provide
  Arbitrary<PersonFacts> peopleWithoutGroups() {
    return people(Arbitraries.just(List.of()));
  }

  private static Arbitrary<PersonFacts> people(Arbitrary<List<CategorySpell>> spells) {
    LocalDate adult = LocalDate.of(1988, 4, 2);
    Arbitrary<LocalDate> births =
        Arbitraries.oneOf(
            Arbitraries.just(adult), between(LocalDate.of(2025, 6, 1), YEAR_ENDS.plusDays(5)));
    Arbitrary<Optional<LocalDate>> arrivals =
        between(LocalDate.of(2025, 11, 1), YEAR_ENDS).optional(0.2);
    Arbitrary<Set<Integer>> years = Arbitraries.integers().between(2021, 2025).set();
    Arbitrary<Optional<LocalDate>> employedUntil =
        between(LocalDate.of(2025, 12, 1), YEAR_ENDS).optional(0.3);
    return Combinators.combine(births, arrivals, years, employedUntil, spells)
        .as(
            (born, arrived, covered, employed, groups) -> {
              boolean child = born.isAfter(adult);
              List<Cover> covers = new ArrayList<>();
              if (!child) {
                covered.forEach(year -> covers.addAll(Someone.wholeYears(year)));
                employed.ifPresent(
                    to ->
                        covers.add(
                            Someone.cover(
                                Scheme.EMPLOYEE, to.getYear(), LocalDate.of(2025, 12, 1), to)));
              }
              return Someone.person(
                  born, child ? arrived.filter(on -> on.isAfter(born)) : arrived, groups, covers);
            });
  }

  private static Arbitrary<CategorySpell> spells() {
    return Combinators.combine(
            Arbitraries.of(Category.class),
            between(LocalDate.of(2025, 8, 1), YEAR_ENDS),
            Arbitraries.integers().between(0, 200).optional())
        .as((group, from, days) -> new CategorySpell(group, from, days.map(from::plusDays)));
  }

  private static Arbitrary<Season> seasons() {
    return Combinators.combine(
            between(LocalDate.of(2025, 8, 1), LocalDate.of(2025, 12, 1)),
            between(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 4, 30)),
            between(LocalDate.of(2026, 5, 1), YEAR_ENDS))
        .as(SmallLaw::season);
  }

  private static Arbitrary<DatedValue[]> conventions() {
    return Arbitraries.integers()
        .between(0, 1)
        .map(value -> SmallLaw.since2025(Parameter.FIRST_BREAK_YEAR_COUNTS, value))
        .array(DatedValue[].class)
        .ofMaxSize(1);
  }

  private static Arbitrary<DatedValue[]> changes() {
    return Combinators.combine(
            between(LocalDate.of(2025, 8, 1), YEAR_ENDS),
            Arbitraries.of(
                Parameter.FIXED_WAIT,
                Parameter.WAIT_PER_BREAK_YEAR,
                Parameter.WAIT_FLOOR,
                Parameter.NEWBORN_DAYS),
            Arbitraries.integers().between(0, 12))
        .as(
            (day, parameter, value) ->
                SmallLaw.since(
                    day,
                    parameter,
                    parameter == Parameter.NEWBORN_DAYS ? value * 20 + 1 : value,
                    SmallLaw.PROVINCE_SAYS))
        .array(DatedValue[].class)
        .ofMaxSize(2);
  }

  private static Arbitrary<List<Aid>> aids() {
    return Combinators.combine(
            whom(),
            Arbitraries.integers().between(0, 300),
            between(LocalDate.of(2025, 8, 1), YEAR_ENDS))
        .as(SmallLaw::aid)
        .list()
        .ofMaxSize(4);
  }

  private static Arbitrary<List<Exemption>> exemptions() {
    return Combinators.combine(
            whom(),
            Arbitraries.of(CoverStart.values()).filter(start -> !start.waits()),
            between(LocalDate.of(2025, 8, 1), YEAR_ENDS))
        .as(SmallLaw::exemption)
        .list()
        .ofMaxSize(2);
  }

  private static Arbitrary<Who> whom() {
    Arbitrary<Integer> amounts = Arbitraries.integers().between(1, 60);
    Arbitrary<Optional<Within>> limits =
        Combinators.combine(amounts, Arbitraries.of(Within.Unit.class))
            .as(Within::new)
            .optional(0.5);
    Arbitrary<Condition> groups =
        Combinators.combine(Arbitraries.of(Category.class), limits).as(Condition.InGroup::new);
    Arbitrary<Condition> others =
        Arbitraries.oneOf(
            amounts.map(Condition.BornWithin::new),
            amounts.map(Condition.YoungerThan::new),
            amounts.map(Condition.FirstBenefitYears::new),
            Arbitraries.just(new Condition.FirstCoverHere()),
            Arbitraries.of(0, 1, 24).map(insured -> new Condition.AfterEmployeeCover(3, insured)));
    return Combinators.combine(groups, others)
        .as(List::of)
        .flatMap(both -> Arbitraries.of(List.of(both.getFirst()), List.of(both.getLast()), both))
        .map(Who::new);
  }

  /** Seasons whose tiers start cover in any way, or in one that no source states. */
  private static Arbitrary<Season> unevenSeasons() {
    return Combinators.combine(
            seasons(),
            Arbitraries.of(CoverStart.values()).list().ofMinSize(1).ofMaxSize(3).list().ofSize(4),
            Arbitraries.of(true, false))
        .as(
            (season, starts, windowStated) -> {
              List<PaymentPeriod> periods = new ArrayList<>();
              for (PaymentPeriod period : season.periods()) {
                periods.add(
                    new PaymentPeriod(
                        period.from(),
                        period.to(),
                        period.payerBearsSubsidy(),
                        starts.get(periods.size()),
                        period.brokenWaitFrom(),
                        period.clause(),
                        period.reading(),
                        period.startReading(),
                        period.windowReading()));
              }
              return new Season(
                  season.year(),
                  season.personal(),
                  season.subsidy(),
                  season.window().filter(window -> windowStated),
                  periods);
            });
  }

  private static Arbitrary<LocalDate> between(LocalDate first, LocalDate last) {
    return Arbitraries.longs()
        .between(first.toEpochDay(), last.toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  private static boolean unbroken(PersonFacts person) {
    Condition.Asked asked = new Condition.Asked(person, SmallLaw.PROVINCE, SmallLaw.YEAR, NEW_YEAR);
    BreakYears years = BreakYears.of(asked, 2025, List.of());
    return years.missed() == 0 || !years.coveredBefore();
  }
}
