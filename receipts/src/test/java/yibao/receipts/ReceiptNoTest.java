package yibao.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.rules.Area;

class ReceiptNoTest {

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String PARTS = "6300002026" + "8DBYSP81VMHR";
  private static final ReceiptNo NUMBER = new ReceiptNo(new Area("630000"), 2026, "8DBYSP81VMHR");

  /**
   * A Global Release Identifier (A1-2425G-ABC1234002-M) and two audiovisual numbers
   * (0000-0001-8947-0000-8-0000-0000-D, 0000-0000-D07A-0090-Q-0000-0000-X) as their agencies
   * publish them, and numbers of ours as the Python package python-stdnum reckons them.
   */
  @ParameterizedTest
  @CsvSource({
    "A12425GABC1234002, M",
    "0000000189470000, 8",
    "000000018947000000000000, D",
    "00000000D07A0090, Q",
    "00000000D07A009000000000, X",
    "63000020265ZG209YQM1HZ, Q",
    "5206002026CT6CG5VN5QTG, 8",
    "1501002026W6CJ62CQZC1Q, S",
    "3601002026FVKP75C7HKCR, 3",
    "6300002026EXAMP1E0RDER, P"
  })
  void the_check_character_is_that_of_iso_7064_mod_37_36(String text, char check) {
    assertThat(ReceiptNo.checkCharacter(text)).isEqualTo(check);
  }

  @Test
  void a_number_is_read_back_as_it_is_printed() {
    assertThat(NUMBER.text()).startsWith("630000-2026-8DBYSP81VMHR-").hasSize(26);
    assertThat(ReceiptNo.parse(NUMBER.text())).contains(NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "630000-2026-8DBYSP81VMHR",
        "630000-2026-8DBYSP81VMHR-",
        "630000-2026-8DBYSP81VMH-U",
        "630000-2026-8DBYSP81VMHU-R",
        "630000-2026-8dbysp81vmhr-R",
        "63000-2026-8DBYSP81VMHR-R",
        "630000-0226-8DBYSP81VMHR-R",
        " 630000-2026-8DBYSP81VMHR-R"
      })
  void what_has_another_form_is_no_number(String text) {
    assertThat(ReceiptNo.flawOf(text)).contains(ReceiptNo.Flaw.FORM);
    assertThat(ReceiptNo.parse(text)).isEmpty();
  }

  @Test
  void of_all_characters_only_one_is_the_check_character() {
    String text = NUMBER.text();
    String body = text.substring(0, text.length() - 1);

    assertThat(ALPHABET.chars().mapToObj(c -> body + (char) c))
        .filteredOn(number -> ReceiptNo.parse(number).isPresent())
        .containsExactly(text);
    assertThat(ALPHABET.chars().mapToObj(c -> body + (char) c))
        .filteredOn(
            number ->
                ReceiptNo.flawOf(number)
                    .filter(flaw -> flaw == ReceiptNo.Flaw.CHECK_CHARACTER)
                    .isPresent())
        .hasSize(ALPHABET.length() - 1);
  }

  @Test
  void any_one_wrong_character_is_noticed() {
    char check = ReceiptNo.checkCharacter(PARTS);
    for (int i = 0; i < PARTS.length(); i++) {
      for (int j = 0; j < ALPHABET.length(); j++) {
        char other = ALPHABET.charAt(j);
        if (other != PARTS.charAt(i)) {
          String wrong = PARTS.substring(0, i) + other + PARTS.substring(i + 1);
          assertThat(ReceiptNo.checkCharacter(wrong)).as(wrong).isNotEqualTo(check);
        }
      }
    }
  }

  @Test
  void of_630_pairs_of_neighbours_only_one_is_exchanged_unnoticed() {
    int unnoticed = 0;
    for (int first = 0; first < ALPHABET.length(); first++) {
      for (int second = first + 1; second < ALPHABET.length(); second++) {
        String one = "" + ALPHABET.charAt(first) + ALPHABET.charAt(second);
        String other = "" + ALPHABET.charAt(second) + ALPHABET.charAt(first);
        if (ReceiptNo.checkCharacter(PARTS + one) == ReceiptNo.checkCharacter(PARTS + other)) {
          unnoticed++;
        }
      }
    }
    assertThat(unnoticed).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"2026, 8DBYSP81VMH", "26, 8DBYSP81VMHR", "2026, 8DBYSP81VMHI", "-2026, 8DBYSP81VMHR"})
  void a_number_is_made_of_nothing_else(int year, String orderId) {
    Area area = new Area("630000");

    assertThatThrownBy(() -> new ReceiptNo(area, year, orderId))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
