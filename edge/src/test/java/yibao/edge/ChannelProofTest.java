package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each request is right in everything but what its test says. */
class ChannelProofTest {

  private static final long NOW = Asked.RECEIVED.getEpochSecond();
  private static final Signing SIGNING = Signing.by(Caller.Kind.PAYMENT);
  private static final String KEYID = ";keyid=\"PAYMENT\"";

  private final List<String> asked = new ArrayList<>();
  private final ChannelProof proof =
      new ChannelProof(
          keyid -> {
            asked.add(keyid);
            return Signing.registered(keyid);
          },
          Clock.fixed(Asked.RECEIVED, ZoneOffset.UTC));

  private static Asked right() {
    return Asked.post("/shop/things").withQuery("a=1").with("idempotency-key", "k-1");
  }

  private String verdict(Asked request) {
    return verdict(request.request());
  }

  private String verdict(Request request) {
    return verdict(proof, request);
  }

  private static String verdict(ChannelProof proof, Request request) {
    try {
      return proof.of(request).caller().channel();
    } catch (Unproved unproved) {
      return unproved.flaw().written();
    }
  }

  private String verdict(Signing signing) {
    return verdict(right().signed(signing));
  }

  /** What is found wrong with a request that was changed after it was signed. */
  private String verdictOnChanged(UnaryOperator<Asked> change) {
    return verdict(change.apply(right().sent()));
  }

  @Test
  void a_signed_request_comes_from_the_channel_of_its_key() {
    ChannelProof.Signed signed = proof.of(right().request());
    assertThat(signed.caller()).isEqualTo(new Caller("payment", Set.of(Caller.Kind.PAYMENT)));
    assertThat(signed.at()).isEqualTo(Instant.ofEpochSecond(NOW));
  }

  @ParameterizedTest
  @EnumSource(Caller.Kind.class)
  void a_channel_is_of_the_kinds_that_its_key_says(Caller.Kind kind) {
    assertThat(proof.of(right().by(kind).request()).caller().kinds()).containsExactly(kind);
  }

  @Test
  void what_has_neither_body_nor_query_is_signed_without_them() {
    assertThat(verdict(Asked.get("/shop/things/1"))).isEqualTo("payment");
  }

  // ---- what was signed and what was sent -------------------------------------------------------

  @Test
  void a_request_sent_by_another_method_is_refused() {
    assertThat(verdictOnChanged(sent -> sent.withMethod("PUT"))).isEqualTo("wrong-signature");
  }

  @Test
  void a_request_sent_to_another_path_is_refused() {
    assertThat(verdictOnChanged(sent -> sent.withPath("/shop/other"))).isEqualTo("wrong-signature");
  }

  @Test
  void a_request_sent_with_another_query_is_refused() {
    assertThat(verdictOnChanged(sent -> sent.withQuery("a=2"))).isEqualTo("wrong-signature");
  }

