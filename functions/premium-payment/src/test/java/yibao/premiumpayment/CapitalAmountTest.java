package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.rules.Money;

class CapitalAmountTest {

  @ParameterizedTest
  @CsvSource({
    "0,              零元整",
    "1,              壹分",
    "9,              玖分",
    "10,             壹角整",
    "56,             伍角陆分",
    "100,            壹元整",
    "101,            壹元零壹分",
    "110,            壹元壹角整",
    "111,            壹元壹角壹分",
    "1000,           壹拾元整",
    "1001,           壹拾元零壹分",
    "1010,           壹拾元零壹角整",
    "1100,           壹拾壹元整",
    "2030,           贰拾元零叁角整",
    "10000,          壹佰元整",
    "10100,          壹佰零壹元整",
    "11000,          壹佰壹拾元整",
    "40000,          肆佰元整",
    "110000,         壹仟壹佰元整",
    "100000,         壹仟元整",
    "100100,         壹仟零壹元整",
    "101000,         壹仟零壹拾元整",
    "140950,         壹仟肆佰零玖元伍角整",
    "168032,         壹仟陆佰捌拾元零叁角贰分",
    "600714,         陆仟零柒元壹角肆分",
    "32504,          叁佰贰拾伍元零肆分",
    "800000,         捌仟元整",
    "1000000,        壹万元整",
    "1000100,        壹万零壹元整",
    "1001000,        壹万零壹拾元整",
    "1010000,        壹万零壹佰元整",
    "1100000,        壹万壹仟元整",
    "1640902,        壹万陆仟肆佰零玖元零贰分",
    "2200000,        贰万贰仟元整",
    "10000000,       壹拾万元整",
    "10700053,       壹拾万零柒仟元零伍角叁分",
    "10010000,       壹拾万零壹佰元整",
    "100000000,      壹佰万元整",
    "100000001,      壹佰万元零壹分",
    "1000000000,     壹仟万元整",
    "1001000100,     壹仟零壹万零壹元整",
    "10000000000,    壹亿元整",
    "10000000100,    壹亿零壹元整",
    "10001000000,    壹亿零壹万元整",
    "10000100000,    壹亿零壹仟元整",
    "10100000000,    壹亿零壹佰万元整",
    "12345678901234, 壹仟贰佰叁拾肆亿伍仟陆佰柒拾捌万玖仟零壹拾贰元叁角肆分",
    "99999999999999, 玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"
  })
  void fen_are_written_in_capitals(long fen, String capitals) {
    assertThat(CapitalAmount.of(Money.ofFen(fen))).isEqualTo("人民币" + capitals);
  }

  @Test
  void no_two_amounts_are_written_alike_and_no_two_zeros_stand_together() {
    assertThat(
            LongStream.range(0, 200_000)
                .mapToObj(fen -> CapitalAmount.of(Money.ofFen(fen * 7)))
                .peek(text -> assertThat(text).doesNotContain("零零").doesNotEndWith("零"))
                .distinct()
                .count())
        .isEqualTo(200_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 100_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE})
  void what_no_receipt_can_hold_is_refused(long fen) {
    assertThatIllegalArgumentException().isThrownBy(() -> CapitalAmount.of(Money.ofFen(fen)));
  }
}
