package yibao.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yibao.rules.Money;

class OutputTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.00",
    "1, 0.01",
    "-1, -0.01",
    "110, 1.10",
    "-123456, -1234.56",
    "9007199254740993, 90071992547409.93"
  })
  void an_amount_is_a_number_with_two_decimals_to_the_fen(long fen, String written) {
    assertThat(Output.empty().amount("balc", Money.ofFen(fen)).json().write())
        .isEqualTo("{\"balc\":" + written + "}");
  }

  @Test
  void a_share_keeps_its_decimals() {
    assertThat(Output.empty().decimal("pool_prop_selfpay", new BigDecimal("0.8500")).json().write())
        .isEqualTo("{\"pool_prop_selfpay\":0.8500}");
  }

  @Test
  void fields_stand_in_the_order_in_which_they_are_put() {
    assertThat(
            Output.empty()
                .none("setl_id")
                .day("begndate", LocalDate.of(2026, 3, 1))
                .time("setl_time", Instant.parse("2026-02-28T16:00:00Z"))
                .number("age", 37)
                .list("setldetail", List.of(Output.empty().text("fund_pay_type", "310100")))
                .object("data", Output.empty())
                .json()
                .write())
        .isEqualTo(
            "{\"setl_id\":null,\"begndate\":\"2026-03-01\",\"setl_time\":\"2026-03-01 00:00:00\","
                + "\"age\":37,\"setldetail\":[{\"fund_pay_type\":\"310100\"}],\"data\":{}}");
  }
}
