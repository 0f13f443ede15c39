package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdNumberTest {

  /**
   * The standard's own example. 1×7 1×9 0 1×5 0 5×4 1×2 9×1 4×6 9×3 1×7 2×9 3×10 1×5 0 0 2×2 = 167
   * = 15×11 + 2, and the third check character is X.
   */
  private static final String OF_THE_STANDARD = "11010519491231002X";

  /** 42+27+0+5+0+8+2+9+48+24+0+36+0+10+0+0+2 = 213 = 19×11 + 4: the fifth, 8. */
  private static final String A_MAN_OF_XINING = "630102198804020018";

  /** 7+9+0+5+0+20+4+0+0+0+0+18+20+45+0+0+4 = 132 = 12×11 + 0: the first, 1. */
  private static final String BORN_ON_A_LEAP_DAY = "110105200002290021";

  @ParameterizedTest
  @ValueSource(strings = {OF_THE_STANDARD, A_MAN_OF_XINING, BORN_ON_A_LEAP_DAY})
  void a_number_with_its_check_character_has_no_flaw(String number) {
    assertThat(IdNumber.flawOf(number)).isEmpty();
    assertThat(new IdNumber(number).number()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "11010519491231002X, 1949-12-31, FEMALE",
    "630102198804020018, 1988-04-02, MALE",
    "110105200002290021, 2000-02-29, FEMALE"
  })
  void tells_the_birth_date_and_the_sex(String number, LocalDate birthDate, Sex sex) {
    assertThat(new IdNumber(number).birthDate()).isEqualTo(birthDate);
    assertThat(new IdNumber(number).sex()).isEqualTo(sex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "11010519491231002",
        "11010519491231002XX",
        "110105491231002",
        "01010519491231002X",
        "1101051949123100X2",
        "11010519491231002x",
        " 11010519491231002X",
        "11010519491231002X\n",
        "１１０１０５１９４９１２３１００２Ｘ",
        "11010519491231002Х"
      })
  void what_is_not_eighteen_characters_of_the_form_is_flawed_in_form(String text) {
    assertThat(IdNumber.flawOf(text)).hasValue(IdNumber.Flaw.FORM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "19490229",
        "19000229",
        "20230431",
        "19881301",
        "19880001",
        "19880400",
        "18991231"
      })
  void a_day_that_never_was_is_a_flaw(String birth) {
    assertThat(IdNumber.flawOf(withCheck("630102" + birth + "001")))
        .hasValue(IdNumber.Flaw.BIRTH_DATE);
  }

  /** GB 11643 prints 440524188001010014 as an example; its holder would be past 140. */
  @Test
  void the_example_born_in_1880_is_refused_for_its_birth_date() {
    assertThat(IdNumber.checkCharacter("440524188001010014")).isEqualTo('4');
    assertThat(IdNumber.flawOf("440524188001010014")).hasValue(IdNumber.Flaw.BIRTH_DATE);
  }

  @Test
  void the_first_flaw_is_told_in_the_order_form_birth_date_check_character() {
    assertThat(IdNumber.flawOf("991399A9999999999X")).hasValue(IdNumber.Flaw.FORM);
    assertThat(IdNumber.flawOf("630102198813020011")).hasValue(IdNumber.Flaw.BIRTH_DATE);
    assertThat(IdNumber.flawOf("630102198804020011")).hasValue(IdNumber.Flaw.CHECK_CHARACTER);
  }

  @Test
  void is_masked_wherever_it_is_printed() {
    assertThat(new IdNumber(OF_THE_STANDARD)).hasToString("1****************X");
  }

  @Test
  void the_refusal_does_not_print_the_number() {
    assertThatThrownBy(() -> new IdNumber("630102198804020011"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CHECK_CHARACTER")
        .hasMessageNotContaining("19880402");
  }

  @Property
  void one_digit_mistyped_is_always_noticed(
      @ForAll("numbers") String number,
      @ForAll @IntRange(max = 16) int place,
      @ForAll @IntRange(min = 1, max = 9) int added) {
    char mistyped = (char) ('0' + (number.charAt(place) - '0' + added) % 10);
    assertThat(IdNumber.flawOf(number.substring(0, place) + mistyped + number.substring(place + 1)))
        .isPresent();
  }

  @Property
  void two_neighbours_exchanged_are_always_noticed(
      @ForAll("numbers") String number, @ForAll @IntRange(max = 15) int place) {
    char first = number.charAt(place);
    char second = number.charAt(place + 1);
    String exchanged = number.substring(0, place) + second + first + number.substring(place + 2);
    assertThat(IdNumber.flawOf(exchanged).isPresent()).isEqualTo(first != second);
  }

  @Provide
  Arbitrary<String> numbers() {
    return Combinators.combine(
            Arbitraries.of("110105", "340102", "630102", "710101", "820101"),
            Arbitraries.integers().between(0, 46_000),
            Arbitraries.integers().between(0, 999))
        .as(
            (division, days, sequence) ->
                withCheck(
                    division
                        + LocalDate.of(1900, 1, 1).plusDays(days).toString().replace("-", "")
                        + String.format("%03d", sequence)));
  }

  private static String withCheck(String seventeen) {
    return seventeen + IdNumber.checkCharacter(seventeen);
  }
}
