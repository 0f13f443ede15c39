package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetirementTest {

  private static final List<DatedValue> YEARS =
      List.of(
          SmallLaw.since2025(Parameter.RETIREMENT_YEARS_MEN, 30),
          SmallLaw.since2025(Parameter.RETIREMENT_YEARS_WOMEN, 25),
          SmallLaw.since2025(Parameter.RETIREMENT_ACTUAL_YEARS, 15));
  private static final DatedValue WORKERS = SmallLaw.since2025(Parameter.WORKERS_PER_RETIREE, 263);

  private static DatedValue base(int fen) {
    return SmallLaw.since2025(Parameter.RETIREMENT_LUMP_SUM_BASE, fen);
  }

  private static DatedValue rate(int hundredths) {
    return SmallLaw.since2025(Parameter.RETIREMENT_LUMP_SUM_RATE, hundredths);
  }

  /** A man who worked from a day on to the end of March 2026, when he retires. */
  private static Retirement retires(Optional<Sex> sex, String since, DatedValue... further) {
    LocalDate first = LocalDate.parse(since);
    List<DatedValue> law = new ArrayList<>(YEARS);
    law.addAll(Arrays.asList(further));
    return Retirement.of(
        SmallLaw.book(
            SmallLaw.nationThatSaysOnly(WORKERS),
            SmallLaw.province(SmallLaw.season(), law.toArray(DatedValue[]::new))),
        SmallLaw.PROVINCE,
        new Retiring(
            sex,
            Participant.of(
                Someone.withCovers(
                    Someone.cover(
                        Scheme.EMPLOYEE, first.getYear(), first, LocalDate.of(2026, 3, 31)))),
            0,
            YearMonth.of(2026, 3)));
  }

  private static Retirement man(String since, DatedValue... further) {
    return retires(Optional.of(Sex.MALE), since, further);
  }

  /** The price of a month is rounded, and then taken so many times. */
  @ParameterizedTest
  @CsvSource({
    "500050, 955, 477.55,  240, 114612.00", // 477.54775
    "1,      5000, 0.01,   240, 2.40", // half a fen
    "1,      4999, 0.00,   240, 0.00",
    "100000, 850, 85.00,   240, 20400.00"
  })
  void missing_months_cost_a_share_of_the_base_each_half_up_to_the_fen(
      int base, int rate, String ofAMonth, int months, String sum) {
    Retirement retirement = man("2016-04-01", base(base), rate(rate));

    assertThat(retirement.years().missing()).contains(months);
    assertThat(retirement.ofAMonth().map(Money::toString)).contains(ofAMonth);
    assertThat(retirement.lumpSum().map(Money::toString)).contains(sum);
    assertThat(retirement.unpublished()).isEmpty();
  }

  @Test
  void one_missing_month_costs_what_a_month_costs() {
    assertThat(man("1996-05-01", base(500050), rate(955)).lumpSum().map(Money::toString))
        .contains("477.55");
  }

  @Test
  void of_a_price_half_of_which_is_stated_nothing_is_known() {
    assertThat(man("2016-04-01", base(500050)).lumpSum()).isEmpty();
    assertThat(man("2016-04-01", rate(955)).lumpSum()).isEmpty();
    assertThat(man("2016-04-01").unpublished()).containsExactly("lumpSumFen");
  }

  @Test
  void who_misses_nothing_pays_nothing_whatever_a_month_would_cost() {
    assertThat(man("1996-04-01").lumpSum()).contains(Money.ZERO);
    assertThat(man("1996-04-01").unpublished()).isEmpty();
  }

  @Test
  void of_whom_the_sex_isnt_known_the_sum_isnt_known_though_it_is_published() {
    Retirement unknown = retires(Optional.empty(), "2016-04-01", base(500050), rate(955));

    assertThat(unknown.lumpSum()).isEmpty();
    assertThat(unknown.unpublished()).isEmpty();
    assertThat(retires(Optional.empty(), "2016-04-01").unpublished()).containsExactly("lumpSumFen");
  }

  @Test
  void that_the_sex_is_missing_is_said_with_what_mends_it() {
    assertThat(retires(Optional.empty(), "2016-04-01").warnings())
        .anyMatch(warning -> warning.english().contains("doesn't say the sex"));
    assertThat(man("2016-04-01").warnings())
        .noneMatch(warning -> warning.english().contains("doesn't say the sex"));
  }

  @Test
  void that_more_months_may_come_is_said_where_some_are_missing() {
    assertThat(man("2016-04-01").warnings())
        .singleElement()
        .matches(warning -> warning.english().contains("what the file holds"));
    assertThat(man("1996-04-01").warnings()).isEmpty();
  }

  @Test
  void the_ratio_is_that_of_the_nearest_area_that_states_one_and_says_of_which() {
    assertThat(man("2016-04-01").workers().map(WorkersPerRetiree::of)).contains(Area.NATIONAL);
    assertThat(man("2016-04-01").workers().map(WorkersPerRetiree::ratio)).contains("2.63");

    Optional<WorkersPerRetiree> own =
        man("2016-04-01", SmallLaw.since2025(Parameter.WORKERS_PER_RETIREE, 250)).workers();
    assertThat(own.map(WorkersPerRetiree::of)).contains(SmallLaw.PROVINCE);
    assertThat(own.map(WorkersPerRetiree::ratio)).contains("2.50");
  }

  @Test
  void a_ratio_that_doesnt_hold_yet_is_nobodys() {
    DatedValue later =
        SmallLaw.since(
            LocalDate.of(2026, 3, 2), Parameter.WORKERS_PER_RETIREE, 250, SmallLaw.PROVINCE_SAYS);

    assertThat(man("2016-04-01", later).workers().map(WorkersPerRetiree::of))
        .contains(Area.NATIONAL);
  }

  @Test
  void where_nothing_is_stated_all_but_what_was_contributed_is_unpublished() {
    Retirement nothing =
        Retirement.of(
            SmallLaw.book(),
            SmallLaw.PROVINCE,
            new Retiring(
                Optional.empty(),
                Participant.of(Someone.coveredIn(2025)),
                0,
                YearMonth.of(2026, 3)));

    assertThat(nothing.unpublished())
        .containsExactly(
            "neededMonths",
            "neededActualMonths",
            "missingMonths",
            "lumpSumFen",
            "workersPerRetiree");
    assertThat(nothing.because()).isEmpty();
  }

  @Test
  void the_trail_can_be_worked_out_again() {
    assertThat(
            man("2016-04-01", base(500050), rate(955)).because().stream()
                .map(step -> step.says(Language.ENGLISH)))
        .containsExactly(
            "A man who retires must have contributed for 30 years, 360 months.",
            "Of these, 15 years, 180 months, must really have been paid for.",
            "Months paid for: 120; deemed to be: 0; missing: 240.",
            "The monthly base on which missing months are paid at once is 5000.50 yuan.",
            "Paid at once a month costs 5000.50 × 9.55% = 477.55 yuan, 240 of them 114612.00 yuan.",
            "There are 2.63 people in work for each who is retired.");
  }
}
