package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WaitLawTest {

  private static final LocalDate DAY = LocalDate.of(2030, 3, 1);

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 3", "2, 4", "3, 5", "4, 6", "5, 7", "6, 8"})
  void each_further_break_year_adds_a_month_where_the_first_does_not_count(
      int breakYears, int months) {
    assertThat(months(law(convention(0)), breakYears, 0)).containsExactly(months);
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 4", "2, 5", "3, 6", "4, 7", "5, 8", "6, 9"})
  void each_break_year_adds_a_month_where_the_first_counts(int breakYears, int months) {
    assertThat(months(law(convention(1)), breakYears, 0)).containsExactly(months);
  }

  @Test
  void both_hold_where_no_source_says_which() {
    assertThat(months(law(), 2, 0)).containsExactly(4, 5);
  }

  @Test
  void nothing_is_open_of_who_has_no_break() {
    assertThat(months(law(), 0, 0)).containsExactly(3);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 4, 1", "2, 1, 5, 1", "3, 3, 6, 3", "4, 1, 7, 1", "4, 2, 7, 1", "5, 5, 8, 2"})
  void a_repaired_year_takes_a_month_off_but_never_below_fixed_wait_or_floor(
      int breakYears, int repairYears, int before, int repaired) {
    Wait wait =
        readings(law(convention(1)), CoverStart.AFTER_FIXED_WAIT, breakYears, repairYears)
            .getFirst()
            .waited();
    assertThat(wait.fixedMonths() + wait.variableMonths()).isEqualTo(before);
    assertThat(wait.repairedMonths()).isEqualTo(repaired);
    assertThat(wait.months()).isEqualTo(before - repaired);
  }

  @Test
  void with_the_first_year_free_four_break_years_are_at_the_floor_and_cannot_be_repaired() {
    assertThat(months(law(convention(0)), 4, 4)).containsExactly(6);
    assertThat(law(convention(0)).yearsFor(0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"2, 4", "3, 5", "4, 9", "5, 9", "6, 9"})
  void a_break_of_four_years_waits_at_least_the_floor(int breakYears, int months) {
    WaitLaw law =
        law(
            convention(0),
            SmallLaw.since(
                LocalDate.of(2026, 1, 1), Parameter.WAIT_FLOOR, 9, SmallLaw.NATION_SAYS));
    assertThat(months(law, breakYears, 0)).containsExactly(months);
  }

  @Test
  void a_month_may_take_more_than_a_year_and_years_are_charged_by_what_they_take_off() {
    WaitLaw law = law(convention(1), SmallLaw.since2025(Parameter.WAIT_PER_BREAK_YEAR, 2));
    assertThat(months(law, 3, 1)).containsExactly(7);
    assertThat(law.yearsFor(2)).isEqualTo(1);
    assertThat(law.yearsFor(3)).isEqualTo(2);
  }

  @Test
  void the_year_paid_late_counts_as_missed_where_the_area_says_so_and_only_outside_the_window() {
    WaitLaw law = law(convention(1), SmallLaw.since2025(Parameter.PAID_YEAR_COUNTS, 1));
    assertThat(months(law, 0, 0)).containsExactly(4);
    assertThat(months(law, 1, 0)).containsExactly(5);
    assertThat(readings(law, CoverStart.DAY_OF_PAYMENT, 0, 0).getFirst().waited().isNone())
        .isTrue();
    assertThat(readings(law, CoverStart.DAY_OF_PAYMENT, 1, 0).getFirst().waited().months())
        .isEqualTo(4);
  }

  @Test
  void in_days_the_fixed_part_stands_for_its_months_and_the_variable_part_follows() {
    Reading reading = readings(law(convention(1)), CoverStart.AFTER_90_DAYS, 1, 0).getFirst();
    assertThat(reading.waited().unit()).isEqualTo(Wait.Unit.DAYS90);
    assertThat(reading.waited().months()).isEqualTo(4);
    assertThat(reading.waited().from().on(LocalDate.of(2026, 3, 5), 2026))
        .isEqualTo(LocalDate.of(2026, 3, 6));
    assertThat(reading.rule().on(LocalDate.of(2026, 3, 5), 2026))
        .isEqualTo(LocalDate.of(2026, 7, 4));
  }

  @Test
  void the_wait_of_a_broken_record_runs_from_where_the_area_says() {
    PaymentPeriod period =
        new PaymentPeriod(
            DAY,
            DAY.plusDays(9),
            false,
            List.of(CoverStart.DAY_OF_PAYMENT),
            Optional.of(CoverStart.FIRST_DAY_OF_YEAR),
            SmallLaw.PROVINCE_SAYS,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Reading reading = law(convention(1)).readings(period, 1, 0).getFirst();
    assertThat(reading.rule().on(DAY.plusDays(4), 2030)).isEqualTo(LocalDate.of(2030, 5, 1));
  }

  @ParameterizedTest
  @EnumSource(names = {"FIXED_WAIT", "WAIT_PER_BREAK_YEAR", "FLOOR_FROM_BREAK_YEARS", "WAIT_FLOOR"})
  void a_wait_of_which_one_parameter_is_unpublished_is_unpublished(Parameter missing) {
    DatedValue[] others =
        SmallLaw.nation().values().stream()
            .filter(value -> value.parameter() != missing)
            .toArray(DatedValue[]::new);
    PolicyBook book =
        SmallLaw.book(SmallLaw.nationThatSaysOnly(others), SmallLaw.province(SmallLaw.season()));
    assertThat(months(WaitLaw.on(book, SmallLaw.PROVINCE, DAY), 1, 0)).isEmpty();
  }

  @Test
  void an_areas_own_wait_comes_before_the_nations() {
    PolicyBook book =
        SmallLaw.book(
            SmallLaw.nation(convention(1)),
            SmallLaw.province(SmallLaw.season(), SmallLaw.since2025(Parameter.FIXED_WAIT, 1)));
    assertThat(months(WaitLaw.on(book, SmallLaw.PROVINCE, DAY), 2, 0)).containsExactly(3);
  }

  private static DatedValue convention(int firstCounts) {
    return SmallLaw.since2025(Parameter.FIRST_BREAK_YEAR_COUNTS, firstCounts);
  }

  /** The nation's law with these in place of, or beside, its values. */
  private static WaitLaw law(DatedValue... further) {
    List<DatedValue> values = new ArrayList<>(Arrays.asList(further));
    SmallLaw.nation().values().stream()
        .filter(value -> values.stream().noneMatch(v -> v.parameter() == value.parameter()))
        .toList()
        .forEach(values::add);
    PolicyBook book =
        SmallLaw.book(
            SmallLaw.nationThatSaysOnly(values.toArray(DatedValue[]::new)),
            SmallLaw.province(SmallLaw.season()));
    return WaitLaw.on(book, SmallLaw.PROVINCE, DAY);
  }

  private static List<Integer> months(WaitLaw law, int breakYears, int repairYears) {
    return readings(law, CoverStart.AFTER_FIXED_WAIT, breakYears, repairYears).stream()
        .map(reading -> reading.waited().months())
        .toList();
  }

  private static List<Reading> readings(
      WaitLaw law, CoverStart start, int breakYears, int repairYears) {
    return law.readings(
        SmallLaw.period(DAY, DAY.plusDays(9), false, start), breakYears, repairYears);
  }
}
