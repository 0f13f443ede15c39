package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The digests are those of RFC 9530's examples, the body too. */
class ContentDigestTest {

  private static final String BODY = "{\"hello\": \"world\"}\n";
  private static final String SHA_256 = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
  private static final String SHA_512 =
      "sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCsyRZOtw8MjkM7iw7yZ/Wkppm"
          + "M44T3qg==:";
  private static final String OF_NOTHING = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";

  private static boolean matches(String header, String body) {
    return ContentDigest.matches(header, body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SHA_256,
        SHA_512,
        SHA_256 + ", " + SHA_512,
        SHA_512 + "," + SHA_256,
        SHA_256 + ", md5=:AAAA:",
        "unixsum=30637, " + SHA_256 + ";note=\"x\""
      })
  void a_body_has_the_digests_that_it_has(String header) {
    assertThat(matches(header, BODY)).isTrue();
  }

  @Test
  void a_compressed_body_has_those_of_its_own_bytes() {
    byte[] brotli = HexFormat.of().parseHex("0b09807b2268656c6c6f223a2022776f726c64227d0a03");
    String digests =
        "sha-256=:d435Qo+nKZ+gLcUHn7GQtQ72hiBVAgqoLsZnZPiTGPk=:, "
            + "sha-512=:db7fdBbgZMgX1Wb2MjA8zZj+rSNgfmDCEEXM8qLWfpfoNY0sCpHAzZbj09X1/7HAb7Od5Qft"
            + "o4QpuBsFbUO3dQ==:";
    assertThat(ContentDigest.matches(digests, brotli)).isTrue();
  }

  @Test
  void no_bytes_at_all_have_a_digest_too() {
    assertThat(matches(OF_NOTHING, "")).isTrue();
  }

  @Test
  void part_of_a_body_has_another_digest() {
    String ofPart = "sha-256=:jjcgBDWNAtbYUXI37CVG3gRuGOAjaaDRGpIUFsdyepQ=:";
    assertThat(matches(ofPart, "\"world\"}\n")).isTrue();
    assertThat(matches(ofPart, BODY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"hello\": \"woXYZ\"}\n", "{\"hello\": \"world\"}", ""})
  void another_body_is_refused(String body) {
    assertThat(matches(SHA_256, body)).isFalse();
    assertThat(matches(SHA_512, body)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SHA_256 + ", sha-512=:AAAA:",
        SHA_512 + ", " + OF_NOTHING,
        "sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4:",
        "sha-256=::",
        "sha-256=\"RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=\"",
        "sha-256=(:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:)",
        "sha-256"
      })
  void every_digest_that_is_known_has_to_be_right(String header) {
    assertThat(matches(header, BODY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "md5=:AAAA:", "SHA-256=:AAAA:", SHA_256 + ",", "sha-256=:AAAA"})
  void one_that_is_known_is_needed(String header) {
    assertThat(matches(header, BODY)).isFalse();
  }
}
