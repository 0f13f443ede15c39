package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResidentPremiumTest {

  private static final PersonFacts UNBROKEN = Someone.coveredIn(2024, 2025);
  private static final PersonFacts MISSED_2025 = Someone.coveredIn(2023, 2024);

  @Nested
  class Refusals {

    @Test
    void an_area_without_a_pack_publishes_nothing() {
      assertThat(decide(SmallLaw.book(), SmallLaw.ELSEWHERE, UNBROKEN, "2026-02-01"))
          .isEqualTo(refused(PremiumDecision.Reason.POLICY_NOT_PUBLISHED));
    }

    @Test
    void nobody_pays_in_the_national_pack() {
      assertThat(decide(SmallLaw.book(), Area.NATIONAL, UNBROKEN, "2026-02-01"))
          .isEqualTo(refused(PremiumDecision.Reason.POLICY_NOT_PUBLISHED));
    }

    @ParameterizedTest
    @CsvSource({"2025", "2027"})
    void a_year_without_a_season_is_not_published(int year) {
      assertThat(
              new ResidentPremium(SmallLaw.book())
                  .decide(SmallLaw.PROVINCE, year, UNBROKEN, LocalDate.of(2026, 2, 1)))
          .isEqualTo(refused(PremiumDecision.Reason.POLICY_NOT_PUBLISHED));
    }

    @ParameterizedTest
    @CsvSource({
      "2025-08-31, WINDOW_NOT_OPEN",
      "2000-01-01, WINDOW_NOT_OPEN",
      "2027-01-01, WINDOW_ENDED",
      "2040-01-01, WINDOW_ENDED"
    })
    void out_of_season_nothing_is_paid(String payOn, PremiumDecision.Reason reason) {
      assertThat(decide(UNBROKEN, payOn)).isEqualTo(refused(reason));
    }

    @ParameterizedTest
    @CsvSource({"2025-09-01", "2026-03-15", "2026-03-16", "2026-08-31", "2026-09-01", "2026-12-31"})
    void in_season_it_is_payable_on_the_first_and_the_last_day_of_each_tier(String payOn) {
      assertThat(decide(UNBROKEN, payOn)).isInstanceOf(Payable.class);
    }

    @Test
    void nobody_pays_before_birth() {
      assertThat(decide(Someone.born(LocalDate.of(2026, 2, 2)), "2026-02-01"))
          .isEqualTo(refused(PremiumDecision.Reason.NOT_YET_BORN));
    }

    @Test
    void nobody_pays_for_a_year_before_birth() {
      assertThat(decide(Someone.born(LocalDate.of(2027, 1, 1)), "2027-01-01"))
          .isEqualTo(refused(PremiumDecision.Reason.NOT_YET_BORN));
    }

    @Test
    void a_year_is_not_paid_for_twice() {
      assertThat(decide(Someone.coveredIn(2025, 2026), "2026-02-01"))
          .isEqualTo(refused(PremiumDecision.Reason.ALREADY_COVERED));
    }

    @Test
    void a_year_covered_by_another_area_is_covered() {
      Cover elsewhere =
          new Cover(
              Scheme.RESIDENT,
              SmallLaw.ELSEWHERE,
              2026,
              LocalDate.of(2026, 6, 1),
              LocalDate.of(2026, 12, 31),
              Optional.of(LocalDate.of(2026, 1, 31)),
              Optional.empty());
      assertThat(decide(Someone.withCovers(elsewhere), "2026-02-01"))
          .isEqualTo(refused(PremiumDecision.Reason.ALREADY_COVERED));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-01, 2026-02-02", "2025-11-01, 2026-01-01", "2026-02-01, 2026-12-31"})
    void cover_of_the_other_scheme_beyond_the_payment_overlaps(String payOn, LocalDate ends) {
      assertThat(decide(employedUntil(ends), payOn))
          .isEqualTo(refused(PremiumDecision.Reason.COVER_OVERLAPS));
    }

    @Test
    void cover_of_the_other_scheme_that_ends_with_the_year_before_does_not_overlap() {
      assertThat(coverFrom(employedUntil(LocalDate.of(2025, 12, 31)), "2025-11-01"))
          .hasValue(LocalDate.of(2026, 1, 1));
    }

    @Test
    void the_policy_is_asked_before_the_person() {
      PersonFacts unborn = Someone.born(LocalDate.of(2027, 1, 1));
      assertThat(decide(SmallLaw.book(), SmallLaw.ELSEWHERE, unborn, "2020-01-01"))
          .isEqualTo(refused(PremiumDecision.Reason.POLICY_NOT_PUBLISHED));
    }

    @Test
    void birth_is_asked_before_the_window_and_the_window_before_cover() {
      assertThat(decide(Someone.born(LocalDate.of(2026, 1, 1)), "2025-08-31"))
          .isEqualTo(refused(PremiumDecision.Reason.NOT_YET_BORN));
      assertThat(decide(Someone.coveredIn(2026), "2025-08-31"))
          .isEqualTo(refused(PremiumDecision.Reason.WINDOW_NOT_OPEN));
      assertThat(decide(Someone.coveredIn(2026), "2027-01-01"))
          .isEqualTo(refused(PremiumDecision.Reason.WINDOW_ENDED));
    }
  }

  @Nested
  class Prices {

    @ParameterizedTest
    @CsvSource({
      "2025-09-01, 300.00, 500.00",
      "2026-03-16, 300.00, 500.00",
      "2026-08-31, 300.00, 500.00",
      "2026-09-01, 800.00, 0.00",
      "2026-12-31, 800.00, 0.00"
    })
    void from_september_on_the_person_bears_the_states_share(
        String payOn, String payable, String stateAdds) {
      Payable decision = payable(UNBROKEN, payOn);
      assertThat(decision.standard()).map(Money::toString).hasValue("300.00");
      assertThat(decision.payable()).map(Money::toString).hasValue(payable);
      assertThat(decision.stateAdds()).map(Money::toString).hasValue(stateAdds);
    }

    @Test
    void a_share_that_is_not_published_leaves_the_late_price_open() {
      Season stated = SmallLaw.season();
      Season silent =
          new Season(
              stated.year(),
              stated.personal(),
              Optional.empty(),
              stated.window(),
              stated.periods());
      PolicyBook book = SmallLaw.book(SmallLaw.nation(), SmallLaw.province(silent));
      assertThat(payable(book, UNBROKEN, "2026-02-01").unpublished()).containsExactly("subsidyFen");
      assertThat(payable(book, UNBROKEN, "2026-09-01").unpublished()).containsExactly("payableFen");
    }

    @Test
    void an_aided_group_pays_what_is_stated_for_it() {
      Payable decision =
          payable(
              aiding(SmallLaw.aid(Category.MINIMUM_LIVING, 120)),
              Someone.of(Someone.always(Category.MINIMUM_LIVING)),
              "2026-02-01");
      assertThat(decision.payable()).hasValue(Money.ofYuan(120));
      assertThat(decision.stateAdds()).hasValue(Money.ofYuan(680));
      assertThat(decision.category()).hasValue(Category.MINIMUM_LIVING);
    }

    @ParameterizedTest
    @EnumSource(
        names = {
          "EXTREME_POVERTY",
          "ORPHAN",
          "MINIMUM_LIVING",
          "LOW_INCOME",
          "RELAPSE_RISK",
          "SEVERE_DISABILITY",
          "MARTYR_FAMILY"
        })
    void an_aid_that_is_not_published_leaves_the_price_open(Category group) {
      Payable decision = payable(Someone.of(Someone.always(group)), "2026-02-01");
      assertThat(decision.payable()).isEmpty();
      assertThat(decision.unpublished()).containsExactly("subsidyFen", "payableFen");
      assertThat(decision.coverFrom()).hasValue(LocalDate.of(2026, 2, 1));
    }

    @ParameterizedTest
    @EnumSource(
        names = {
          "STUDENT",
          "VETERAN",
          "RELIGIOUS",
          "RELEASED",
          "RETURNED",
          "MOVED_HOUSEHOLD",
          "FAMILY_DOCTOR"
        })
    void other_groups_pay_the_standard(Category group) {
      assertThat(payable(Someone.of(Someone.always(group)), "2026-02-01").payable())
          .hasValue(Money.ofYuan(300));
    }

    @Test
    void of_two_aids_the_better_one_counts() {
      PolicyBook book =
          aiding(
              SmallLaw.aid(Category.MINIMUM_LIVING, 120),
              SmallLaw.aid(Category.SEVERE_DISABILITY, 60));
      Payable decision =
          payable(
              book,
              Someone.of(
                  Someone.always(Category.MINIMUM_LIVING),
                  Someone.always(Category.SEVERE_DISABILITY)),
              "2026-02-01");
      assertThat(decision.payable()).hasValue(Money.ofYuan(60));
      assertThat(decision.category()).hasValue(Category.SEVERE_DISABILITY);
    }

    @Test
    void of_two_that_pay_nothing_the_aided_group_is_named_wherever_it_stands() {
      Aid student = SmallLaw.aid(Category.STUDENT, 0);
      Aid orphan = SmallLaw.aid(Category.ORPHAN, 0);
      PersonFacts both =
          Someone.of(Someone.always(Category.STUDENT), Someone.always(Category.ORPHAN));

      assertThat(payable(aiding(student, orphan), both, "2026-02-01").category())
          .hasValue(Category.ORPHAN);
      assertThat(payable(aiding(orphan, student), both, "2026-02-01").category())
          .hasValue(Category.ORPHAN);
    }

    @Test
    void beside_an_unpublished_aid_only_paying_nothing_is_certain() {
      PersonFacts person =
          Someone.of(Someone.always(Category.ORPHAN), Someone.always(Category.LOW_INCOME));
      assertThat(payable(aiding(SmallLaw.aid(Category.ORPHAN, 60)), person, "2026-02-01").payable())
          .isEmpty();
      assertThat(payable(aiding(SmallLaw.aid(Category.ORPHAN, 0)), person, "2026-02-01").payable())
          .hasValue(Money.ZERO);
    }

    @Test
    void an_aided_group_under_the_late_surcharge_is_not_published() {
      PolicyBook book = aiding(SmallLaw.aid(Category.ORPHAN, 0));
      PersonFacts orphan = Someone.of(Someone.always(Category.ORPHAN));
      assertThat(payable(book, orphan, "2026-08-31").payable()).hasValue(Money.ZERO);
      assertThat(payable(book, orphan, "2026-09-01").unpublished())
          .containsExactly("subsidyFen", "payableFen");
    }

    @ParameterizedTest
    @CsvSource({
      "2026-01-31, 300.00",
      "2026-02-01, 120.00",
      "2026-02-10, 120.00",
      "2026-02-11, 300.00"
    })
    void a_group_is_judged_on_the_day_of_payment(String payOn, String payable) {
      PersonFacts person =
          Someone.of(
              new CategorySpell(
                  Category.MINIMUM_LIVING,
                  LocalDate.of(2026, 2, 1),
                  Optional.of(LocalDate.of(2026, 2, 10))));
      assertThat(
              payable(aiding(SmallLaw.aid(Category.MINIMUM_LIVING, 120)), person, payOn).payable())
          .map(Money::toString)
          .hasValue(payable);
    }

    private PolicyBook aiding(Aid... aids) {
      return SmallLaw.book(SmallLaw.nation(), SmallLaw.provinceThatAids(SmallLaw.season(), aids));
    }
  }

  @Nested
  class FirstDays {

    @ParameterizedTest
    @CsvSource({
      "2025-09-01, 2026-01-01, 0",
      "2025-12-31, 2026-01-01, 0",
      "2026-01-01, 2026-01-01, 0",
      "2026-03-15, 2026-03-15, 0",
      "2026-03-16, 2026-06-16, 3",
      "2026-09-30, 2026-12-30, 3"
    })
    void an_unbroken_record_starts_as_its_tier_says(String payOn, LocalDate from, int wait) {
      Payable decision = payable(UNBROKEN, payOn);
      assertThat(decision.coverFrom()).hasValue(from);
      assertThat(decision.coverTo()).hasValue(LocalDate.of(2026, 12, 31));
      assertThat(decision.covers()).hasValue(true);
      assertThat(decision.waitMonths()).hasValue(wait);
    }

    @Test
    void a_wait_that_outlasts_the_year_covers_nothing_and_says_so() {
      Payable decision = payable(UNBROKEN, "2026-10-01");
      assertThat(decision.covers()).hasValue(false);
      assertThat(decision.coverFrom()).isEmpty();
      assertThat(decision.coverTo()).isEmpty();
      assertThat(decision.waitMonths()).hasValue(3);
      assertThat(decision.unpublished()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "false, 2025-11-01, 2026-04-01, 3",
      "true, 2025-11-01, 2026-05-01, 4",
      "false, 2026-01-31, 2026-04-30, 3",
      "true, 2026-01-31, 2026-05-31, 4",
      "false, 2026-03-16, 2026-06-16, 3",
      "true, 2026-03-16, 2026-07-16, 4"
    })
    void a_break_year_waits_from_where_an_unbroken_record_would_start(
        boolean firstCounts, String payOn, LocalDate from, int wait) {
      Payable decision = payable(saying(firstCounts), MISSED_2025, payOn);
      assertThat(decision.coverFrom()).hasValue(from);
      assertThat(decision.waitMonths()).hasValue(wait);
    }

    @Test
    void where_the_two_readings_differ_no_first_day_is_published() {
      Payable decision = payable(MISSED_2025, "2025-11-01");
      assertThat(decision.start()).isEmpty();
      assertThat(decision.waitMonths()).isEqualTo(OptionalInt.empty());
      assertThat(decision.payable()).hasValue(Money.ofYuan(300));
      assertThat(decision.unpublished()).containsExactly("coverFrom", "waitMonths");
    }

    @Test
    void that_it_covers_to_the_years_end_is_said_where_both_readings_start_within_it() {
      Payable decision = payable(MISSED_2025, "2025-11-01");
      assertThat(decision.covers()).hasValue(true);
      assertThat(decision.coverTo()).hasValue(LocalDate.of(2026, 12, 31));
    }

    @Test
    void where_one_reading_starts_within_the_year_and_the_other_does_not_neither_is_said() {
      Payable decision = payable(MISSED_2025, "2026-09-15");
      assertThat(decision.covers()).isEmpty();
      assertThat(decision.unpublished())
          .containsExactly("coverFrom", "coverTo", "covers", "waitMonths");
    }

    @Test
    void where_both_readings_never_start_that_much_is_published() {
      Payable decision = payable(MISSED_2025, "2026-10-01");
      assertThat(decision.covers()).hasValue(false);
      assertThat(decision.unpublished()).containsExactly("waitMonths");
    }

    @ParameterizedTest
    @CsvSource({"FIRST_COUNTED_YEAR", "FIXED_WAIT"})
    void without_the_parameters_that_it_takes_a_first_day_is_unpublished(Parameter missing) {
      DatedValue[] others =
          SmallLaw.nation().values().stream()
              .filter(value -> value.parameter() != missing)
              .toArray(DatedValue[]::new);
      PolicyBook book =
          SmallLaw.book(SmallLaw.nationThatSaysOnly(others), SmallLaw.province(SmallLaw.season()));
      assertThat(payable(book, UNBROKEN, "2026-03-16").unpublished())
          .containsExactly("coverFrom", "coverTo", "covers", "waitMonths");
    }

    @Test
    void who_was_never_covered_starts_like_an_unbroken_record() {
      assertThat(coverFrom(Someone.coveredIn(), "2025-11-01")).hasValue(LocalDate.of(2026, 1, 1));
    }

    @Test
    void cover_does_not_begin_before_arrival() {
      LocalDate arrival = LocalDate.of(2026, 2, 20);
      assertThat(coverFrom(Someone.arrived(arrival), "2025-11-01")).hasValue(arrival);
      assertThat(coverFrom(Someone.arrived(arrival), "2026-02-01")).hasValue(arrival);
      assertThat(coverFrom(Someone.arrived(arrival), "2026-03-01"))
          .hasValue(LocalDate.of(2026, 3, 1));
    }

    @Test
    void cover_begins_the_day_after_other_cover_ends() {
      LocalDate ends = LocalDate.of(2026, 2, 10);
      assertThat(coverFrom(employedUntil(ends), "2026-02-10")).hasValue(LocalDate.of(2026, 2, 11));
      assertThat(coverFrom(employedUntil(ends), "2026-02-11")).hasValue(LocalDate.of(2026, 2, 11));
    }

    @Test
    void next_years_cover_paid_first_does_not_stand_in_the_way() {
      assertThat(coverFrom(Someone.coveredIn(2024, 2025, 2027), "2026-02-01"))
          .hasValue(LocalDate.of(2026, 2, 1));
    }

    @Test
    void other_cover_to_the_last_day_of_the_year_leaves_nothing_to_cover() {
      Payable decision = payable(employedUntil(LocalDate.of(2026, 12, 31)), "2026-12-31");
      assertThat(decision.covers()).hasValue(false);
    }

    private PolicyBook saying(boolean firstCounts) {
      return SmallLaw.book(
          SmallLaw.nation(
              SmallLaw.since2025(Parameter.FIRST_BREAK_YEAR_COUNTS, firstCounts ? 1 : 0)),
          SmallLaw.province(SmallLaw.season()));
    }
  }

  @Nested
  class Newborns {

    private static final LocalDate BORN = LocalDate.of(2026, 7, 1);

    @ParameterizedTest
    @CsvSource({
      "2026-07-01, 2026-07-01, 300.00, 0",
      "2026-09-29, 2026-07-01, 300.00, 0",
      "2026-09-30, 2026-12-30, 800.00, 3"
    })
    void to_the_ninetieth_day_after_birth_cover_runs_from_birth_at_the_windows_price(
        String payOn, LocalDate from, String payable, int wait) {
      Payable decision = payable(Someone.born(BORN), payOn);
      assertThat(decision.coverFrom()).hasValue(from);
      assertThat(decision.payable()).map(Money::toString).hasValue(payable);
      assertThat(decision.waitMonths()).hasValue(wait);
    }

    @Test
    void the_ninetieth_day_is_the_last_at_these_terms() {
      assertThat(payable(Someone.born(BORN), "2026-07-05").lastDay())
          .isEqualTo(LocalDate.of(2026, 9, 29));
    }

    @Test
    void the_days_run_on_into_the_next_year() {
      LocalDate born = LocalDate.of(2026, 10, 3);
      assertThat(coverFrom(Someone.born(born), "2027-01-01")).hasValue(born);
      assertThat(payable(Someone.born(born), "2026-12-30").lastDay())
          .isEqualTo(LocalDate.of(2027, 1, 1));
      assertThat(decide(Someone.born(born), "2027-01-02"))
          .isEqualTo(refused(PremiumDecision.Reason.WINDOW_ENDED));
    }

    @Test
    void born_the_year_before_it_is_covered_from_the_first_day_of_the_year() {
      LocalDate born = LocalDate.of(2025, 12, 20);
      assertThat(coverFrom(Someone.born(born), "2026-03-20")).hasValue(LocalDate.of(2026, 1, 1));
      assertThat(coverFrom(Someone.born(born), "2026-03-21")).hasValue(LocalDate.of(2026, 6, 21));
    }

    @Test
    void born_abroad_it_is_covered_from_arrival() {
      PersonFacts child =
          Someone.person(BORN, Optional.of(LocalDate.of(2026, 8, 1)), List.of(), List.of());
      assertThat(coverFrom(child, "2026-08-10")).hasValue(LocalDate.of(2026, 8, 1));
    }

    @Test
    void where_no_days_are_published_a_newborn_waits_like_everybody() {
      DatedValue[] others =
          SmallLaw.nation().values().stream()
              .filter(value -> value.parameter() != Parameter.NEWBORN_DAYS)
              .toArray(DatedValue[]::new);
      PolicyBook book =
          SmallLaw.book(SmallLaw.nationThatSaysOnly(others), SmallLaw.province(SmallLaw.season()));
      assertThat(payable(book, Someone.born(BORN), "2026-07-02").waitMonths()).hasValue(3);
    }
  }

  @Nested
  class LastDays {

    @Test
    void an_open_start_stands_only_while_every_reading_still_covers() {
      Season longTier = SmallLaw.season(SmallLaw.OPENS, SmallLaw.CLOSES, LocalDate.of(2026, 9, 30));
      PolicyBook book = SmallLaw.book(SmallLaw.nation(), SmallLaw.province(longTier));
      Payable decision = payable(book, MISSED_2025, "2026-08-01");
      assertThat(decision.covers()).hasValue(true);
      assertThat(decision.lastDay()).isEqualTo(LocalDate.of(2026, 8, 31));
    }

    @ParameterizedTest
    @CsvSource({
      "2025-09-01, 2025-12-31",
      "2026-01-01, 2026-03-15",
      "2026-03-16, 2026-08-31",
      "2026-09-01, 2026-09-30",
      "2026-09-30, 2026-09-30",
      "2026-10-01, 2026-12-31"
    })
    void terms_hold_to_the_tiers_end_or_while_cover_still_starts_in_the_year(
        String payOn, LocalDate lastDay) {
      assertThat(payable(UNBROKEN, payOn).lastDay()).isEqualTo(lastDay);
    }

    @Test
    void terms_hold_to_the_last_day_of_a_group_and_to_the_eve_of_joining_one() {
      PersonFacts person =
          Someone.of(
              new CategorySpell(
                  Category.ORPHAN,
                  LocalDate.of(2026, 2, 1),
                  Optional.of(LocalDate.of(2026, 2, 10))));
      assertThat(payable(person, "2026-01-20").lastDay()).isEqualTo(LocalDate.of(2026, 1, 31));
      assertThat(payable(person, "2026-02-01").lastDay()).isEqualTo(LocalDate.of(2026, 2, 10));
      assertThat(payable(person, "2026-02-10").lastDay()).isEqualTo(LocalDate.of(2026, 2, 10));
      assertThat(payable(person, "2026-02-11").lastDay()).isEqualTo(LocalDate.of(2026, 3, 15));
    }

    @Test
    void terms_hold_to_the_eve_of_a_new_value() {
      PolicyBook book =
          SmallLaw.book(
              SmallLaw.nation(
                  SmallLaw.since(
                      LocalDate.of(2026, 5, 1), Parameter.FIXED_WAIT, 2, SmallLaw.NATION_SAYS)),
              SmallLaw.province(SmallLaw.season()));
      assertThat(payable(book, UNBROKEN, "2026-04-01").waitMonths()).hasValue(3);
      assertThat(payable(book, UNBROKEN, "2026-04-01").lastDay())
          .isEqualTo(LocalDate.of(2026, 4, 30));
      assertThat(payable(book, UNBROKEN, "2026-05-01").waitMonths()).hasValue(2);
    }

    @Test
    void terms_hold_to_the_eve_of_a_new_aid() {
      Aid later = SmallLaw.aid(Who.inGroup(Category.ORPHAN), 20, LocalDate.of(2026, 2, 1));
      PolicyBook book =
          SmallLaw.book(
              SmallLaw.nation(),
              SmallLaw.provinceThatAids(
                  SmallLaw.season(), SmallLaw.aid(Category.ORPHAN, 60), later));
      PersonFacts orphan = Someone.of(Someone.always(Category.ORPHAN));
      assertThat(payable(book, orphan, "2026-01-20").lastDay())
          .isEqualTo(LocalDate.of(2026, 1, 31));
      assertThat(payable(book, orphan, "2026-02-01").payable()).hasValue(Money.ofYuan(20));
    }

    @Test
    void what_is_unpublished_holds_until_both_readings_agree_again() {
      assertThat(payable(MISSED_2025, "2026-09-15").covers()).isEmpty();
      assertThat(payable(MISSED_2025, "2026-09-15").lastDay()).isEqualTo(LocalDate.of(2026, 9, 30));
    }
  }

  @Test
  void every_step_of_the_trail_is_a_sentence_in_both_languages() {
    for (PersonFacts person :
        List.of(UNBROKEN, Someone.coveredIn(2024), Someone.of(Someone.always(Category.ORPHAN)))) {
      for (String payOn : List.of("2025-11-01", "2026-02-01", "2026-04-01", "2026-09-01")) {
        for (Because because : payable(person, payOn).because()) {
          assertThat(because.says(Language.CHINESE)).endsWith("。").doesNotContain("%", "Optional");
          assertThat(because.says(Language.ENGLISH)).endsWith(".").doesNotContain("%", "Optional");
        }
      }
    }
  }

  private static PersonFacts employedUntil(LocalDate ends) {
    return Someone.withCovers(
        Someone.cover(Scheme.EMPLOYEE, ends.getYear(), LocalDate.of(2025, 1, 1), ends));
  }

  private static PremiumDecision.Refused refused(PremiumDecision.Reason reason) {
    return new PremiumDecision.Refused(reason);
  }

  private static Optional<LocalDate> coverFrom(PersonFacts person, String payOn) {
    return payable(person, payOn).coverFrom();
  }

  private static Payable payable(PersonFacts person, String payOn) {
    return payable(SmallLaw.book(), person, payOn);
  }

  private static Payable payable(PolicyBook book, PersonFacts person, String payOn) {
    PremiumDecision decision = decide(book, SmallLaw.PROVINCE, person, payOn);
    assertThat(decision).isInstanceOf(Payable.class);
    return (Payable) decision;
  }

  private static PremiumDecision decide(PersonFacts person, String payOn) {
    return decide(SmallLaw.book(), SmallLaw.PROVINCE, person, payOn);
  }

  private static PremiumDecision decide(
      PolicyBook book, Area area, PersonFacts person, String payOn) {
    return new ResidentPremium(book).decide(area, SmallLaw.YEAR, person, LocalDate.parse(payOn));
  }
}
