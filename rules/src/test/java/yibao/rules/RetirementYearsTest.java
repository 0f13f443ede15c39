package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetirementYearsTest {

  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final DatedValue MEN = SmallLaw.since2025(Parameter.RETIREMENT_YEARS_MEN, 30);
  private static final DatedValue WOMEN = SmallLaw.since2025(Parameter.RETIREMENT_YEARS_WOMEN, 25);
  private static final DatedValue ACTUAL =
      SmallLaw.since2025(Parameter.RETIREMENT_ACTUAL_YEARS, 15);

  @ParameterizedTest
  @CsvSource({
    "MALE, 1996-04-01, 360, 360, 0", // thirty years to the month
    "MALE, 1996-05-01, 360, 359, 1",
    "MALE, 1996-03-01, 360, 361, 0",
    "FEMALE, 2001-04-01, 300, 300, 0",
    "FEMALE, 2001-05-01, 300, 299, 1",
    "FEMALE, 1990-01-01, 300, 435, 0",
    "FEMALE, 2020-01-15, 300, 75, 225", // the month that a spell begins in counts
  })
  void what_is_missing_of_the_years_needed(
      Sex sex, LocalDate since, int needed, int contributed, int missing) {
    RetirementYears years = years(Optional.of(sex), employedSince(since), 0, MARCH, MEN, WOMEN);

    assertThat(List.of(years.needed(), Optional.of(years.contributed()), years.missing()))
        .containsExactly(Optional.of(needed), Optional.of(contributed), Optional.of(missing));
  }

  /** 2016-04 to 2026-03 are 120 months. */
  @ParameterizedTest
  @CsvSource({
    "0,   240", // of thirty years
    "120, 120", // the thirty years decide
    "180, 60", // both do
    "181, 60", // fifteen years have to be paid for
    "999, 60"
  })
  void months_deemed_to_be_paid_for_count_towards_the_whole_and_not_towards_what_must_be_paid(
      int deemed, int missing) {
    assertThat(years(Optional.of(Sex.MALE), TEN_YEARS, deemed, MARCH, MEN, WOMEN, ACTUAL).missing())
        .contains(missing);
  }

  @Test
  void how_many_of_the_years_must_be_paid_for_doesnt_change_how_many_are_needed() {
    RetirementYears years = years(Optional.of(Sex.MALE), TEN_YEARS, 0, MARCH, MEN, WOMEN, ACTUAL);

    assertThat(years.needed()).contains(360);
    assertThat(years.neededActual()).contains(180);
  }

  /** It may be none of the thirty years, and it may be all. */
  @Test
  void where_no_source_says_how_many_must_be_paid_for_months_deemed_to_be_leave_it_open() {
    assertThat(years(Optional.of(Sex.MALE), TEN_YEARS, 1, MARCH, MEN, WOMEN).missing()).isEmpty();
    assertThat(years(Optional.of(Sex.MALE), TEN_YEARS, 0, MARCH, MEN, WOMEN).missing())
        .contains(240);
  }

  @Test
  void unless_enough_were_paid_for_by_any_reading() {
    PersonFacts thirtyYears = employedSince(LocalDate.of(1996, 4, 1));

    assertThat(years(Optional.of(Sex.MALE), thirtyYears, 1, MARCH, MEN, WOMEN).missing())
        .contains(0);
  }

  @ParameterizedTest
  @EnumSource(Sex.class)
  void where_no_source_states_the_years_nothing_is_known_to_be_missing(Sex sex) {
    RetirementYears years = years(Optional.of(sex), TEN_YEARS, 0, MARCH);

    assertThat(years.needed()).isEmpty();
    assertThat(years.missing()).isEmpty();
    assertThat(years.contributed()).isEqualTo(120);
    assertThat(years.because()).isEmpty();
  }

  @Test
  void a_month_whose_first_day_is_before_they_are_stated_is_one_without() {
    DatedValue later =
        SmallLaw.since(
            LocalDate.of(2026, 3, 2), Parameter.RETIREMENT_YEARS_MEN, 30, SmallLaw.PROVINCE_SAYS);

    assertThat(years(Optional.of(Sex.MALE), TEN_YEARS, 0, MARCH, later).needed()).isEmpty();
    assertThat(years(Optional.of(Sex.MALE), TEN_YEARS, 0, MARCH.plusMonths(1), later).needed())
        .contains(360);
  }

  @Test
  void who_retires_when_more_is_needed_needs_more() {
    DatedValue more =
        SmallLaw.since(
            LocalDate.of(2026, 4, 1), Parameter.RETIREMENT_YEARS_MEN, 35, SmallLaw.PROVINCE_SAYS);

    assertThat(years(Optional.of(Sex.MALE), TEN_YEARS, 0, MARCH, MEN, more).needed()).contains(360);
    assertThat(years(Optional.of(Sex.MALE), TEN_YEARS, 0, MARCH.plusMonths(1), MEN, more).needed())
        .contains(420);
  }

  @Test
  void of_whom_the_sex_isnt_known_it_isnt_known_what_is_needed() {
    RetirementYears years = years(Optional.empty(), TEN_YEARS, 0, MARCH, MEN, WOMEN);

    assertThat(years.needed()).isEmpty();
    assertThat(years.missing()).isEmpty();
    assertThat(years.sexDecides()).isTrue();
  }

  @Test
  void unless_men_and_women_need_the_same() {
    DatedValue alike = SmallLaw.since2025(Parameter.RETIREMENT_YEARS_WOMEN, 30);
    RetirementYears years = years(Optional.empty(), TEN_YEARS, 0, MARCH, MEN, alike);

    assertThat(years.needed()).contains(360);
    assertThat(years.missing()).contains(240);
    assertThat(years.sexDecides()).isFalse();
  }

  @Test
  void nor_does_anything_miss_of_whom_it_is_enough_for_either() {
    PersonFacts thirtyYears = employedSince(LocalDate.of(1996, 4, 1));

    assertThat(years(Optional.empty(), thirtyYears, 0, MARCH, MEN, WOMEN).missing()).contains(0);
  }

  @Test
  void of_whom_the_sex_isnt_known_the_years_of_one_sex_alone_say_nothing() {
    RetirementYears years = years(Optional.empty(), TEN_YEARS, 0, MARCH, MEN);

    assertThat(years.needed()).isEmpty();
    assertThat(years.missing()).isEmpty();
    assertThat(years.sexDecides()).isFalse();
  }

  /** The month within which somebody retires was contributed for, told of retirement or not. */
  @ParameterizedTest
  @CsvSource({"2025-12-01, 116", "2025-12-02, 117", "2025-12-31, 117", "2026-04-01, 120"})
  void months_in_retirement_werent_contributed_for(LocalDate since, int contributed) {
    Participant retired =
        new Participant(
            TEN_YEARS,
            Optional.empty(),
            new Working(
                List.of(new EmploymentSpell(EmploymentStatus.RETIRED, Optional.empty(), since)),
                Optional.empty()));

    assertThat(new Retiring(Optional.of(Sex.MALE), retired, 0, MARCH).contributed())
        .isEqualTo(contributed);
  }

  @Test
  void no_less_than_none_is_deemed_to_be_paid_for() {
    assertThatThrownBy(
            () -> new Retiring(Optional.of(Sex.MALE), Participant.of(TEN_YEARS), -1, MARCH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static final PersonFacts TEN_YEARS = employedSince(LocalDate.of(2016, 4, 1));

  private static RetirementYears years(
      Optional<Sex> sex, PersonFacts person, int deemed, YearMonth month, DatedValue... law) {
    return RetirementYears.of(
        SmallLaw.book(SmallLaw.nation(), SmallLaw.province(SmallLaw.season(), law)),
        SmallLaw.PROVINCE,
        new Retiring(sex, Participant.of(person), deemed, month));
  }

  private static PersonFacts employedSince(LocalDate day) {
    return Someone.withCovers(
        Someone.cover(Scheme.EMPLOYEE, day.getYear(), day, LocalDate.of(2026, 3, 31)));
  }
}
