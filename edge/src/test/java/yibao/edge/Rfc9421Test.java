package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 9421 itself: its Ed25519 signature, its components and parameters. */
class Rfc9421Test {

  private static final String BODY = "{\"hello\": \"world\"}";

  /** The request of appendix B.2. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "host", "example.com",
          "date", "Tue, 20 Apr 2021 02:07:55 GMT",
          "content-type", "application/json",
          "content-digest",
              "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvR"
                  + "wEmTHWXvJwew==:",
          "content-length", "18");

  /** Appendix B.2.6. */
  private static final String INPUT =
      "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
          + ";created=1618884473;keyid=\"test-key-ed25519\"";

  private static final String SIGNATURE =
      "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5W"
          + "PpBKRCw==:";

  private static final String BASE =
      """
      "date": Tue, 20 Apr 2021 02:07:55 GMT
      "@method": POST
      "@path": /foo
      "@authority": example.com
      "content-type": application/json
      "content-length": 18
      "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length")\
      ;created=1618884473;keyid="test-key-ed25519\"""";

  private static final PublicKey KEY =
      Ed25519.publicKey(
          Base64.getDecoder()
              .decode("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="));

  private static final String PRIVATE_KEY =
      "MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF";

  private static Request request(Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(HEADERS);
    headers.putAll(more);
    return new Request(
        "POST",
        "/foo",
        "param=Value&Pet=dog",
        headers,
        "example.com",
        "request-1",
        Instant.EPOCH,
        BODY.getBytes(StandardCharsets.UTF_8));
  }

  private static Request signed(String input) {
    return request(Map.of("signature-input", input, "signature", SIGNATURE));
  }

  /** What would be signed of a request that covers these, without the line of the parameters. */
  private static List<String> lines(Request request, String... covered) {
    List<String> texts = new ArrayList<>();
    RequestSignature signature =
        new RequestSignature(
            List.of(covered), Instant.EPOCH, Optional.empty(), "", "", new byte[0]);
    for (String base : SignatureBase.of(request, signature)) {
      texts.add(base.substring(0, base.lastIndexOf('\n')));
    }
    return texts;
  }

  @Test
  void the_ed25519_example_is_read_as_it_was_signed() {
    Request request = signed(INPUT);
    RequestSignature signature = RequestSignature.of(request);
    assertThat(signature.created()).isEqualTo(Instant.ofEpochSecond(1618884473));
    assertThat(signature.keyid()).isEqualTo("test-key-ed25519");
    assertThat(SignatureBase.of(request, signature)).first().isEqualTo(BASE);
  }

  @Test
  void the_ed25519_example_verifies() {
    byte[] signature = RequestSignature.of(signed(INPUT)).signature();
    assertThat(Ed25519.verifies(KEY, BASE, signature)).isTrue();
  }

