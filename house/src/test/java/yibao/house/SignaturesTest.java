package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Channels with keys of their own, at the port that signs for nobody. */
@ExtendWith(CloudForTests.class)
@TestInstance(Lifecycle.PER_CLASS)
final class SignaturesTest {

  private static final List<String> TABLES =
      List.of("people", "identities", "guards", "orders", "ledger", "owed", "channels");

  private OwnKey key = OwnKey.made("");
  private OwnKey others = key;

  @BeforeAll
  void register(Channel machine) {
    key = OwnKey.of(machine, "counter", "BUREAU");
    others = OwnKey.of(machine, "other-counter", "BUREAU");
  }

  private static Instant now() {
    return InstantSource.system().instant();
  }

  /** A registration that nobody has asked for yet. */
  private static Sent registration(Channel machine) {
    return Sent.post(machine.unsigned(), "/enrolment/people", person(IdNumbers.next()));
  }

  private static String person(String idNumber) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("idType", "01")
        .put("idNumber", idNumber)
        .put("name", "马晓梅")
        .put("area", "630000")
        .toString();
  }

  private static Map<String, List<JsonNode>> stored(Channel machine) {
    Map<String, List<JsonNode>> stored = new TreeMap<>();
    TABLES.forEach(table -> stored.put(table, machine.table(table)));
    return stored;
  }

  @Test
  void what_a_channel_signs_is_done(Channel machine) {
    Sent request = key.sign(registration(machine));
    assertThat(request.send(machine.unsigned()).statusCode()).isEqualTo(201);
  }

  // ---- forged ----------------------------------------------------------------------------------

  /**
   * A way to spoil a request, and what it is called.
   *
   * @param forge from the request as it was meant and the test's keys
   */
  private record Forgery(String how, BiFunction<SignaturesTest, Sent, Sent> forge) {

    @Override
    public String toString() {
      return how;
    }
  }

  private static Forgery forged(String how, BiFunction<SignaturesTest, Sent, Sent> forge) {
    return new Forgery(how, forge);
  }

  /** Signs what comes first and sends what comes second. */
  private static Sent swapped(Sent signed, Sent sent) {
    Sent swapped = sent;
    for (Map.Entry<String, String> header : signed.headers().entrySet()) {
      swapped = swapped.with(header.getKey(), header.getValue());
    }
    return swapped;
  }

  static List<Forgery> forgeries() {
    return List.of(
        forged("unsigned", (test, meant) -> meant),
        forged("signed by nobody's key", (test, meant) -> OwnKey.made("nobody").sign(meant)),
        forged("by another key under its name", (t, meant) -> t.others.as(t.key).sign(meant)),
        forged("by its key under another name", (t, meant) -> t.key.as(t.others).sign(meant)),
        forged("by another method", (t, meant) -> swapped(t.key.sign(meant.by("PUT")), meant)),
        forged(
            "for another path",
            (t, meant) -> swapped(t.key.sign(meant.to("/enrolment/peoples")), meant)),
        forged(
            "for another query",
            (t, meant) ->
                swapped(
                    t.key.sign(meant.to(meant.target() + "?a=1")),
                    meant.to(meant.target() + "?a=2"))),
        forged(
            "with a query that wasn't signed",
            (t, meant) -> t.key.sign(meant).to(meant.target() + "?a=1")),
        forged(
            "for another authority",
            (t, meant) -> swapped(t.key.sign(meant.at("localhost:1")), meant)),
        forged(
            "for the authority that a header tells of",
            (t, meant) ->
                swapped(t.key.sign(meant.at("yibao.example")), meant)
                    .with("x-forwarded-host", "yibao.example")
                    .with("forwarded", "host=yibao.example")),
        forged("with another body", (t, meant) -> t.key.sign(meant).saying(meant.body() + " ")),
        forged(
            "with another body and its digest",
            (t, meant) -> {
              Sent other = t.key.sign(meant.saying(meant.body() + " "));
              return t.key
                  .sign(meant)
                  .saying(other.body())
                  .with("content-digest", other.header("content-digest"));
            }),
        forged(
            "with a second digest that is wrong",
            (t, meant) ->
                t.key.sign(
                    meant.with(
                        "content-digest",
                        t.key.sign(meant).header("content-digest") + ", sha-512=:AAAA:"))),
        forged(
            "with a body that wasn't signed",
            (t, meant) -> swapped(t.key.sign(meant.saying("")), meant)),
        forged("without the digest", (t, meant) -> t.key.sign(meant).without("content-digest")),
        forged(
            "with a number that wasn't signed",
            (t, meant) -> t.key.sign(meant).with("idempotency-key", "k-1")),
        forged(
            "with a person who wasn't signed",
            (t, meant) -> t.key.sign(meant).with("x-acting-person", "P1;FACE;" + now())),
        forged("too old", (t, meant) -> t.key.signAt(meant, now().minusSeconds(302))),
        forged("too new", (t, meant) -> t.key.signAt(meant, now().plusSeconds(3600))),
        forged(
            "by the calendar of business",
            (t, meant) -> t.key.signAt(meant, Instant.parse("2025-11-05T01:00:00Z"))),
        forged(
            "without its parameters", (t, meant) -> t.key.sign(meant).without("signature-input")),
        forged("without the signature", (t, meant) -> t.key.sign(meant).without("signature")),
        forged(
            "cut short",
            (t, meant) -> {
              Sent signed = t.key.sign(meant);
              return signed.with("signature", signed.header("signature").substring(0, 60) + ":");
            }),
        forged(
            "with one bit changed",
            (t, meant) -> {
              Sent signed = t.key.sign(meant);
              String whole = signed.header("signature");
              char other = whole.charAt(20) == 'A' ? 'B' : 'A';
              return signed.with("signature", whole.substring(0, 20) + other + whole.substring(21));
            }),
        forged("by two signatures", (t, meant) -> twice(t.key.sign(meant), t.others.sign(meant))),
        forged(
            "by the same signature twice",
            (t, meant) -> twice(t.key.sign(meant), t.key.sign(meant))));
  }

  private static Sent twice(Sent one, Sent other) {
    Sent twice = one;
    for (String header : OwnKey.SIGNATURE) {
      twice =
          twice.with(header, one.header(header) + ", other" + other.header(header).substring(3));
    }
    return twice;
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void a_forged_request_is_answered_nothing_but_401_and_changes_nothing(
      Forgery forgery, Channel machine) {
    Sent meant = registration(machine);
    Map<String, List<JsonNode>> before = stored(machine);

    HttpResponse<String> answer = forgery.forge().apply(this, meant).send(machine.unsigned());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo(meant.send(machine.unsigned()).body());
    assertThat(stored(machine)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void no_body_is_read_before_it_is_known_whose_it_is(Forgery forgery, Channel machine) {
    Sent unreadable = registration(machine).saying("{\"idNumber\":");
    assertThat(key.sign(unreadable).send(machine.unsigned()).statusCode()).isEqualTo(400);
    assertThat(forgery.forge().apply(this, unreadable).send(machine.unsigned()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void no_route_is_shown_to_who_is_not_proved(Channel machine) {
    Sent nowhere = Sent.get(machine.unsigned(), "/enrolment/nothing");
    assertThat(nowhere.send(machine.unsigned()).statusCode()).isEqualTo(401);
    assertThat(key.sign(nowhere).send(machine.unsigned()).statusCode()).isEqualTo(404);
  }

  // ---- keys ------------------------------------------------------------------------------------

  @Test
  void a_channel_has_a_second_key_by_which_it_is_the_same_channel(Channel machine) {
    OwnKey first = OwnKey.of(machine, "two-keys", "PAYMENT");
    OwnKey second = OwnKey.of(machine, "two-keys", "PAYMENT");
    JsonNode order = orderedBy(first, machine);

    HttpResponse<String> seen =
        second
            .sign(
                Sent.get(
                    machine.unsigned(),
                    "/premium-payment/orders/" + order.path("orderId").asText()))
            .send(machine.unsigned());

    assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
  }

  @Test
  void another_channels_order_reads_as_none(Channel machine) {
    JsonNode order = orderedBy(OwnKey.of(machine, "ordering", "PAYMENT"), machine);
    OwnKey stranger = OwnKey.of(machine, "looking-on", "PAYMENT");

    HttpResponse<String> seen =
        stranger
            .sign(
                Sent.get(
                    machine.unsigned(),
                    "/premium-payment/orders/" + order.path("orderId").asText()))
            .send(machine.unsigned());

    assertThat(seen.statusCode()).isEqualTo(404);
  }

  private static JsonNode orderedBy(OwnKey key, Channel machine) {
    String psnNo = machine.registered(IdNumbers.next());
    long total = machine.quote(psnNo).json().path("totalFen").asLong();
    String order =
        """
        {"channelOrderNo": "%s", "area": "630000", "scheme": "RESIDENT", "year": 2026,
         "people": [{"psnNo": "%s"}], "method": "THIRD_PARTY", "totalFen": %d}
        """
            .formatted(Channel.number(), psnNo, total);
    HttpResponse<String> placed =
        key.sign(Sent.post(machine.unsigned(), "/premium-payment/orders", order))
            .send(machine.unsigned());
    return new Answered(placed.statusCode(), placed.body()).json();
  }

  @Test
  void a_key_that_was_removed_proves_nobody(Channel machine) {
    OwnKey removed = OwnKey.of(machine, "removed", "BUREAU");
    Sent end = new Sent("DELETE", "", "/_local/channels/" + removed.keyid(), Map.of(), "");
    assertThat(end.send(machine.cloud()).statusCode()).isEqualTo(200);

    HttpResponse<String> answer = removed.sign(registration(machine)).send(machine.unsigned());

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void a_key_proves_its_channel_from_its_first_instant_to_its_last(Channel machine) {
    assertThat(statusByKeyOf("2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z", machine))
        .isEqualTo(201);
    assertThat(statusByKeyOf("2099-01-01T00:00:00Z", "2100-01-01T00:00:00Z", machine))
        .isEqualTo(401);
    assertThat(statusByKeyOf("2000-01-01T00:00:00Z", "2001-01-01T00:00:00Z", machine))
        .isEqualTo(401);
  }

  private static int statusByKeyOf(String notBefore, String notAfter, Channel machine) {
    OwnKey key = OwnKey.made("dated." + Channel.number());
    JsonNode entry =
        key.entry("dated-" + Channel.number().substring(0, 8), "BUREAU")
            .put("notBefore", notBefore)
            .put("notAfter", notAfter);
    assertThat(machine.post("/_local/channels", entry).status()).isEqualTo(201);
    return key.sign(registration(machine)).send(machine.unsigned()).statusCode();
  }

  // ---- the same again --------------------------------------------------------------------------

  @Test
  void the_same_signed_bytes_again_are_the_same_answer(Channel machine) {
    HttpResponse<String> registered = key.sign(registration(machine)).send(machine.unsigned());
    String psnNo =
        new Answered(registered.statusCode(), registered.body()).json().path("psnNo").asText();
    Sent transfer =
        key.sign(
            Sent.post(
                    machine.unsigned(),
                    "/enrolment/people/" + psnNo + "/transfer",
                    "{\"toArea\":\"520600\",\"on\":\"2025-11-05\"}")
                .with("idempotency-key", Channel.number()));

    HttpResponse<String> first = transfer.send(machine.unsigned());
    Map<String, List<JsonNode>> after = stored(machine);
    HttpResponse<String> again = transfer.send(machine.unsigned());

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.headers().firstValue("idempotent-replayed")).isEmpty();
    assertThat(again.headers().firstValue("idempotent-replayed")).contains("true");
    assertThat(stored(machine)).isEqualTo(after);
  }
}
