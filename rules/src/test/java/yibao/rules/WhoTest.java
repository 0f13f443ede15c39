package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoTest {

  private static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);

  @ParameterizedTest
  @CsvSource({
    "withinDays, 90, 2026-06-29, true",
    "withinDays, 90, 2026-06-30, false",
    "withinMonths, 3, 2026-06-30, true",
    "withinMonths, 3, 2026-07-01, false",
    "withinCalendarYears, 1, 2026-12-31, true",
    "withinCalendarYears, 1, 2027-01-01, false",
    "withinCalendarYears, 2, 2027-12-31, true",
    "withinDays, 90, 2026-03-30, false"
  })
  void a_time_after_joining_a_group_includes_its_last_day(
      String limit, int amount, LocalDate day, boolean holds) {
    Who who = Who.of(Map.of("group", "RELEASED", limit, amount));
    CategorySpell spell = new CategorySpell(Category.RELEASED, MARCH_31, Optional.empty());
    assertThat(who.holds(asked(Someone.of(spell), day))).isEqualTo(holds);
  }

  @Test
  void a_group_that_was_left_tells_nobody_apart() {
    CategorySpell left =
        new CategorySpell(Category.STUDENT, MARCH_31, Optional.of(LocalDate.of(2026, 5, 1)));
    Who who = Who.inGroup(Category.STUDENT);
    assertThat(who.holds(asked(Someone.of(left), LocalDate.of(2026, 5, 1)))).isTrue();
    assertThat(who.holds(asked(Someone.of(left), LocalDate.of(2026, 5, 2)))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "bornWithinMonths, 12, 2027-03-31, true",
    "bornWithinMonths, 12, 2027-04-01, false",
    "youngerThanYears, 18, 2044-03-30, true",
    "youngerThanYears, 18, 2044-03-31, false",
    "firstBenefitYears, 1, 2026-05-01, true",
    "bornSince, 2026-03-31, 2026-05-01, true",
    "bornSince, 2026-04-01, 2026-05-01, false"
  })
  void age_is_counted_from_birth(String name, String value, LocalDate day, boolean holds) {
    PersonFacts child = Someone.born(MARCH_31);
    assertThat(Who.of(Map.of(name, value)).holds(asked(child, day))).isEqualTo(holds);
  }

  @Test
  void the_first_benefit_years_begin_with_the_year_of_birth() {
    Who who = Who.of(Map.of("firstBenefitYears", 3));
    assertThat(who.holds(asked(Someone.born(LocalDate.of(2024, 12, 31)), MARCH_31))).isTrue();
    assertThat(who.holds(asked(Someone.born(LocalDate.of(2023, 12, 31)), MARCH_31))).isFalse();
  }

  @Test
  void cover_of_another_area_is_none_here() {
    Who who = Who.of(Map.of("firstCoverHere", true));
    assertThat(who.holds(asked(Someone.coveredIn(), MARCH_31))).isTrue();
    assertThat(who.holds(asked(Someone.coveredIn(2024), MARCH_31))).isFalse();
    Condition.Asked elsewhere =
        new Condition.Asked(Someone.coveredIn(2024), SmallLaw.CITY, SmallLaw.YEAR, MARCH_31);
    assertThat(who.holds(elsewhere)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01, 2025-12-31, 2026-03-31, true",
    "2024-01-01, 2025-12-31, 2026-04-01, false",
    "2024-01-02, 2025-12-31, 2026-03-31, false",
    "2023-12-01, 2025-11-30, 2026-02-28, true",
    "2023-12-01, 2025-11-30, 2026-03-01, false"
  })
  void who_leaves_employment_has_three_months_after_two_years(
      LocalDate from, LocalDate to, LocalDate day, boolean holds) {
    PersonFacts person = Someone.withCovers(employed(from, to));
    assertThat(afterEmployment(24).holds(asked(person, day))).isEqualTo(holds);
  }

  @Test
  void the_two_years_may_be_of_both_schemes_and_of_several_spells_without_a_gap() {
    Cover resident = Someone.wholeYears(2024).getFirst();
    Cover first = employed(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30));
    Cover second = employed(LocalDate.of(2025, 7, 1), LocalDate.of(2025, 12, 31));
    Cover afterAGap = employed(LocalDate.of(2025, 7, 2), LocalDate.of(2025, 12, 31));
    assertThat(
            afterEmployment(24).holds(asked(Someone.withCovers(second, resident, first), MARCH_31)))
        .isTrue();
    assertThat(
            afterEmployment(24)
                .holds(asked(Someone.withCovers(resident, first, afterAGap), MARCH_31)))
        .isFalse();
    assertThat(
            afterEmployment(0)
                .holds(asked(Someone.withCovers(resident, first, afterAGap), MARCH_31)))
        .isTrue();
  }

  @Test
  void who_was_a_resident_last_leaves_no_employment() {
    Cover employed = employed(LocalDate.of(2020, 1, 1), LocalDate.of(2024, 12, 31));
    Cover resident = Someone.wholeYears(2025).getFirst();
    assertThat(afterEmployment(0).holds(asked(Someone.withCovers(employed, resident), MARCH_31)))
        .isFalse();
    assertThat(afterEmployment(0).holds(asked(Someone.coveredIn(), MARCH_31))).isFalse();
  }

  @Test
  void each_condition_must_hold() {
    Who who = Who.of(Map.of("group", "STUDENT", "youngerThanYears", 18));
    assertThat(who.holds(asked(Someone.of(Someone.always(Category.STUDENT)), MARCH_31))).isFalse();
  }

  @Test
  void nobody_is_told_apart_by_nothing_or_by_what_no_condition_is_called() {
    for (Map<String, Object> fields :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("withinDays", 90),
            Map.of("group", "NEIGHBOUR"),
            Map.of("group", "STUDENT", "withinDays", 0),
            Map.of("insuredMonths", 24),
            Map.of("name", "张三"))) {
      assertThatThrownBy(() -> Who.of(fields)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void it_is_said_in_both_languages() {
    Who who = Who.of(Map.of("group", "VETERAN", "withinMonths", 3));
    assertThat(who.says(Language.CHINESE)).isEqualTo("退役军人（3 个月内）");
    assertThat(who.says(Language.ENGLISH)).isEqualTo("veteran (within 3 months)");
  }

  @Test
  void it_reads_back_what_it_wrote() {
    for (Map<String, Object> fields :
        List.<Map<String, Object>>of(
            Map.of("group", "VETERAN", "withinCalendarYears", 1),
            Map.of("bornSince", "2024-01-01", "firstBenefitYears", 3),
            Map.of("group", "STUDENT", "firstCoverHere", true),
            Map.of("employeeCoverEndedWithinMonths", 3, "insuredMonths", 24),
            Map.of("bornWithinMonths", 12, "youngerThanYears", 18))) {
      assertThat(Who.of(Who.of(fields).fields())).isEqualTo(Who.of(fields));
      assertThat(Who.of(fields).fields()).containsAllEntriesOf(fields);
    }
  }

  private static Who afterEmployment(int insuredMonths) {
    return Who.of(Map.of("employeeCoverEndedWithinMonths", 3, "insuredMonths", insuredMonths));
  }

  private static Cover employed(LocalDate from, LocalDate to) {
    return Someone.cover(Scheme.EMPLOYEE, from.getYear(), from, to);
  }

  private static Condition.Asked asked(PersonFacts person, LocalDate day) {
    return new Condition.Asked(person, SmallLaw.PROVINCE, SmallLaw.YEAR, day);
  }
}
