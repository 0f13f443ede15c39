package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearlyInterestTest {

  private static PolicyBook law(DatedValue... values) {
    return new PolicyBook("r-test", List.of(SmallLaw.nation(), SmallLaw.city(values)));
  }

  private static DatedValue rate(int hundredths, String from) {
    return new DatedValue(
        Parameter.ACCOUNT_INTEREST, hundredths, LocalDate.parse(from), SmallLaw.CITY_SAYS);
  }

  @ParameterizedTest
  @CsvSource({
    "35, 100000, 350",
    "35, 142, 0",
    "35, 143, 1",
    "5, 1000, 1",
    "5, 999, 0",
    "0, 1000, 0"
  })
  void interest_is_rounded_half_up_to_the_fen(int hundredths, long held, long interest) {
    YearlyInterest law = new YearlyInterest(law(rate(hundredths, "2025-01-01")));

    assertThat(law.of(SmallLaw.CITY, 2025, Money.ofFen(held))).isEqualTo(Money.ofFen(interest));
  }

  @Test
  void the_rate_is_that_of_the_years_last_day() {
    YearlyInterest law = new YearlyInterest(law(rate(100, "2025-12-31"), rate(200, "2026-01-01")));

    assertThat(law.of(SmallLaw.CITY, 2025, Money.ofYuan(1000))).isEqualTo(Money.ofYuan(10));
    assertThat(law.of(SmallLaw.CITY, 2026, Money.ofYuan(1000))).isEqualTo(Money.ofYuan(20));
  }

  @Test
  void where_no_source_states_a_rate_there_is_none() {
    YearlyInterest law = new YearlyInterest(law(rate(100, "2026-01-01")));

    assertThat(law.areas(2025)).isEmpty();
    assertThat(law.areas(2026)).containsExactly(SmallLaw.CITY);
    assertThat(law.of(SmallLaw.CITY, 2025, Money.ofYuan(1000))).isEqualTo(Money.ZERO);
  }
}
