package yibao.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.edge.Request;
import yibao.records.Institution;
import yibao.records.Token;
import yibao.rules.Area;
import yibao.rules.InstitutionGrade;

class InstitutionProofTest {

  private static final Instant NOW = Instant.parse("2026-03-05T00:30:01.417Z");
  private static final String SECRET = "a token for tests";
  private static final Institution HOSPITAL =
      new Institution(
          "H36010000031",
          "南昌示例三级甲等医院",
          new Area("360100"),
          Optional.of(Institution.Level.THIRD),
          Optional.of(InstitutionGrade.A),
          "p-1",
          new Token(SECRET));

  private final InstitutionProof proof =
      new InstitutionProof(
          paasid -> paasid.equals("p-1") ? Optional.of(HOSPITAL) : Optional.empty(),
          Clock.fixed(NOW, ZoneOffset.UTC));

  /** What a client sends that does as it is asked. */
  private static Map<String, String> signed(String timestamp, String nonce) {
    Map<String, String> headers = new HashMap<>();
    headers.put("x-tif-paasid", "p-1");
    headers.put("x-tif-timestamp", timestamp);
    headers.put("x-tif-nonce", nonce);
    headers.put("x-tif-signature", sha256(timestamp + SECRET + nonce + timestamp));
    return headers;
  }

  private static Map<String, String> signed() {
    return signed(Long.toString(NOW.getEpochSecond()), "7f3c2a91");
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<InstitutionProof.Flaw> flaw(Map<String, String> headers) {
    Request request =
        new Request("POST", CallService.PATH, "", headers, "h", "id", NOW, new byte[0]);
    return switch (proof.of(request)) {
      case InstitutionProof.Proof.Proved proved -> {
        assertThat(proved.institution()).isEqualTo(HOSPITAL);
        yield Optional.empty();
      }
      case InstitutionProof.Proof.Unproved unproved -> Optional.of(unproved.flaw());
    };
  }

  @Test
  void who_signs_as_is_asked_is_proved() {
    assertThat(flaw(signed())).isEmpty();
  }

  @Test
  void a_signature_is_the_hash_that_every_client_makes() {
    assertThat(signed("1772670601", "abc").get("x-tif-signature"))
        .isEqualTo("f72f743723eed51334bae60f6e742d17b827123ad1cda855cf1a29e4503045bb");
  }

  @Test
  void hex_may_be_in_capitals() {
    Map<String, String> headers = signed();
    headers.compute("x-tif-signature", (name, hex) -> String.valueOf(hex).toUpperCase(Locale.ROOT));
    assertThat(flaw(headers)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-tif-paasid", "x-tif-timestamp", "x-tif-nonce", "x-tif-signature"})
  void each_header_is_needed(String header) {
    Map<String, String> headers = signed();
    headers.remove(header);
    assertThat(flaw(headers)).contains(InstitutionProof.Flaw.UNSIGNED);
    headers.put(header, "");
    assertThat(flaw(headers)).contains(InstitutionProof.Flaw.UNSIGNED);
  }

  @ParameterizedTest
  @CsvSource({"-301, false", "-300, true", "300, true", "301, false"})
  void a_signature_holds_for_five_minutes_before_and_after(long seconds, boolean holds) {
    String timestamp = Long.toString(NOW.getEpochSecond() + seconds);
    assertThat(flaw(signed(timestamp, "n")))
        .isEqualTo(holds ? Optional.empty() : Optional.of(InstitutionProof.Flaw.TIMESTAMP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1772670601417", "2026-03-05 08:30:01", "-1", "1772670601.0", " 1772670601"})
  void a_timestamp_is_in_seconds(String timestamp) {
    assertThat(flaw(signed(timestamp, "n"))).isPresent();
  }

  @Test
  void another_token_nonce_or_time_proves_nothing() {
    Map<String, String> nonce = signed();
    nonce.put("x-tif-nonce", "7f3c2a92");
    assertThat(flaw(nonce)).contains(InstitutionProof.Flaw.WRONG_SIGNATURE);
    Map<String, String> time = signed();
    time.put("x-tif-timestamp", Long.toString(NOW.getEpochSecond() + 1));
    assertThat(flaw(time)).contains(InstitutionProof.Flaw.WRONG_SIGNATURE);
    Map<String, String> cut = signed();
    cut.compute("x-tif-signature", (name, hex) -> String.valueOf(hex).substring(1) + "0");
    assertThat(flaw(cut)).contains(InstitutionProof.Flaw.WRONG_SIGNATURE);
    Map<String, String> without = signed();
    String timestamp = Long.toString(NOW.getEpochSecond());
    without.put("x-tif-signature", sha256(timestamp + "7f3c2a91" + timestamp));
    assertThat(flaw(without)).contains(InstitutionProof.Flaw.WRONG_SIGNATURE);
  }

  @Test
  void a_paasid_that_nobody_has_proves_nothing() {
    Map<String, String> headers = signed();
    headers.put("x-tif-paasid", "p-2");
    assertThat(flaw(headers)).contains(InstitutionProof.Flaw.UNKNOWN_PAASID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"institution:H36010000031", "p 1", "p-1,p-1"})
  void what_can_be_no_paasid_is_not_looked_up(String paasid) {
    Map<String, String> headers = signed();
    headers.put("x-tif-paasid", paasid);
    assertThat(flaw(headers)).contains(InstitutionProof.Flaw.UNSIGNED);
  }

  @Test
  void a_token_shows_nothing_of_itself() {
    assertThat(HOSPITAL.toString()).doesNotContain(SECRET).contains("H36010000031");
  }
}