  @Test
  void a_request_sent_to_another_authority_is_refused() {
    Request there = right().request();
    Request here =
        new Request(
            there.method(),
            there.path(),
            there.query(),
            there.headers(),
            "other.lambda-url.cn-north-1.on.aws",
            there.requestId(),
            there.receivedAt(),
            there.body());
    assertThat(verdict(here)).isEqualTo("wrong-signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "x-forwarded-host", "forwarded"})
  void no_header_changes_the_authority(String header) {
    assertThat(verdictOnChanged(sent -> sent.with(header, "evil.example"))).isEqualTo("payment");
  }

  @Test
  void a_request_sent_with_another_body_is_refused() {
    assertThat(verdictOnChanged(sent -> sent.withBody("{ }"))).isEqualTo("digest");
    assertThat(verdictOnChanged(sent -> sent.withBody(""))).isEqualTo("digest");
  }

  @Test
  void a_digest_made_for_another_body_is_refused() {
    String digest = right().withBody("{ }").sent().headers().getOrDefault("content-digest", "");
    assertThat(verdictOnChanged(sent -> sent.withBody("{ }").with("content-digest", digest)))
        .isEqualTo("wrong-signature");
  }

  @Test
  void a_request_sent_under_another_number_is_refused() {
    assertThat(verdictOnChanged(sent -> sent.with("idempotency-key", "k-2")))
        .isEqualTo("wrong-signature");
  }

  // ---- what has to be signed -------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@method",
        "@authority",
        "@path",
        "@query",
        "content-digest",
        "idempotency-key",
        "x-acting-person"
      })
  void all_that_decides_what_is_done_has_to_be_signed(String left) {
    List<String> components =
        new ArrayList<>(
            List.of(
                "\"@method\"",
                "\"@authority\"",
                "\"@path\"",
                "\"@query\"",
                "\"content-digest\"",
                "\"idempotency-key\"",
                "\"x-acting-person\""));
    Asked request = right().with("x-acting-person", "P1;FACE;" + Asked.RECEIVED);
    Signing all = SIGNING.covering(components.toArray(String[]::new));
    components.remove('"' + left + '"');
    Signing less = SIGNING.covering(components.toArray(String[]::new));
    assertThat(verdict(request.signed(all))).isEqualTo("payment");
    assertThat(verdict(request.signed(less))).isEqualTo("not-covered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-acting-person", "idempotency-key"})
  void a_header_that_was_added_on_the_way_is_refused(String header) {
    Asked sent = Asked.get("/shop/things/1").sent();
    assertThat(verdict(sent.with(header, "x"))).isEqualTo("not-covered");
    assertThat(verdict(sent.with(header, ""))).isEqualTo("not-covered");
  }

  @Test
  void a_body_or_query_that_was_added_on_the_way_is_refused() {
    Asked sent = Asked.get("/shop/things/1").sent();
    assertThat(verdict(sent.withBody("{}"))).isEqualTo("not-covered");
    assertThat(verdict(sent.withQuery("a=1"))).isEqualTo("not-covered");
  }

  @Test
  void a_digest_that_is_covered_but_not_sent_is_refused() {
    assertThat(verdictOnChanged(sent -> sent.without("content-digest")))
        .isEqualTo("cant-be-covered");
  }

  @Test
  void components_stand_in_any_order_and_more_may_be_covered() {
    Signing signing =
        SIGNING.covering(
            "\"idempotency-key\"",
            "\"content-type\"",
            "\"@query\"",
            "\"@request-target\"",
            "\"@path\"",
            "\"content-digest\"",
            "\"accept\"",
            "\"@authority\"",
            "\"@method\"");
    assertThat(verdict(right().with("accept", " a/b,  c/d;q=1 ").signed(signing)))
        .isEqualTo("payment");
  }

  @Test
  void lines_of_one_header_that_the_front_joined_by_a_comma_verify() {
    Signing signing =
        SIGNING.covering(
            "\"@method\"",
            "\"@authority\"",
            "\"@path\"",
            "\"@query\"",
            "\"content-digest\"",
            "\"idempotency-key\"",
            "\"x-list\"");
    Asked asked = right().with("x-list", "a, b").signed(signing).sent();
    assertThat(verdict(asked.with("x-list", "a,b"))).isEqualTo("payment");
    assertThat(verdict(asked.with("x-list", "a,c"))).isEqualTo("wrong-signature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"@query-param\";name=\"a\"",
        "\"content-digest\";key=\"sha-256\"",
        "\"accept\";sf",
        "\"accept\";bs",
        "\"accept\";tr",
        "\"@method\";req",
        "\"@scheme\"",
        "\"x-unsent\""
      })
  void what_cant_be_verified_cant_be_covered(String component) {
    Signing signing = SIGNING.covering("\"@method\"", "\"@authority\"", "\"@path\"", component);
    Asked asked = Asked.get("/shop/things/1").with("accept", "*/*").signed(signing);
    assertThat(verdict(asked)).isEqualTo("cant-be-covered");
  }

  @Test
  void a_component_that_comes_twice_is_refused() {
    Signing signing = SIGNING.covering("\"@method\"", "\"@authority\"", "\"@path\"", "\"@method\"");
    assertThat(verdict(Asked.get("/shop/things/1").signed(signing))).isEqualTo("malformed");
  }

