package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

  private static final Money MOST = Money.ofFen(Long.MAX_VALUE);
  private static final Money LEAST = Money.ofFen(Long.MIN_VALUE);
  private static final Money ONE_FEN = Money.ofFen(1);

  @ParameterizedTest
  @CsvSource({
    "0, 0.00",
    "1, 0.01",
    "10, 0.10",
    "99, 0.99",
    "100, 1.00",
    "40000, 400.00",
    "-1, -0.01",
    "-99, -0.99",
    "-100, -1.00",
    "-40005, -400.05",
    "9223372036854775807, 92233720368547758.07",
    "-9223372036854775808, -92233720368547758.08"
  })
  void is_printed_in_yuan_with_two_decimals(long fen, String printed) {
    assertThat(Money.ofFen(fen)).hasToString(printed);
  }

  @Test
  void a_sum_beyond_the_range_is_refused() {
    assertThatThrownBy(() -> MOST.plus(ONE_FEN)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> LEAST.plus(ONE_FEN.negated())).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void a_difference_beyond_the_range_is_refused() {
    assertThatThrownBy(() -> LEAST.minus(ONE_FEN)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.ZERO.minus(LEAST)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void the_least_amount_has_no_opposite() {
    assertThatThrownBy(LEAST::negated).isInstanceOf(ArithmeticException.class);
    assertThat(MOST.negated().fen()).isEqualTo(-Long.MAX_VALUE);
  }

  @Test
  void yuan_beyond_the_range_are_refused() {
    long most = Long.MAX_VALUE / 100;
    assertThat(Money.ofYuan(most).fen()).isEqualTo(most * 100);
    assertThatThrownBy(() -> Money.ofYuan(most + 1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.ofYuan(-most - 1)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void what_is_added_and_taken_away_again_changes_nothing() {
    Money premium = Money.ofYuan(400);
    assertThat(premium.plus(Money.ofYuan(700))).isEqualTo(Money.ofYuan(1100));
    assertThat(premium.plus(ONE_FEN).minus(ONE_FEN)).isEqualTo(premium);
    assertThat(premium.minus(premium)).isEqualTo(Money.ZERO).matches(Money::isZero);
  }

  @Test
  void is_ordered_by_amount_and_not_by_its_difference() {
    assertThat(LEAST).isLessThan(MOST);
    assertThat(MOST).isGreaterThan(Money.ZERO);
    assertThat(Money.ofFen(5)).isEqualByComparingTo(Money.ofFen(5));
  }
}
