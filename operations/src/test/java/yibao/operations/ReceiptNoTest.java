package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiptNoTest {

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String PARTS = "6300002026" + "8DBYSP81VMHR";

  @Test
  void the_check_character_is_that_of_iso_7064_mod_37_36() {
    // The vector that the Global Release Identifier publishes: A1-2425G-ABC1234002-M.
    // doubled mod 37.
    assertThat(ReceiptNo.checkCharacter("A12425GABC1234002")).isEqualTo('M');
  }

  @Test
  void a_number_is_read_back_to_its_order() {
    String number = "630000-2026-8DBYSP81VMHR-" + ReceiptNo.checkCharacter(PARTS);

    assertThat(ReceiptNo.parse(number)).map(ReceiptNo::orderId).contains("8DBYSP81VMHR");
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
}
