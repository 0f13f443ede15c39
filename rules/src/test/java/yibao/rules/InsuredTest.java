package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsuredTest {

  private static final Area XINING = new Area("630100");

  private static Cover cover(Scheme scheme, String from, String to) {
    LocalDate first = LocalDate.parse(from);
    return new Cover(
        scheme,
        XINING,
        first.getYear(),
        first,
        LocalDate.parse(to),
        Optional.empty(),
        Optional.empty());
  }

  private static Insured insured(Cover... covers) {
    return new Insured(List.of(covers), Working.UNTOLD, Optional.empty());
  }

  private static Insured working(String... spells) {
    return new Insured(
        List.of(),
        new Working(
            Stream.of(spells)
                .map(spell -> spell.split(" ", 2))
                .map(
                    spell ->
                        new EmploymentSpell(
                            EmploymentStatus.valueOf(spell[0]),
                            Optional.empty(),
                            LocalDate.parse(spell[1])))
                .toList(),
            Optional.empty()),
        Optional.empty());
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  @Test
  void both_days_of_a_cover_are_insured() {
    Insured mother = insured(cover(Scheme.RESIDENT, "2026-01-01", "2026-12-31"));

    assertThat(mother.on(day("2025-12-31"))).isFalse();
    assertThat(mother.on(day("2026-01-01"))).isTrue();
    assertThat(mother.on(day("2026-12-31"))).isTrue();
    assertThat(mother.on(day("2027-01-01"))).isFalse();
    assertThat(mother.inEmployeeScheme(day("2026-01-01"))).isFalse();
  }

  @Test
  void who_is_retired_is_insured_in_the_employee_scheme_until_the_next_spell() {
    Insured retired = working("RETIRED 2026-03-01", "NONE 2026-05-01");

    assertThat(retired.inEmployeeScheme(day("2026-02-28"))).isFalse();
    assertThat(retired.inEmployeeScheme(day("2026-03-01"))).isTrue();
    assertThat(retired.inEmployeeScheme(day("2026-04-30"))).isTrue();
    assertThat(retired.on(day("2026-05-01"))).isFalse();
  }

  @Test
  void nobody_is_insured_after_death() {
    Insured dead =
        new Insured(
            List.of(cover(Scheme.RESIDENT, "2026-01-01", "2026-12-31")),
            Working.UNTOLD,
            Optional.of(day("2026-03-04")));

    assertThat(dead.on(day("2026-03-04"))).isTrue();
    assertThat(dead.on(day("2026-03-05"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-31, 2027-04-01",
    "2026-11-30, 2027-03-01",
    "2027-02-28, 2027-06-01",
    "2027-01-30, 2027-04-30",
    "2027-11-29, 2028-02-29"
  })
  void three_months_run_from_the_first_day_without_cover(String last, String lapses) {
    assertThat(insured(cover(Scheme.RESIDENT, "2026-01-01", last)).lapses(day("2026-01-01"), 3))
        .contains(day(lapses));
  }

  @Test
  void a_gap_that_is_short_enough_lapses_nothing() {
    Cover year = cover(Scheme.RESIDENT, "2026-01-01", "2026-03-31");
    Cover back = cover(Scheme.EMPLOYEE, "2026-06-30", "2026-12-31");
    Cover late = cover(Scheme.EMPLOYEE, "2026-07-01", "2026-12-31");

    assertThat(insured(year, back).lapses(day("2026-01-01"), 3)).contains(day("2027-04-01"));
    assertThat(insured(year, late).lapses(day("2026-01-01"), 3)).contains(day("2026-07-01"));
  }

  @Test
  void what_was_before_counts_for_nothing() {
    Insured gap =
        insured(
            cover(Scheme.RESIDENT, "2024-01-01", "2024-12-31"),
            cover(Scheme.RESIDENT, "2026-01-01", "2026-12-31"));

    assertThat(gap.lapses(day("2026-03-05"), 3)).contains(day("2027-04-01"));
  }

  @Test
  void retirement_has_no_end() {
    assertThat(working("RETIRED 2026-03-01").lapses(day("2026-03-05"), 3)).isEmpty();
  }
}
