package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The days of a month on which mandates are charged. */
class NamedDaysTest {

  private static final LocalDate OPENS = LocalDate.of(2025, 10, 21);
  private static final LocalDate CLOSES = LocalDate.of(2026, 2, 28);

  private final NamedDays fives = NamedDays.parse("25,5,15");

  @Test
  void a_day_of_its_own_is_the_last_one_that_has_come() {
    assertThat(fives.last(OPENS, LocalDate.of(2025, 10, 25))).contains(LocalDate.of(2025, 10, 25));
    assertThat(fives.last(OPENS, LocalDate.of(2025, 11, 4))).contains(LocalDate.of(2025, 10, 25));
  }

  @Test
  void none_has_come_before_the_first_in_the_window() {
    assertThat(fives.last(OPENS, LocalDate.of(2025, 10, 24))).isEmpty();
    assertThat(fives.last(OPENS, OPENS.minusDays(1))).isEmpty();
  }

  @Test
  void the_next_one_is_in_the_window_or_there_is_none() {
    assertThat(fives.next(LocalDate.of(2025, 12, 25), CLOSES)).contains(LocalDate.of(2026, 1, 5));
    assertThat(fives.next(LocalDate.of(2026, 2, 15), CLOSES)).contains(LocalDate.of(2026, 2, 25));
    assertThat(fives.next(LocalDate.of(2026, 2, 25), CLOSES)).isEmpty();
  }

  @Test
  void the_windows_first_and_last_day_may_be_named() {
    NamedDays edges = NamedDays.parse("21,28");
    assertThat(edges.last(OPENS, OPENS)).contains(OPENS);
    assertThat(edges.next(LocalDate.of(2026, 2, 27), CLOSES)).contains(CLOSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "29", "5,", ",5", "5, 15", "5,5", "5;15", "-5", "005", "5,x"})
  void what_every_month_does_not_have_or_what_is_no_list_is_refused(String text) {
    assertThatThrownBy(() -> NamedDays.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("such as 5,15,25, not " + text);
  }
}
