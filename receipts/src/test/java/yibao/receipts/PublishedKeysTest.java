package yibao.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedKeysTest {

  private static final SigningKey NEXT = SigningKey.derived("the second master text of the tests");
  private static final PublishedKeys FIRST_ONLY = keys(Receipts.KEY);
  private static final PublishedKeys BOTH = keys(NEXT, Receipts.KEY);
  private static final Receipt ONE = Receipts.of(List.of(Receipts.covered("张*", 40000, 0)));
  private static final Receipt TWENTY =
      Receipts.of(Collections.nCopies(20, Receipts.covered("欧***", 110000, 80000)));

  private static PublishedKeys keys(SigningKey... keys) {
    return new PublishedKeys(List.of(keys).stream().map(SigningKey::published).toList());
  }

  private static Verdict genuine(Receipt receipt, SigningKey key) {
    return new Verdict.Genuine(receipt, key.published().id());
  }

  private static Verdict refused(Refusal why) {
    return new Verdict.Refused(why);
  }

  @Test
  void a_receipt_of_one_line_and_one_of_twenty_prove_what_they_say() {
    assertThat(FIRST_ONLY.verify(Receipts.KEY.sign(ONE))).isEqualTo(genuine(ONE, Receipts.KEY));
    assertThat(FIRST_ONLY.verify(Receipts.KEY.sign(TWENTY)))
        .isEqualTo(genuine(TWENTY, Receipts.KEY));
  }

  @Test
  void a_scanner_may_end_its_line() {
    assertThat(FIRST_ONLY.verify(" " + Receipts.KEY.sign(ONE) + "\r\n"))
        .isEqualTo(genuine(ONE, Receipts.KEY));
  }

  @Test
  void whatever_a_receipt_says_is_read_back() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Receipt receipt = Receipts.random(random, random.nextInt(21));
      assertThat(FIRST_ONLY.verify(Receipts.KEY.sign(receipt)))
          .as("seed %s, receipt %s", seed, i)
          .isEqualTo(genuine(receipt, Receipts.KEY));
    }
  }

  @Test
  void every_character_that_is_altered_is_noticed() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (Receipt receipt : List.of(ONE, TWENTY, Receipts.random(random, 3))) {
      String text = Receipts.KEY.sign(receipt);
      for (int i = 0; i < text.length(); i++) {
        char other = other(random, text.charAt(i));
        String altered = text.substring(0, i) + other + text.substring(i + 1);
        assertThat(FIRST_ONLY.verify(altered))
            .as("seed %s, %s at %s of %s", seed, (int) other, i, text)
            .isInstanceOf(Verdict.Refused.class);
      }
    }
  }

  /** Half of the time one that may stand in such a text. */
  private static char other(Random random, char one) {
    String common = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ%/.-";
    char other = one;
    while (other == one) {
      other =
          random.nextBoolean()
              ? common.charAt(random.nextInt(common.length()))
              : (char) random.nextInt('!', 0x300);
    }
    return other;
  }

  @Test
  void a_text_that_is_cut_anywhere_is_refused() {
    String text = Receipts.KEY.sign(ONE);
    for (int end = 0; end < text.length(); end++) {
      assertThat(FIRST_ONLY.verify(text.substring(0, end)))
          .as("%s characters", end)
          .isInstanceOf(Verdict.Refused.class);
    }
  }

  @Test
  void two_characters_that_are_exchanged_are_noticed() {
    String text = Receipts.KEY.sign(ONE);
    for (int i = 1; i < text.length(); i++) {
      char[] exchanged = text.toCharArray();
      exchanged[i - 1] = text.charAt(i);
      exchanged[i] = text.charAt(i - 1);
      String altered = new String(exchanged);
      if (!altered.equals(text)) {
        assertThat(FIRST_ONLY.verify(altered)).as(altered).isInstanceOf(Verdict.Refused.class);
      }
    }
  }

  @Test
  void what_an_older_key_signed_still_verifies_after_the_next_has_come() {
    assertThat(BOTH.verify(Receipts.KEY.sign(ONE))).isEqualTo(genuine(ONE, Receipts.KEY));
    assertThat(BOTH.verify(NEXT.sign(ONE))).isEqualTo(genuine(ONE, NEXT));
  }

  @Test
  void a_key_that_was_not_published_proves_nothing() {
    assertThat(FIRST_ONLY.verify(NEXT.sign(ONE))).isEqualTo(refused(Refusal.UNKNOWN_KEY));
  }

  @Test
  void one_key_can_not_sign_in_the_name_of_another() {
    String id = Receipts.KEY.published().id();
    String forged = signedBy(NEXT, ReceiptForm.write(id, ONE));

    assertThat(BOTH.verify(forged)).isEqualTo(refused(Refusal.WRONG_SIGNATURE));
  }

  @ParameterizedTest
  @CsvSource({
    "EXAMP1E0RDER-P, EXAMP1E0RDER-Q, WRONG_CHECK_CHARACTER",
    "EXAMP1E0RDER-P, EXAMP1E0RDES-P, WRONG_CHECK_CHARACTER",
    "/120000/, /120001/, WRONG_SIGNATURE",
    "/5F20., /5F21., WRONG_SIGNATURE",
    ".C., .R., WRONG_SIGNATURE",
    "T011014Z, T021014Z, WRONG_SIGNATURE",
    "YIBAO1, YIBAO2, OTHER_FORM",
    "WECHAT, wechat, BROKEN",
    "/390/, //, WRONG_SIGNATURE"
  })
  void what_is_wrong_is_said(String right, String wrong, Refusal why) {
    String text = Receipts.KEY.sign(Receipts.of(List.of(Receipts.covered("张*", 120000, 0))));

    assertThat(text).contains(right);
    assertThat(FIRST_ONLY.verify(text.replace(right, wrong))).isEqualTo(refused(why));
  }

  @ParameterizedTest
  @CsvSource({
    "630000-2026-EXAMP1E0RDER-P, NUMBER_ALONE",
    "630000-2026-EXAMP1E0RDER-O, WRONG_CHECK_CHARACTER",
    "630000-2026, NOT_SIGNED",
    "https://example.com/, NOT_SIGNED",
    "'', NOT_SIGNED"
  })
  void what_is_no_signed_text_is_told_apart(String text, Refusal why) {
    assertThat(FIRST_ONLY.verify(text)).isEqualTo(refused(why));
  }

  /** Not even our own key makes two texts of one receipt, or a sum that isn't that of its lines. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "390/20251105T010730Z/20251105T011014Z/R-1/40001/5F20.1.C.40000.0.0101.1231",
        "390/20251105T010730Z/20251105T011014Z/R-1/40000/5F20.1.C.40000.0.20260101.1231",
        "390/20251105T010730Z/20251105T011014Z/R-1/40000/5F20.1.C.040000.0.0101.1231",
        "390/20251105T010730Z/20251105T011014Z/R-1/40000/05F20.1.C.40000.0.0101.1231",
        "390/20251105T010730Z/20251105T011014Z/R%2D1/40000/5F20.1.C.40000.0.0101.1231",
        "390/20251105T010730Z/20251105T011014Z/R-1/0/5F20.1.C.40000.0.0101",
        "390/20251105T010730Z/20251105T011014Z/R-1/0/5F20.1.X.40000.0.0101.1231",
        "390/20251105T010730Z/20251105T011014Z/R-1/0/5F20.1000.R.40000.0.0101.1231",
        "390/20251105T010730Z/20251105T011014Z/R-1/0/110000.1.R.40000.0.0101.1231",
        "390/20251105T010730Z/20251105T011014Z/R-1/0/5F20.1.R.40000.0.0101.0230",
        "390/20251105T010730Z/20251105T011014Z/R-1/0/5F20.1.R.99999999999999999999.0.-.-",
        "390/20251105T010730Z/20251105T011014Z/R-1%/0",
        "390/20251105T010730Z/20251305T011014Z/R-1/0",
        "391/20251105T010730Z/20251105T011014Z/R-1/0",
        "390/20251105T010730Z/20251105T011014Z/R-1"
      })
  void what_contradicts_itself_is_no_receipt_though_it_is_signed(String rest) {
    String text =
        "YIBAO1/" + Receipts.KEY.published().id() + "/630000-2026-EXAMP1E0RDER-P/WECHAT/" + rest;

    assertThat(FIRST_ONLY.verify(signedBy(Receipts.KEY, text)))
        .isEqualTo(refused(Refusal.NO_RECEIPT));
  }

  private static String signedBy(SigningKey key, String text) {
    byte[] signature = key.signature(text.getBytes(StandardCharsets.US_ASCII));
    return text + "/" + HexFormat.of().withUpperCase().formatHex(signature);
  }

  @Test
  void what_is_no_key_is_not_taken_for_one() {
    List<VerificationKey> wrong = List.of(new VerificationKey("A29C60CC", "AAAA"));

    assertThatThrownBy(() -> new PublishedKeys(wrong)).isInstanceOf(IllegalArgumentException.class);
  }
}
