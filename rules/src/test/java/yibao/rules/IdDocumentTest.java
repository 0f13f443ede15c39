package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check characters were worked out by hand from the weights of GB 11643. */
class IdDocumentTest {

  /** 42+27+0+5+0+8+2+9+48+24+0+36+0+10+0+0+2 = 213 = 19×11 + 4: the fifth, 8. */
  private static final String OF_XINING = "630102198804020018";

  /** 56+9+0+0+0+0+2+9+54+0+0+45+0+25+0+0+2 = 202 = 18×11 + 4: the fifth, 8. */
  private static final String OF_HONG_KONG = "810000199005050018";

  /** 56+18+0+0+0+0+2+9+54+0+0+45+0+25+0+0+4 = 213 = 19×11 + 4: the fifth, 8. */
  private static final String OF_MACAO = "820000199005050028";

  /** 56+27+0+0+0+0+2+9+54+0+0+45+0+25+0+0+6 = 224 = 20×11 + 4: the fifth, 8. */
  private static final String OF_TAIWAN = "830000199005050038";

  /** 63+9+10+40+32+0+2+9+54+0+0+45+0+25+0+0+2 = 291 = 26×11 + 5: the sixth, 7. */
  private static final String PERMANENT_2023 = "911840199005050017";

  private static final String PERMANENT_OLD = "CAN110190050501";

  @ParameterizedTest
  @CsvSource({
    "01, " + OF_XINING,
    "04, " + OF_HONG_KONG,
    "05, " + OF_MACAO,
    "06, " + OF_TAIWAN,
    "07, " + PERMANENT_2023,
    "07, " + PERMANENT_OLD,
    "08, G12345678",
    "08, 12345",
    "08, ABCDE1234567890"
  })
  void a_number_of_its_kind_has_no_flaw(String code, String number) {
    assertThat(IdDocument.flawOf(type(code), number)).isEmpty();
    assertThat(new IdDocument(type(code), number).number()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "01, " + OF_HONG_KONG + ", 04",
    "01, " + OF_MACAO + ", 05",
    "01, " + OF_TAIWAN + ", 06",
    "01, " + PERMANENT_2023 + ", 07",
    "04, " + OF_MACAO + ", 05",
    "05, " + OF_TAIWAN + ", 06",
    "06, " + OF_HONG_KONG + ", 04",
    "06, " + OF_XINING + ", 01",
    "07, " + OF_HONG_KONG + ", 04",
    "08, " + OF_XINING + ", 01"
  })
  void a_number_of_another_kind_tells_which(String code, String number, String meant) {
    assertThat(IdDocument.flawOf(type(code), number)).hasValue(IdDocument.Flaw.OTHER_TYPE);
    assertThat(IdDocument.typeMeantBy(number)).hasValue(type(meant));
  }

  @ParameterizedTest
  @CsvSource({
    "01, 63010219880402001",
    "01, G12345678",
    "04, H12345678",
    "07, CA1110190050501",
    "07, CAN11019005050",
    "07, can110190050501",
    "08, 1234",
    "08, ABCDE12345678901",
    "08, G1234-678",
    "08, g12345678",
    "08, Ｇ12345678"
  })
  void what_has_not_the_characters_of_its_kind_is_flawed_in_form(String code, String number) {
    assertThat(IdDocument.flawOf(type(code), number)).hasValue(IdDocument.Flaw.FORM);
    assertThat(IdDocument.flawOf(type(code), "")).hasValue(IdDocument.Flaw.FORM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "16", "20", "38", "47", "55", "66", "70", "72"})
  void a_division_in_which_no_citizen_is_registered_is_a_flaw(String province) {
    assertThat(IdDocument.flawOf(IdType.RESIDENT_CARD, province + OF_XINING.substring(2)))
        .hasValue(IdDocument.Flaw.DIVISION);
  }

  @ParameterizedTest
  @CsvSource({"04, 810101199005050018", "05, 820101199005050018", "06, 830101199005050018"})
  void a_permit_has_one_address_code_alone(String code, String number) {
    assertThat(IdDocument.flawOf(type(code), number)).hasValue(IdDocument.Flaw.DIVISION);
  }

  @ParameterizedTest
  @CsvSource({
    "01, 630102198804020011",
    "04, 810000199005050010",
    "05, 820000199005050018",
    "06, 830000199005050018",
    "07, 911840199005050018"
  })
  void a_wrong_check_character_is_a_flaw_of_every_kind_that_has_one(String code, String number) {
    assertThat(IdDocument.flawOf(type(code), number)).hasValue(IdDocument.Flaw.CHECK_CHARACTER);
  }

  @ParameterizedTest
  @CsvSource({"01, 630102198813020018", "04, 810000199002300018", "07, 911840189905050017"})
  void a_day_that_never_was_is_a_flaw_of_every_kind_that_has_one(String code, String number) {
    assertThat(IdDocument.flawOf(type(code), number)).hasValue(IdDocument.Flaw.BIRTH_DATE);
  }

  @ParameterizedTest
  @CsvSource({
    "01, " + OF_XINING + ", 1988-04-02, MALE",
    "04, " + OF_HONG_KONG + ", 1990-05-05, MALE",
    "05, " + OF_MACAO + ", 1990-05-05, FEMALE",
    "06, " + OF_TAIWAN + ", 1990-05-05, MALE"
  })
  void cards_and_permits_tell_birth_date_and_sex(
      String code, String number, LocalDate birthDate, Sex sex) {
    IdDocument document = new IdDocument(type(code), number);

    assertThat(document.birthDate()).hasValue(birthDate);
    assertThat(document.sex()).hasValue(sex);
  }

  @Test
  void a_permanent_residence_card_of_2023_tells_the_birth_date_alone() {
    IdDocument card = new IdDocument(IdType.PERMANENT_RESIDENCE, PERMANENT_2023);

    assertThat(card.birthDate()).hasValue(LocalDate.of(1990, 5, 5));
    assertThat(card.sex()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"07, " + PERMANENT_OLD, "08, G12345678"})
  void an_old_card_and_a_passport_tell_nothing(String code, String number) {
    IdDocument document = new IdDocument(type(code), number);

    assertThat(document.birthDate()).isEmpty();
    assertThat(document.sex()).isEmpty();
  }

  @Test
  void small_letters_are_canonical_in_upper_case_and_nothing_else_changes() {
    assertThat(IdDocument.canonical("11010519491231002x")).isEqualTo("11010519491231002X");
    assertThat(IdDocument.canonical("g12345678")).isEqualTo("G12345678");
    assertThat(IdDocument.canonical("straße 1")).isEqualTo("STRAßE 1");
  }

  @Test
  void is_masked_wherever_it_is_printed() {
    assertThat(new IdDocument(IdType.PASSPORT, "G12345678")).hasToString("IdDocument[PASSPORT]");
    assertThatThrownBy(() -> new IdDocument(IdType.RESIDENT_CARD, "630102198804020011"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("19880402");
  }

  @Test
  void a_code_that_is_none_is_of_no_kind() {
    assertThat(IdType.of("02")).isEmpty();
    assertThat(IdType.of("1")).isEmpty();
  }

  private static IdType type(String code) {
    return IdType.of(code).orElseThrow();
  }
}