  @Test
  void the_ed25519_example_is_what_its_private_key_signs() throws GeneralSecurityException {
    Signature signing = Signature.getInstance("Ed25519");
    signing.initSign(
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(PRIVATE_KEY))));
    signing.update(BASE.getBytes(StandardCharsets.US_ASCII));
    assertThat(signing.sign()).isEqualTo(RequestSignature.of(signed(INPUT)).signature());
  }

  @Test
  void no_other_text_has_the_signature_of_the_example() {
    byte[] signature = RequestSignature.of(signed(INPUT)).signature();
    for (int i = 0; i < BASE.length(); i++) {
      char other = BASE.charAt(i) == ' ' ? '_' : ' ';
      String forged = BASE.substring(0, i) + other + BASE.substring(i + 1);
      assertThat(Ed25519.verifies(KEY, forged, signature)).as(forged).isFalse();
    }
  }

  @Test
  void nor_has_the_text_any_other_signature() {
    byte[] signature = RequestSignature.of(signed(INPUT)).signature();
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] forged = signature.clone();
      forged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(Ed25519.verifies(KEY, BASE, forged)).as("bit %d", bit).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 63, 65, 128})
  void bytes_of_another_length_are_no_signature(int length) {
    assertThat(Ed25519.verifies(KEY, BASE, new byte[length])).isFalse();
  }

  /** Section 2.1, as a function URL joins the lines of a repeated header. */
  @Test
  void fields_are_read_as_the_rfc_reads_them() {
    Request request =
        request(
            Map.of(
                "host", "www.example.com",
                "date", "Tue, 20 Apr 2021 02:07:56 GMT",
                "x-ows-header", "  Leading and trailing whitespace.   ",
                "x-obs-fold-header", "Obsolete  \r\n    line folding.",
                "cache-control", "max-age=60,must-revalidate",
                "example-dict", "a=1,    b=2;x=1;y=2,   c=(a   b   c)"));
    assertThat(
            lines(
                request,
                "host",
                "date",
                "x-ows-header",
                "x-obs-fold-header",
                "cache-control",
                "example-dict"))
        .contains(
            """
            "host": www.example.com
            "date": Tue, 20 Apr 2021 02:07:56 GMT
            "x-ows-header": Leading and trailing whitespace.
            "x-obs-fold-header": Obsolete line folding.
            "cache-control": max-age=60, must-revalidate
            "example-dict": a=1,    b=2;x=1;y=2,   c=(a   b   c)""");
  }

  @Test
  void a_bare_comma_may_have_stood_in_one_line_or_joined_two() {
    assertThat(lines(request(Map.of("x-list", "a,b, c")), "x-list"))
        .containsExactly("\"x-list\": a,b, c", "\"x-list\": a, b, c");
  }

  @Test
  void a_field_may_be_empty() {
    assertThat(lines(request(Map.of("x-empty-header", "")), "x-empty-header"))
        .containsExactly("\"x-empty-header\": ");
  }

  /** Sections 2.2.1, 2.2.3, 2.2.5, 2.2.6 and 2.2.7. */
  @ParameterizedTest
  @CsvSource({
    "@method, POST",
    "@authority, example.com",
    "@path, /foo",
    "@query, ?param=Value&Pet=dog",
    "@request-target, /foo?param=Value&Pet=dog"
  })
  void what_the_request_line_says_can_be_covered(String component, String value) {
    assertThat(lines(request(Map.of()), component))
        .containsExactly('"' + component + "\": " + value);
  }

  @ParameterizedTest
  @CsvSource({"@path, /", "@query, ?", "@request-target, /", "@authority, www.example.com"})
  void an_empty_path_is_a_slash_and_no_query_a_question_mark(String component, String value) {
    Request bare =
        new Request("GET", "", "", Map.of(), "WWW.Example.com", "r", Instant.EPOCH, new byte[0]);
    assertThat(lines(bare, component)).containsExactly('"' + component + "\": " + value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@scheme",
        "@target-uri",
        "@query-param",
        "@status",
        "@signature-params",
        "Date",
        "cookie",
        "",
        "x-unsent"
      })
  void what_a_function_cant_know_or_wasnt_sent_cant_be_covered(String component) {
    assertCantBeCovered(request(Map.of()), component);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\u0000b", "a\u007fb", "caf\u00e9", "a\r\nb"})
  void a_field_that_would_break_its_line_cant_be_covered(String value) {
    assertCantBeCovered(request(Map.of("x-field", value)), "x-field");
  }

  private static void assertCantBeCovered(Request request, String component) {
    assertThatThrownBy(() -> lines(request, component))
        .isInstanceOf(Unproved.class)
        .hasMessage("cant-be-covered");
  }

  @Test
  void parameters_are_signed_in_the_canonical_form() {
    String loose =
        "sig-b26=( \"date\"  \"@method\" \"@path\" \"@authority\" \"content-type\""
            + " \"content-length\" ); created=01618884473;  keyid=\"test-key-ed25519\"";
    Request request = signed(loose);
    assertThat(SignatureBase.of(request, RequestSignature.of(request))).first().isEqualTo(BASE);
  }
}
