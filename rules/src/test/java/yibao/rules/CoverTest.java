package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverTest {

  private static Cover cover(Scheme scheme, String area, String from, String to) {
    LocalDate first = LocalDate.parse(from);
    return new Cover(
        scheme,
        new Area(area),
        first.getYear(),
        first,
        LocalDate.parse(to),
        Optional.empty(),
        Optional.empty());
  }

  private static final Cover YEAR = cover(Scheme.RESIDENT, "630000", "2025-01-01", "2025-12-31");

  @ParameterizedTest
  @CsvSource({
    "RESIDENT, 520600, 2025-06-01, 2025-12-31, SAME_YEAR",
    "RESIDENT, 630000, 2025-01-01, 2025-12-31, SAME_YEAR",
    "EMPLOYEE, 630000, 2025-12-31, 2026-06-30, SHARED_DAY",
    "EMPLOYEE, 520600, 2024-06-01, 2025-01-01, SHARED_DAY",
    "EMPLOYEE, 630000, 2026-01-01, 2026-06-30, ",
    "RESIDENT, 630000, 2026-01-01, 2026-12-31, "
  })
  void residents_cover_is_one_a_year_and_a_day_is_covered_once(
      Scheme scheme, String area, String from, String to, Cover.Conflict conflict) {
    Cover other = cover(scheme, area, from, to);

    assertThat(YEAR.conflictWith(other)).isEqualTo(Optional.ofNullable(conflict));
    assertThat(other.conflictWith(YEAR)).isEqualTo(Optional.ofNullable(conflict));
  }

  @Test
  void residents_cover_of_a_year_conflicts_even_where_no_day_is_shared() {
    Cover spring = cover(Scheme.RESIDENT, "630000", "2025-01-01", "2025-03-31");
    Cover autumn = cover(Scheme.RESIDENT, "520600", "2025-09-01", "2025-12-31");

    assertThat(spring.conflictWith(autumn)).hasValue(Cover.Conflict.SAME_YEAR);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01, 2024-12-31, 2025-01-01..2025-12-31",
    "2024-06-01, 2025-06-30, 2025-07-01..2025-12-31",
    "2025-07-01, 2026-06-30, 2025-01-01..2025-06-30",
    "2025-03-01, 2025-05-31, 2025-01-01..2025-02-28 2025-06-01..2025-12-31",
    "2025-01-01, 2025-12-31, ''",
    "2024-01-01, 2026-12-31, ''"
  })
  void what_is_left_beside_another_are_the_days_that_it_does_not_share(
      String from, String to, String left) {
    Cover other = cover(Scheme.EMPLOYEE, "630000", from, to);

    assertThat(
            String.join(
                " ", YEAR.without(other).stream().map(c -> c.from() + ".." + c.to()).toList()))
        .isEqualTo(left);
  }

  @Test
  void the_same_spell_is_the_same_whatever_is_known_of_its_payment() {
    Cover paid =
        new Cover(
            Scheme.RESIDENT,
            new Area("630000"),
            2025,
            YEAR.from(),
            YEAR.to(),
            Optional.of(LocalDate.of(2024, 11, 5)),
            Optional.of("8DBYSP81VMHR"));

    assertThat(paid.isSameSpellAs(YEAR)).isTrue();
    assertThat(paid.enteredAt(Instant.EPOCH).isSameSpellAs(YEAR)).isTrue();
    assertThat(paid.isSameSpellAs(YEAR.between(YEAR.from(), LocalDate.of(2025, 12, 30)))).isFalse();
    assertThat(paid).isNotEqualTo(YEAR);
  }

  @Test
  void cover_does_not_end_before_it_begins() {
    assertThatThrownBy(() -> cover(Scheme.RESIDENT, "630000", "2025-02-01", "2025-01-31"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
