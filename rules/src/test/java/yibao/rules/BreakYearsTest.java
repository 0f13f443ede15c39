package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakYearsTest {

  private static final int FIRST_COUNTED = 2025;

  @ParameterizedTest
  @CsvSource({"2025, 0", "2026, 1", "2027, 2", "2028, 3", "2029, 4", "2030, 5"})
  void years_before_2025_are_not_counted(int joining, int breakYears) {
    assertThat(count(Someone.coveredIn(2020), joining)).isEqualTo(breakYears);
  }

  @Test
  void the_year_paid_for_is_no_break_year() {
    assertThat(count(Someone.coveredIn(2025), 2026)).isZero();
  }

  @Test
  void one_covered_day_ends_the_run() {
    Cover newYearsEve =
        Someone.cover(
            Scheme.EMPLOYEE, 2026, LocalDate.of(2026, 12, 31), LocalDate.of(2026, 12, 31));
    assertThat(count(Someone.withCovers(newYearsEve), 2028)).isEqualTo(1);
    assertThat(count(Someone.withCovers(newYearsEve), 2027)).isZero();
  }

  @Test
  void a_spell_over_the_turn_of_a_year_covers_both() {
    Cover acrossTheTurn =
        Someone.cover(Scheme.EMPLOYEE, 2025, LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 1));
    assertThat(count(Someone.withCovers(acrossTheTurn), 2027)).isZero();
  }

  @Test
  void only_the_run_just_before_the_year_counts() {
    assertThat(count(Someone.coveredIn(2025, 2027), 2028)).isZero();
    assertThat(count(Someone.coveredIn(2025, 2027), 2029)).isEqualTo(1);
  }

  @Test
  void who_was_never_covered_has_broken_nothing() {
    assertThat(count(Someone.coveredIn(), 2030)).isZero();
  }

  @Test
  void cover_after_the_missed_years_alone_breaks_nothing() {
    assertThat(count(Someone.coveredIn(2030), 2028)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"2026, 0", "2027, 0", "2028, 1", "2029, 2"})
  void the_year_of_birth_and_those_before_are_not_missed(int joining, int breakYears) {
    PersonFacts child =
        Someone.person(
            LocalDate.of(2026, 12, 31),
            Optional.empty(),
            List.of(),
            List.of(
                Someone.cover(
                    Scheme.RESIDENT,
                    2026,
                    LocalDate.of(2026, 12, 31),
                    LocalDate.of(2026, 12, 31))));
    assertThat(count(child, joining)).isEqualTo(breakYears);
  }

  @ParameterizedTest
  @CsvSource({"2027, 0", "2028, 0", "2029, 1"})
  void the_year_of_arrival_and_those_before_are_not_missed(int joining, int breakYears) {
    assertThat(count(Someone.arrived(LocalDate.of(2027, 1, 1), 2019), joining))
        .isEqualTo(breakYears);
  }

  @Property
  void counts_as_a_walk_over_the_calendar_does(
      @ForAll Set<@IntRange(min = 2020, max = 2032) Integer> coveredYears,
      @ForAll @IntRange(min = 2018, max = 2032) int birthYear,
      @ForAll @IntRange(min = 2025, max = 2033) int joining,
      @ForAll Random random) {
    List<Cover> covers = new ArrayList<>();
    coveredYears.stream()
        .filter(year -> year >= birthYear)
        .forEach(year -> covers.addAll(Someone.wholeYears(year)));
    java.util.Collections.shuffle(covers, random);
    PersonFacts person =
        Someone.person(LocalDate.of(birthYear, 7, 1), Optional.empty(), List.of(), covers);

    int run = 0;
    boolean coveredEver = false;
    for (int year = 2018; year < joining; year++) {
      boolean coveredNow = coveredYears.contains(year) && year >= birthYear;
      coveredEver |= coveredNow;
      boolean missed = !coveredNow && coveredEver && year >= FIRST_COUNTED && year > birthYear;
      run = missed ? run + 1 : 0;
    }
    assertThat(count(person, joining)).isEqualTo(run);
  }

  private static int count(PersonFacts person, int joining) {
    BreakYears years =
        BreakYears.of(
            new Condition.Asked(person, SmallLaw.PROVINCE, joining, LocalDate.of(joining, 1, 1)),
            FIRST_COUNTED,
            List.of());
    return years.coveredBefore() ? years.missed() : 0;
  }
}
