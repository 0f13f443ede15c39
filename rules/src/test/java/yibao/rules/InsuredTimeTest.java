package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InsuredTimeTest {

  private static final YearMonth MARCH = YearMonth.of(2026, 3);

  private static Cover employed(String from, String to) {
    LocalDate first = LocalDate.parse(from);
    return Someone.cover(Scheme.EMPLOYEE, first.getYear(), first, LocalDate.parse(to));
  }

  private static List<String> months(Cover... covers) {
    return months(Someone.withCovers(covers));
  }

  private static List<String> months(PersonFacts person) {
    return new InsuredTime(person).employeeMonths(MARCH).all().map(YearMonth::toString).toList();
  }

  @Test
  void a_month_of_two_covers_counts_once() {
    assertThat(months(employed("2025-11-01", "2026-01-31"), employed("2025-12-01", "2026-02-28")))
        .containsExactly("2025-11", "2025-12", "2026-01", "2026-02");
  }

  @Test
  void so_does_one_in_which_one_cover_takes_over_from_another() {
    assertThat(months(employed("2025-12-01", "2026-01-14"), employed("2026-01-15", "2026-02-28")))
        .containsExactly("2025-12", "2026-01", "2026-02");
  }

  @Test
  void months_after_that_asked_about_dont_count() {
    assertThat(months(employed("2026-02-01", "2026-12-31"), employed("2027-01-01", "2027-01-31")))
        .containsExactly("2026-02", "2026-03");
  }

  /** As a month is paid for or isn't: {@link PersonFacts#isPaid}. */
  @Test
  void a_month_counts_whose_end_is_covered_and_no_other() {
    PersonFacts person = Someone.withCovers(employed("2025-12-15", "2026-02-27"));

    assertThat(months(person)).containsExactly("2025-12", "2026-01");
    assertThat(person.isPaid(YearMonth.of(2025, 12))).isTrue();
    assertThat(person.isPaid(YearMonth.of(2026, 2))).isFalse();
  }

  @Test
  void a_cover_that_reaches_no_months_end_counts_for_none() {
    assertThat(months(employed("2026-02-02", "2026-02-27"))).isEmpty();
  }

  @Test
  void residents_cover_is_none_of_the_employee_scheme() {
    assertThat(months(Someone.coveredIn(2024, 2025))).isEmpty();
  }

  @Test
  void a_month_that_was_paid_while_waiting_counts() {
    assertThat(months(waitingIn("2026-02"))).containsExactly("2026-02", "2026-03");
  }

  @Test
  void unless_it_is_after_that_asked_about() {
    assertThat(months(waitingIn("2026-04"))).containsExactly("2026-03");
  }

  /** Covered in March 2026, and in another month waiting for cover. */
  private static PersonFacts waitingIn(String month) {
    YearMonth waited = YearMonth.parse(month);
    PersonFacts covered = Someone.withCovers(employed("2026-03-01", "2026-03-31"));
    return new PersonFacts(
        covered.birthDate(),
        covered.arrivedOn(),
        covered.categories(),
        covered.covers(),
        List.of(
            new PaidPremium(
                Scheme.EMPLOYEE,
                SmallLaw.PROVINCE,
                2026,
                LocalDate.of(2026, 2, 10),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                    new PaidPremium.Month(
                        waited,
                        ContributionKind.FLEXIBLE,
                        new Waiting(1, waited.atDay(1), waited.plusMonths(1).atDay(1)))))));
  }
}
