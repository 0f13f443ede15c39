package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkingTest {

  private static final EmploymentSpell COURIER =
      new EmploymentSpell(EmploymentStatus.FLEXIBLE, Optional.empty(), day("2025-03-01"));
  private static final EmploymentSpell CLERK =
      new EmploymentSpell(EmploymentStatus.EMPLOYED, Optional.of("E1"), day("2025-07-15"));
  private static final EmploymentSpell PENSIONER =
      new EmploymentSpell(EmploymentStatus.RETIRED, Optional.empty(), day("2025-10-01"));

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static Working working(EmploymentSpell... spells) {
    return new Working(List.of(spells), Optional.empty());
  }

  @Test
  void a_spell_holds_from_its_day_until_the_eve_of_the_next() {
    Working working = working(COURIER, CLERK, PENSIONER);

    assertThat(working.statusOn(day("2025-02-28"))).isEqualTo(EmploymentStatus.NONE);
    assertThat(working.statusOn(day("2025-03-01"))).isEqualTo(EmploymentStatus.FLEXIBLE);
    assertThat(working.statusOn(day("2025-07-14"))).isEqualTo(EmploymentStatus.FLEXIBLE);
    assertThat(working.statusOn(day("2025-07-15"))).isEqualTo(EmploymentStatus.EMPLOYED);
    assertThat(working.statusOn(day("2031-01-01"))).isEqualTo(EmploymentStatus.RETIRED);
  }

  @Test
  void spells_stand_in_the_order_of_their_days_however_they_were_told() {
    assertThat(working(PENSIONER, COURIER, CLERK).employments())
        .containsExactly(COURIER, CLERK, PENSIONER);
  }

  @Test
  void a_month_of_which_somebody_is_retired_for_a_day_is_one_of_retirement() {
    EmploymentSpell again =
        new EmploymentSpell(EmploymentStatus.EMPLOYED, Optional.of("E2"), day("2026-01-01"));
    Working working = working(CLERK, PENSIONER, again);

    assertThat(working.monthsRetired(day("2025-09-30"))).isEqualTo(Months.NONE);
    assertThat(working.monthsRetired(day("2025-10-01")).all())
        .containsExactly(YearMonth.of(2025, 10));
    assertThat(working.monthsRetired(day("2026-06-01")))
        .isEqualTo(Months.between(YearMonth.of(2025, 10), YearMonth.of(2025, 12)));
  }

  @Test
  void who_works_again_is_retired_no_more() {
    EmploymentSpell again =
        new EmploymentSpell(EmploymentStatus.EMPLOYED, Optional.of("E2"), day("2026-01-01"));
    Working working = working(CLERK, PENSIONER, again);

    assertThat(working.retiredSince(day("2025-09-30"))).isEmpty();
    assertThat(working.retiredSince(day("2025-10-01"))).contains(PENSIONER.from());
    assertThat(working.retiredSince(day("2025-12-31"))).contains(PENSIONER.from());
    assertThat(working.retiredSince(day("2026-01-01"))).isEmpty();
  }

  @Test
  void no_two_spells_begin_on_one_day() {
    EmploymentSpell none =
        new EmploymentSpell(EmploymentStatus.NONE, Optional.empty(), COURIER.from());

    assertThatThrownBy(() -> working(COURIER, none)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void who_is_employed_and_nobody_else_has_an_employer() {
    assertThatThrownBy(
            () -> new EmploymentSpell(EmploymentStatus.EMPLOYED, Optional.empty(), CLERK.from()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new EmploymentSpell(EmploymentStatus.RETIRED, Optional.of("E1"), CLERK.from()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
