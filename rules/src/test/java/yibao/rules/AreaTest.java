package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "63000",
        "6300000",
        "63000X",
        " 630000",
        "630000 ",
        "630000\n",
        "６３００００",
        "-30000"
      })
  void anything_but_six_digits_is_refused(String text) {
    assertThat(Area.isCode(text)).isFalse();
    assertThatThrownBy(() -> new Area(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_division_code_is_taken_and_printed_as_it_is() {
    assertThat(Area.isCode("630000")).isTrue();
    assertThat(new Area("630000")).hasToString("630000");
  }

  @ParameterizedTest
  @CsvSource({
    "110000, true",
    "360200, true",
    "659900, true",
    "710000, true",
    "820000, true",
    "000000, false",
    "100000, false",
    "990000, false",
    "999999, false"
  })
  void people_are_insured_in_provinces_alone(String code, boolean inProvince) {
    assertThat(new Area(code).isInProvince()).isEqualTo(inProvince);
  }

  @Test
  void the_national_pack_comes_first_in_order() {
    assertThat(Area.NATIONAL).isLessThan(new Area("110000"));
    assertThat(new Area("520600")).isLessThan(new Area("630000"));
  }
}
