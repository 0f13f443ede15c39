package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetirementYearsTest {

  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final PolicyBook BOOK =
      SmallLaw.book(
          SmallLaw.nation(),
          SmallLaw.province(
              SmallLaw.season(),
              SmallLaw.since2025(Parameter.RETIREMENT_YEARS_MEN, 30),
              SmallLaw.since2025(Parameter.RETIREMENT_YEARS_WOMEN, 25)));

  @ParameterizedTest
  @CsvSource({
    "MALE, 1996-04-01, 360, 360, 0", // thirty years to the month
    "MALE, 1996-05-01, 360, 359, 1",
    "FEMALE, 2001-04-01, 300, 300, 0",
    "FEMALE, 2020-01-15, 300, 75, 225", // the month that a spell begins in counts
  })
  void what_is_missing_of_the_years_needed(
      Sex sex, LocalDate since, int needed, int contributed, int missing) {
    RetirementYears years =
        RetirementYears.of(BOOK, SmallLaw.PROVINCE, sex, employedSince(since), MARCH);

    assertThat(List.of(years.needed(), Optional.of(years.contributed()), years.missing()))
        .containsExactly(Optional.of(needed), Optional.of(contributed), Optional.of(missing));
  }

  @Test
  void where_no_source_states_the_years_nothing_is_known_to_be_missing() {
    RetirementYears years =
        RetirementYears.of(
            SmallLaw.book(),
            SmallLaw.PROVINCE,
            Sex.MALE,
            employedSince(LocalDate.of(1996, 4, 1)),
            MARCH);

    assertThat(years.missing()).isEmpty();
  }

  private static PersonFacts employedSince(LocalDate day) {
    return Someone.withCovers(
        Someone.cover(Scheme.EMPLOYEE, day.getYear(), day, LocalDate.of(2026, 3, 31)));
  }
}
