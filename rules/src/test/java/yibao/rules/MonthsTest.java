package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class MonthsTest {

  private static YearMonth month(String text) {
    return YearMonth.parse(text);
  }

  private static Months between(String first, String last) {
    return Months.between(month(first), month(last));
  }

  @Test
  void a_span_holds_both_its_ends_and_nothing_beyond() {
    Months months = between("2025-11", "2026-02");

    assertThat(months.all())
        .containsExactly(month("2025-11"), month("2025-12"), month("2026-01"), month("2026-02"));
    assertThat(months.contains(month("2025-11"))).isTrue();
    assertThat(months.contains(month("2026-02"))).isTrue();
    assertThat(months.contains(month("2025-10"))).isFalse();
    assertThat(months.contains(month("2026-03"))).isFalse();
  }

  @Test
  void months_that_follow_each_other_are_one_span_in_whichever_order_they_come() {
    Months months = Months.NONE.and(month("2026-01")).and(month("2025-11")).and(month("2025-12"));

    assertThat(months).isEqualTo(between("2025-11", "2026-01"));
  }

  @Test
  void months_with_one_between_them_stay_apart() {
    Months months = between("2025-01", "2025-03").and(between("2025-05", "2025-06"));

    assertThat(months.spans()).hasSize(2);
    assertThat(months.contains(month("2025-04"))).isFalse();
  }

  @Test
  void a_span_within_another_adds_nothing() {
    assertThat(between("2025-01", "2025-12").and(between("2025-03", "2025-04")))
        .isEqualTo(between("2025-01", "2025-12"));
  }

  @Test
  void before_the_first_there_is_none() {
    assertThat(between("2025-12", "2025-11")).isEqualTo(Months.NONE);
  }
}
