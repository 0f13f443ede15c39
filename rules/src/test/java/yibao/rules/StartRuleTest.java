package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartRuleTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-31, 3, 2026-06-30",
    "2026-01-31, 1, 2026-02-28",
    "2028-01-31, 1, 2028-02-29",
    "2028-02-29, 3, 2028-05-29",
    "2026-08-31, 3, 2026-11-30",
    "2026-03-01, 3, 2026-06-01",
    "2026-03-01, 0, 2026-03-01"
  })
  void months_are_added_by_the_calendar_and_clamped_to_the_months_end(
      LocalDate paidOn, int months, LocalDate first) {
    assertThat(after(0, months, new StartRule.DayOfPayment()).firstDay(paidOn, first.getYear()))
        .hasValue(first);
  }

  @Test
  void a_wait_that_ends_after_the_year_starts_nothing() {
    StartRule rule = after(0, 3, new StartRule.DayOfPayment());
    assertThat(rule.firstDay(LocalDate.of(2026, 9, 30), 2026)).hasValue(LocalDate.of(2026, 12, 30));
    assertThat(rule.firstDay(LocalDate.of(2026, 10, 1), 2026)).isEmpty();
  }

  @Test
  void the_first_day_of_the_year_does_not_depend_on_the_payment() {
    StartRule rule = new StartRule.FirstDayOfYear();
    assertThat(rule.firstDay(LocalDate.of(2025, 10, 21), 2026))
        .isEqualTo(rule.firstDay(LocalDate.of(2026, 2, 28), 2026))
        .hasValue(LocalDate.of(2026, 1, 1));
  }

  @Test
  void a_wait_of_the_year_runs_from_its_first_day() {
    LocalDate paidOn = LocalDate.of(2025, 11, 5);
    assertThat(after(0, 4, new StartRule.FirstDayOfYear()).firstDay(paidOn, 2026))
        .hasValue(LocalDate.of(2026, 5, 1));
    assertThat(after(0, 12, new StartRule.FirstDayOfYear()).firstDay(paidOn, 2026)).isEmpty();
  }

  @Test
  void a_newborn_is_covered_from_birth_or_from_the_first_day_of_a_later_year() {
    LocalDate birth = LocalDate.of(2025, 12, 20);
    LocalDate paidOn = LocalDate.of(2026, 2, 1);
    StartRule rule = new StartRule.FromBirth(birth);
    assertThat(rule.firstDay(paidOn, 2025)).hasValue(birth);
    assertThat(rule.firstDay(paidOn, 2026)).hasValue(LocalDate.of(2026, 1, 1));
    assertThat(rule.firstDay(paidOn, 2024)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "FROM_BIRTH:2026-05-01, 2026-06-15",
    "DAY_OF_PAYMENT, 2026-06-15",
    "AFTER:0D1M:DAY_OF_PAYMENT, 2026-07-01",
    "FIRST_DAY_OF_YEAR, 2026-06-15"
  })
  void a_rule_not_before_a_day_gives_the_later_of_the_two(String rule, LocalDate first) {
    assertThat(
            StartRule.parse("NOT_BEFORE:2026-06-15:" + rule)
                .firstDay(LocalDate.of(2026, 6, 1), 2026))
        .hasValue(first);
  }

  @Test
  void what_may_not_begin_before_next_year_does_not_begin() {
    assertThat(
            StartRule.parse("NOT_BEFORE:2027-01-01:DAY_OF_PAYMENT")
                .firstDay(LocalDate.of(2026, 6, 1), 2026))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DAY_OF_PAYMENT",
        "DAY_AFTER_PAYMENT",
        "FIRST_OF_MONTH",
        "AFTER:0D3M:DAY_OF_PAYMENT"
      })
  void cover_does_not_begin_before_its_year(String rule) {
    assertThat(StartRule.parse(rule).firstDay(LocalDate.of(2025, 9, 1), 2026))
        .hasValue(LocalDate.of(2026, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NEVER ",
        "never",
        "SOME_DAY",
        "AFTER",
        "AFTER:",
        "AFTER:3",
        "AFTER:0D3M",
        "AFTER:0D3M:",
        "AFTER:3M:DAY_OF_PAYMENT",
        "AFTER:0D-1M:DAY_OF_PAYMENT",
        "AFTER:0D03M:DAY_OF_PAYMENT",
        "AFTER:0D3M:SOME_DAY",
        "AFTER:99999D0M:DAY_OF_PAYMENT",
        "FROM_BIRTH",
        "FROM_BIRTH:2026-02-30",
        "NEVER:3",
        "NOT_BEFORE",
        "NOT_BEFORE:2026-06-15",
        "NOT_BEFORE:2026-06-15:",
        "NOT_BEFORE:2026-06-15:SOME_DAY",
        "FIRST_DAY_OF_YEAR:2026",
        "DAY_OF_PAYMENT:"
      })
  void what_no_rule_writes_is_refused(String text) {
    assertThatThrownBy(() -> StartRule.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void a_rule_reads_back_what_it_wrote(@ForAll("rules") StartRule rule) {
    assertThat(StartRule.parse(rule.toString())).isEqualTo(rule);
  }

  @Property
  void a_first_day_is_a_day_of_its_year(
      @ForAll("rules") StartRule rule, @ForAll("days") LocalDate paidOn) {
    assertThat(rule.firstDay(paidOn, 2026).map(LocalDate::getYear).orElse(2026)).isEqualTo(2026);
  }

  @Property
  void a_later_payment_never_starts_earlier(
      @ForAll("rules") StartRule rule,
      @ForAll("days") LocalDate paidOn,
      @ForAll("days") LocalDate later) {
    if (!later.isBefore(paidOn)) {
      LocalDate never = LocalDate.MAX;
      assertThat(rule.firstDay(later, 2026).orElse(never))
          .isAfterOrEqualTo(rule.firstDay(paidOn, 2026).orElse(never));
    }
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 820).map(LocalDate.of(2024, 12, 1)::plusDays);
  }

  @Provide
  Arbitrary<StartRule> rules() {
    Arbitrary<Integer> months = Arbitraries.integers().between(0, 24);
    Arbitrary<StartRule> plain =
        Arbitraries.oneOf(
            Arbitraries.of(
                new StartRule.FirstDayOfYear(),
                new StartRule.DayOfPayment(),
                new StartRule.DayAfterPayment(),
                new StartRule.FirstOfMonth(),
                new StartRule.FirstOfNextMonth(),
                new StartRule.Never()),
            days().map(StartRule.OnDay::new),
            days().map(StartRule.FromBirth::new));
    Arbitrary<StartRule> waits =
        Combinators.combine(Arbitraries.of(0, 90), months, plain).as(StartRuleTest::after);
    return Arbitraries.oneOf(
        plain,
        waits,
        Combinators.combine(days(), Arbitraries.oneOf(plain, waits)).as(StartRule.NotBefore::new));
  }

  /** Civil Code article 201: the day of payment is not counted among the ninety. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-05, 0, 2026-06-04",
    "2026-03-05, 1, 2026-07-04",
    "2026-03-01, 0, 2026-05-31"
  })
  void ninety_days_count_from_the_day_after_the_payment_and_months_after_them(
      LocalDate paidOn, int months, LocalDate first) {
    assertThat(after(90, months, new StartRule.DayAfterPayment()).firstDay(paidOn, 2026))
        .hasValue(first);
  }

  @ParameterizedTest
  @CsvSource({"2026-05-01", "2026-05-15", "2026-05-31"})
  void a_wait_from_the_month_of_payment_counts_that_month(LocalDate paidOn) {
    assertThat(after(0, 3, new StartRule.FirstOfMonth()).firstDay(paidOn, 2026))
        .hasValue(LocalDate.of(2026, 8, 1));
  }

  private static StartRule after(int days, int months, StartRule anchor) {
    return new StartRule.After(days, months, anchor);
  }
}
