package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionUrlTest {

  private static final String TOO_LARGE = "x".repeat(256 * 1024 + 1);
  private static final String SECRET = "63000019880402001X";

  /** A fault that passes by itself. */
  private static final class Passing extends RuntimeException {
    private static final long serialVersionUID = 1;

    Passing() {
      super("can't reach " + SECRET, new IllegalStateException(SECRET));
    }
  }

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final FunctionUrl url =
      new FunctionUrl(
          List.of(
              Route.post(
                  "/shop/things",
                  EnumSet.of(Caller.Kind.PAYMENT),
                  call -> Reply.json(201, call.<Json>body(fields -> Json.Obj.empty()))),
              Route.act(
                  "/shop/things/{thing}/return",
                  Route.ANY,
                  call -> Reply.json(200, Json.Obj.empty())),
              Route.get(
                  "/shop/things/{thing}",
                  Route.ANY,
                  call -> Reply.json(200, Json.Obj.empty().with("thing", call.path("thing")))),
              Route.put(
                  "/shop/things/{thing}",
                  Route.ANY,
                  call -> Reply.json(200, Json.Obj.empty().with("key", call.idempotencyKey()))),
              Route.post(
                  "/shop/storm",
                  Route.ANY,
                  call -> {
                    throw new Passing();
                  }),
              Route.post(
                  "/shop/slip",
                  Route.ANY,
                  call -> {
                    throw new IllegalStateException(SECRET);
                  }),
              Route.act(
                  "/shop/close",
                  Route.ANY,
                  call -> Reply.json(200, Json.Obj.empty().with("key", call.idempotencyKey()))),
              Route.get(
                  "/shop/who",
                  Route.ANY,
                  call ->
                      Reply.json(200, Json.Obj.empty().with("who", call.actingPerson().psnNo()))),
              Route.get(
                  "/shop/now",
                  Route.ANY,
                  call -> Reply.json(200, Json.Obj.empty().with("now", call.now().toString())))),
          Signing::registered,
          Passing.class::isInstance,
          new JsonLines(new PrintStream(log, true, StandardCharsets.UTF_8)),
          Clock.fixed(Asked.RECEIVED, ZoneOffset.UTC));

  private Reply answer(Asked asked) {
    return url.answer(asked.request());
  }

  private int status(Asked asked) {
    return answer(asked).status();
  }

  private static Asked spoiltInEverything() {
    return Asked.post("/shop/nothing")
        .withBody(TOO_LARGE)
        .byNobody()
        .with("content-type", "text/plain");
  }

  @Test
  void size_is_looked_at_first() {
    assertThat(status(spoiltInEverything())).isEqualTo(413);
  }

  @Test
  void then_the_caller() {
    assertThat(status(spoiltInEverything().withBody("not json"))).isEqualTo(401);
  }

  @Test
  void then_the_route() {
    assertThat(status(Asked.post("/shop/nothing").by(Caller.Kind.OPERATOR).withBody("not json")))
        .isEqualTo(404);
  }

  @Test
  void then_the_method() {
    Asked asked = Asked.post("/shop/things").withMethod("PATCH").by(Caller.Kind.OPERATOR);
    assertThat(status(asked.with("content-type", "text/plain"))).isEqualTo(405);
  }

  @Test
  void then_the_kind() {
    Asked asked = Asked.post("/shop/things").by(Caller.Kind.OPERATOR).withBody("not json");
    assertThat(status(asked.with("content-type", "text/plain"))).isEqualTo(403);
  }

  @Test
  void then_the_content_type() {
    Asked asked = Asked.post("/shop/things").withBody("not json");
    assertThat(status(asked.with("content-type", "text/plain"))).isEqualTo(415);
  }

  @Test
  void then_the_body() {
    assertThat(status(Asked.post("/shop/things").withBody("not json"))).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", " { } "})
  void an_act_takes_no_body_or_one_without_fields(String body) {
    assertThat(status(Asked.post("/shop/things/1/return").withBody(body))).isEqualTo(200);
  }

  @Test
  void an_act_without_a_body_needs_no_content_type() {
    Asked asked = Asked.post("/shop/things/1/return").without("content-type");
    assertThat(status(asked.withBody(""))).isEqualTo(200);
    assertThat(status(asked)).isEqualTo(415);
  }

  @Test
  void an_act_refuses_a_body_that_says_anything() {
    Reply reply = answer(Asked.post("/shop/things/1/return").withBody("{\"why\":\"so\"}"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("\"pointer\":\"/why\"");
  }

  @Test
  void a_command_is_known_by_its_callers_key() {
    Asked asked = Asked.post("/shop/close").with("idempotency-key", "close-2026_1");
    assertThat(answer(asked).body()).isEqualTo("{\"key\":\"close-2026_1\"}");
  }

  @Test
  void a_request_right_in_everything_is_answered_by_its_route() {
    assertThat(status(Asked.post("/shop/things"))).isEqualTo(201);
  }

  @Test
  void a_body_of_exactly_256_KB_is_read() {
    String blanks = " ".repeat(256 * 1024 - 2);
    assertThat(status(Asked.post("/shop/things").withBody("{}" + blanks))).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "shop/things",
        "/shop/things/",
        "//shop/things",
        "/shop//things",
        "/shop/./things",
        "/shop/../things",
        "/shop/thing%73",
        "/shop/%74hings",
        "/shop/things/%2e",
        "/shop/things/a%2Fb",
        "/shop/things/a+b",
        "/shop/things/a b",
        "/shop/things/a;b",
        "/shop/things/{thing}",
        "/Shop/things"
      })
  void a_path_is_matched_as_it_was_sent(String path) {
    assertThat(status(Asked.get(path))).isEqualTo(404);
  }

  @Test
  void a_path_or_number_that_no_line_can_hold_cant_be_signed() {
    assertThat(status(Asked.get("/shop/things/\u4e8c"))).isEqualTo(401);
    assertThat(status(put("/shop/things/1").with("idempotency-key", "\u53f7"))).isEqualTo(401);
  }

  @Test
  void a_segment_of_the_path_is_given_to_the_route_as_it_was_sent() {
    assertThat(answer(Asked.get("/shop/things/A-z_0.9")).body())
        .isEqualTo("{\"thing\":\"A-z_0.9\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "APPLICATION/JSON",
        "application/json;charset=utf-8",
        "application/json; charset=\"UTF-8\"",
        "application/json ; charset = utf-8 "
      })
  void json_in_utf_8_is_a_content_type(String type) {
    assertThat(status(Asked.post("/shop/things").with("content-type", type))).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/jsonp",
        "application/problem+json",
        "text/json",
        "application/json; charset=gbk",
        "application/json, text/plain"
      })
  void anything_else_is_none(String type) {
    assertThat(status(Asked.post("/shop/things").with("content-type", type))).isEqualTo(415);
  }

  @Test
  void a_compressed_body_is_refused_even_where_none_is_taken() {
    assertThat(status(Asked.get("/shop/now").with("content-encoding", "gzip"))).isEqualTo(415);
  }

  @Test
  void a_channel_of_several_kinds_may_what_each_may() {
    assertThat(status(Asked.post("/shop/things").by(Caller.Kind.CITIZEN_APP, Caller.Kind.PAYMENT)))
        .isEqualTo(201);
  }

  @Test
  void which_check_of_a_signature_failed_is_noted_and_told_to_nobody() {
    Reply unsigned = answer(Asked.get("/shop/now").byNobody());
    Reply forged = answer(Asked.get("/shop/now").sent().withMethod("DELETE"));
    assertThat(unsigned).isEqualTo(forged);
    assertThat(unsigned.status()).isEqualTo(401);
    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .contains(
            "{\"requestId\":\"request-1\",\"signature\":\"unsigned\"}",
            "{\"requestId\":\"request-1\",\"signature\":\"wrong-signature\"}");
  }

  @Test
  void an_unreadable_body_is_of_no_interest_until_it_is_known_whose_it_is() {
    Asked asked = Asked.post("/shop/things").withBody("not json");
    assertThat(status(asked)).isEqualTo(400);
    assertThat(status(asked.sent().withPath("/shop/slip"))).isEqualTo(401);
  }

  @Test
  void who_acts_is_taken_from_channels_that_know_it() {
    Asked asked = Asked.get("/shop/who").with("x-acting-person", "P1;FACE;" + Asked.RECEIVED);
    for (Caller.Kind kind : Caller.Kind.values()) {
      boolean knows = kind == Caller.Kind.CITIZEN_APP || kind == Caller.Kind.BUREAU;
      assertThat(status(asked.by(kind))).isEqualTo(knows ? 200 : 403);
    }
  }

  @Test
  void who_acts_was_known_within_five_minutes_of_the_signature() {
    Asked asked = Asked.get("/shop/who").by(Caller.Kind.CITIZEN_APP);
    Instant longAgo = Asked.RECEIVED.minusSeconds(301);
    Reply reply = answer(asked.with("x-acting-person", "P1;FACE;" + longAgo));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("urn:yibao:problem:acting-person-missing");
    Signing earlier =
        Signing.by(Caller.Kind.CITIZEN_APP)
            .saying(Signing.madeAt(longAgo.plusSeconds(200)) + ";keyid=\"CITIZEN_APP\"");
    assertThat(status(asked.signed(earlier).with("x-acting-person", "P1;FACE;" + longAgo)))
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "A-z_0", "0123456789012345678901234567890123456789012345678901234567890123"})
  void a_number_of_the_callers_own_is_given_to_the_route(String key) {
    assertThat(answer(put("/shop/things/1").with("idempotency-key", key)).body())
        .isEqualTo("{\"key\":\"" + key + "\"}");
  }

  @Test
  void a_change_without_a_number_of_the_callers_own_is_refused() {
    Reply absent = answer(put("/shop/things/1"));
    Reply blank = answer(put("/shop/things/1").with("idempotency-key", " "));

    assertThat(absent.status()).isEqualTo(400);
    assertThat(absent.body()).contains("urn:yibao:problem:idempotency-key-missing");
    assertThat(blank.body()).isEqualTo(absent.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a,b",
        "a.b",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void a_number_in_another_form_is_malformed(String key) {
    Reply reply = answer(put("/shop/things/1").with("idempotency-key", key));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("urn:yibao:problem:malformed", "Idempotency-Key");
  }

  private static Asked put(String path) {
    return Asked.post(path).withMethod("PUT");
  }

  @Test
  void the_business_instant_is_that_of_the_request_in_whole_seconds() {
    assertThat(answer(Asked.get("/shop/now")).body())
        .isEqualTo("{\"now\":\"2025-11-05T01:04:00Z\"}");
  }

  @Test
  void every_reply_has_the_requests_id() {
    assertThat(answer(Asked.get("/shop/now")).headers()).containsEntry("x-request-id", "request-1");
    assertThat(answer(Asked.get("/")).headers()).containsEntry("x-request-id", "request-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "en-GB", "EN", " en;q=0.9, zh;q=0.8"})
  void english_is_answered_to_who_asks_for_it(String languages) {
    Reply reply = answer(Asked.get("/nothing").with("accept-language", languages));
    assertThat(reply.body()).contains("There is no such resource");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zh-CN", "fr", "zh, en;q=0.5"})
  void chinese_is_answered_to_everybody_else(String languages) {
    Reply reply = answer(Asked.get("/nothing").with("accept-language", languages));
    assertThat(reply.body()).contains("没有这个资源");
  }

  @Test
  void a_problem_is_a_problem_document() {
    Reply reply = answer(Asked.get("/nothing").with("accept-language", "en"));
    assertThat(reply.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(reply.body())
        .isEqualTo(
            "{\"type\":\"urn:yibao:problem:not-found\",\"title\":\"There is no such resource\","
                + "\"status\":404,\"detail\":\"there is no such path\"}");
  }

  @Test
  void a_fault_that_passes_is_503_and_says_when_to_come_again() {
    Reply reply = answer(Asked.post("/shop/storm"));
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.headers()).containsEntry("retry-after", "1");
  }

  @Test
  void any_other_fault_is_500_and_says_nothing_of_itself() {
    Reply reply = answer(Asked.post("/shop/slip"));
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.headers()).doesNotContainKey("retry-after");
    assertThat(reply.body()).contains("urn:yibao:problem:fault").doesNotContain(SECRET);
  }

  @Test
  void neither_body_nor_message_of_a_fault_nor_query_is_noted() {
    for (String path : List.of("/shop/storm", "/shop/slip", "/shop/things", "/shop/nothing")) {
      answer(Asked.post(path).withBody("{\"idNumber\":\"" + SECRET + "\"}").withQuery("id=63"));
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("\"status\":503", "\"status\":500", "\"status\":400", "\"status\":404")
        .contains("IllegalStateException")
        .doesNotContain(SECRET, "idNumber", "id=63");
  }

  @Test
  void an_id_number_or_name_that_somebody_puts_into_a_path_is_not_noted() {
    answer(Asked.get("/shop/things/" + SECRET));
    answer(Asked.get("/shop/things/630000198804020028"));
    answer(Asked.get("/shop/things/%E5%BC%A0%E4%B8%89"));
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("\"route\":\"GET /shop/things/{thing}\"")
        .doesNotContain("19880402", "%E5");
  }

  @Test
  void each_answer_is_one_line() {
    answer(Asked.get("/shop/now"));
    answer(Asked.get("/nothing"));
    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"requestId\":\"request-1\",\"route\":\"GET /shop/now\",\"status\":200}",
            "{\"requestId\":\"request-1\",\"route\":\"none\",\"status\":404}");
  }

  @Test
  void the_reply_is_written_as_a_function_url_takes_it() throws IOException {
    Map<String, String> signed = Asked.get("/shop/things/1").sent().headers();
    String event =
        """
        {"rawPath": "/shop/things/1", "rawQueryString": "", "headers": {"signature-input": "%s", "signature": "%s"},
         "requestContext": {"requestId": "r", "timeEpoch": 1762304640417,
           "domainName": "%s", "http": {"method": "GET"}},
         "isBase64Encoded": false}
        """
            .formatted(
                signed.getOrDefault("signature-input", "").replace("\"", "\\\""),
                signed.getOrDefault("signature", ""),
                Asked.AUTHORITY);
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    url.handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), reply);
    assertThat(reply.toString(StandardCharsets.UTF_8))
        .startsWith("{\"statusCode\":200,\"headers\":{")
        .contains("\"content-type\":\"application/json\"", "\"x-request-id\":\"r\"")
        .endsWith("},\"body\":\"{\\\"thing\\\":\\\"1\\\"}\",\"isBase64Encoded\":false}");
  }
}
