package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WaitTest {

  private static final LocalDate DAY = LocalDate.of(2030, 3, 1);

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 3", "2, 4", "3, 5", "4, 6", "5, 7", "6, 8"})
  void each_further_break_year_adds_a_month_where_the_first_does_not_count(
      int breakYears, int months) {
    assertThat(wait(SmallLaw.book(), breakYears, false)).map(Wait::months).hasValue(months);
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 4", "2, 5", "3, 6", "4, 7", "5, 8", "6, 9"})
  void each_break_year_adds_a_month_where_the_first_counts(int breakYears, int months) {
    assertThat(wait(SmallLaw.book(), breakYears, true)).map(Wait::months).hasValue(months);
  }

  @ParameterizedTest
  @CsvSource({"2, 4", "3, 5", "4, 9", "5, 9", "6, 9"})
  void a_break_of_four_years_waits_at_least_the_floor(int breakYears, int months) {
    PolicyBook book =
        SmallLaw.book(
            SmallLaw.nation(
                SmallLaw.since(
                    LocalDate.of(2026, 1, 1), Parameter.WAIT_FLOOR, 9, SmallLaw.NATION_SAYS)),
            SmallLaw.province(SmallLaw.season()));
    assertThat(wait(book, breakYears, false)).map(Wait::months).hasValue(months);
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
    assertThat(wait(book, 1, false)).isEmpty();
  }

  @Test
  void an_areas_own_wait_comes_before_the_nations() {
    PolicyBook book =
        SmallLaw.book(
            SmallLaw.nation(),
            SmallLaw.province(SmallLaw.season(), SmallLaw.since2025(Parameter.FIXED_WAIT, 1)));
    assertThat(wait(book, 2, true)).map(Wait::months).hasValue(3);
  }

  private static Optional<Wait> wait(PolicyBook book, int breakYears, boolean firstCounts) {
    return Wait.afterBreak(book, SmallLaw.PROVINCE, DAY, breakYears, firstCounts);
  }
}
