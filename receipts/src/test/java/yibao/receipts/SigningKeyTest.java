package yibao.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

  /** Derived, written and signed by a dozen lines of Python on its package cryptography. */
  private static final String BY_OTHERS =
      "YIBAO1/A29C60CC/630000-2026-EXAMP1E0RDER-P/WECHAT/390/20251105T010730Z/20251105T011014Z"
          + "/R-E8187F039442/120000"
          + "/5F20.1.C.40000.80000.0101.1231/20BB7.2.D.40000.0.-.-"
          + "/CD0369612713F8894678243FB05660893EB15CB0DFB24398FD5CB944FF46D64C"
          + "9946D1DFEA265EA43C91C6C0AE1B1CD0D264A01065CE2BD55C05F5145701AC08";

  @Test
  void a_receipt_is_signed_as_an_independent_implementation_signs_it() {
    Receipt receipt =
        Receipts.of(List.of(Receipts.covered("张*", 40000, 80000), Receipts.back("𠮷**", 40000)));

    assertThat(Receipts.KEY.published())
        .isEqualTo(new VerificationKey("A29C60CC", "AHEMOURCIO3aVZtEI2lGkscEf5tg0M43Jb1BJn38SsM"));
    assertThat(Receipts.KEY.sign(receipt)).isEqualTo(BY_OTHERS);
  }

  /** RFC 8037, appendix A.2 and A.3, over the first key of RFC 8032. */
  @Test
  void the_id_of_a_key_begins_its_thumbprint() {
    SigningKey key =
        SigningKey.ofSeed(
            HexFormat.of()
                .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

    assertThat(key.published())
        .isEqualTo(new VerificationKey("90FACAFE", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
    assertThat(VerificationKey.thumbprint(key.published().x()))
        .isEqualTo(Base64.getUrlDecoder().decode("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"));
  }

  @Test
  void each_master_text_has_a_key_of_its_own() {
    assertThat(SigningKey.derived(Receipts.MASTER).published()).isEqualTo(Receipts.KEY.published());
    assertThat(SigningKey.derived(Receipts.MASTER + ".").published())
        .isNotEqualTo(Receipts.KEY.published());
  }

  @Test
  void a_text_too_short_to_be_secret_makes_no_key() {
    assertThatThrownBy(() -> SigningKey.derived("x".repeat(31)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