  // ---- one signature ---------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"sig1", "a", "*", "yibao.2025-11_x"})
  void a_signature_has_any_label(String label) {
    assertThat(verdict(SIGNING.labelled(label))).isEqualTo("payment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"signature", "signature-input"})
  void half_a_signature_is_none(String header) {
    assertThat(verdictOnChanged(sent -> sent.without(header))).isEqualTo("unsigned");
  }

  @Test
  void two_signatures_are_one_too_many_though_both_be_right() {
    Map<String, String> one = right().sent().headers();
    Map<String, String> other = right().signed(SIGNING.labelled("b")).sent().headers();
    assertThat(
            verdictOnChanged(
                sent ->
                    sent.with("signature-input", both("signature-input", one, other))
                        .with("signature", both("signature", one, other))))
        .isEqualTo("not-one-signature");
  }

  private static String both(String header, Map<String, String> one, Map<String, String> other) {
    return one.get(header) + ", " + other.get(header);
  }

  @Test
  void a_second_signature_without_parameters_is_one_too_many() {
    String signature = right().sent().headers().getOrDefault("signature", "");
    assertThat(verdictOnChanged(sent -> sent.with("signature", signature + ", b=:AAAA:")))
        .isEqualTo("not-one-signature");
  }

  @Test
  void parameters_and_signature_stand_under_one_label() {
    String signature = right().sent().headers().getOrDefault("signature", "");
    assertThat(verdictOnChanged(sent -> sent.with("signature", signature.replace("sig=", "gis="))))
        .isEqualTo("not-one-signature");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "signature → sig=",
        "signature → sig",
        "signature → sig=:AAAA",
        "signature → sig=\"AAAA\"",
        "signature → sig=(:AAAA:)",
        "signature-input → sig",
        "signature-input → sig=\"@method\"",
        "signature-input → sig=(\"@method\""
      })
  void what_is_none_in_form_is_refused(String header, String value) {
    assertThat(verdictOnChanged(sent -> sent.with(header, value))).isEqualTo("malformed");
  }

  @Test
  void a_signature_that_was_cut_short_is_refused() {
    String whole = right().sent().headers().getOrDefault("signature", "");
    int bytes = whole.indexOf('=', "sig=".length());
    for (int length = 0; length < bytes; length++) {
      String cut = whole.substring(0, length);
      assertThat(verdictOnChanged(sent -> sent.with("signature", cut))).isNotEqualTo("payment");
      assertThat(verdictOnChanged(sent -> sent.with("signature", cut + ":")))
          .isNotEqualTo("payment");
    }
  }

  @Test
  void no_character_of_the_parameters_can_be_changed() {
    String whole = right().sent().headers().getOrDefault("signature-input", "");
    for (int i = "sig=".length(); i < whole.length(); i++) {
      char c = whole.charAt(i);
      String changed = whole.substring(0, i) + (char) (c ^ 1) + whole.substring(i + 1);
      assertThat(verdictOnChanged(sent -> sent.with("signature-input", changed)))
          .as(changed)
          .isNotEqualTo("payment");
    }
  }

  // ---- its time --------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 0, 1, 300})
  void a_signature_holds_for_five_minutes_either_way(long seconds) {
    assertThat(verdict(SIGNING.saying(";created=" + (NOW + seconds) + KEYID))).isEqualTo("payment");
  }

  @ParameterizedTest
  @ValueSource(longs = {-999999999999999L, -86400, -301, 301, 86400, 990000000000000L})
  void no_longer(long seconds) {
    assertThat(verdict(SIGNING.saying(";created=" + (NOW + seconds) + KEYID)))
        .isIn("created", "malformed");
  }

  @ParameterizedTest
  @CsvSource({
    "'', created",
    ";created, malformed",
    ";created=\"1762304640\", malformed",
    ";created=1762304640.0, malformed",
    ";created=1762304640;created=1762304640, malformed"
  })
  void it_says_in_whole_seconds_when_it_was_made(String parameter, String verdict) {
    assertThat(verdict(SIGNING.saying(parameter + KEYID))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"1, payment", "0, payment", "-1, expired", "-86400, expired"})
  void what_expires_is_refused_afterwards(long seconds, String verdict) {
    String expires = ";created=" + NOW + ";expires=" + (NOW + seconds) + KEYID;
    assertThat(verdict(SIGNING.saying(expires))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(strings = {";expires=\"x\"", ";expires", ";expires=1762304640.5"})
  void an_end_is_told_in_whole_seconds(String expires) {
    assertThat(verdict(SIGNING.saying(";created=" + NOW + expires + KEYID))).isEqualTo("malformed");
  }

  // ---- its key ---------------------------------------------------------------------------------

  @Test
  void another_key_than_the_one_it_names_is_refused() {
    assertThat(verdict(SIGNING.with(Signing.pair().getPrivate()))).isEqualTo("wrong-signature");
  }

  @Test
  void a_key_that_nobody_registered_proves_nothing() {
    assertThat(verdict(SIGNING.saying(";created=" + NOW + ";keyid=\"stranger\"")))
        .isEqualTo("unknown-key");
    assertThat(asked).containsExactly("stranger");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";keyid=\"\"",
        ";keyid=\"channel:wechat\"",
        ";keyid=\"a b\"",
        ";keyid=\"01234567890123456789012345678901234567890123456789012345678901234\""
      })
  void no_key_is_looked_for_by_what_is_no_keyid(String keyid) {
    assertThat(verdict(SIGNING.saying(";created=" + NOW + keyid))).isEqualTo("unknown-key");
    assertThat(asked).isEmpty();
  }

  @Test
  void a_key_is_named_by_a_string() {
    assertThat(verdict(SIGNING.saying(";created=" + NOW + ";keyid=PAYMENT")))
        .isEqualTo("malformed");
  }

  @ParameterizedTest
  @CsvSource({
    "-10, '', payment",
    "0, '', payment",
    "1, '', key-not-active",
    "-10, 0, key-not-active",
    "-10, 1, payment",
    "-10, -5, key-not-active"
  })
  void a_key_proves_its_channel_from_its_first_instant_up_to_its_last(
      long notBefore, String notAfter, String verdict) {
    ChannelKey always = Signing.registered("PAYMENT").orElseThrow();
    Instant now = Instant.ofEpochSecond(NOW);
    ChannelKey key =
        new ChannelKey(
            always.caller(),
            always.key(),
            now.plusSeconds(notBefore),
            notAfter.isEmpty()
                ? Optional.empty()
                : Optional.of(now.plusSeconds(Long.parseLong(notAfter))));
    ChannelProof proved =
        new ChannelProof(keyid -> Optional.of(key), Clock.fixed(Asked.RECEIVED, ZoneOffset.UTC));
    assertThat(verdict(proved, right().request())).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    ";alg=\"ed25519\", payment",
    ";alg=\"ED25519\", other-algorithm",
    ";alg=\"hmac-sha256\", other-algorithm",
    ";alg=\"rsa-pss-sha512\", other-algorithm",
    ";alg=\"\", other-algorithm",
    ";alg=ed25519, malformed",
    ";nonce=\"n-1\", payment",
    ";tag=\"yibao\", payment",
    ";later=(1), malformed"
  })
  void the_algorithm_is_the_keys_and_other_parameters_are_only_signed(
      String parameter, String verdict) {
    assertThat(verdict(SIGNING.saying(parameter + ";created=" + NOW + KEYID))).isEqualTo(verdict);
    assertThat(verdict(SIGNING.saying(KEYID + ";created=" + NOW + parameter))).isEqualTo(verdict);
  }

  @Test
  void no_key_is_read_for_a_request_that_is_wrong_in_itself() {
    verdict(right().byNobody());
    verdict(SIGNING.covering("\"@method\""));
    verdict(SIGNING.saying(";created=" + (NOW - 301) + KEYID));
    verdictOnChanged(sent -> sent.withBody("{ }"));
    assertThat(asked).isEmpty();
  }
}
