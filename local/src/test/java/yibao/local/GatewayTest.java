package yibao.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class GatewayTest {

  private ProbeCloud probe;

  @BeforeAll
  void start(@TempDir Path root) throws Exception {
    probe = ProbeCloud.start(root);
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(probe.at(path));
  }

  private static HttpRequest.BodyPublisher bytes(int... bytes) {
    byte[] body = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      body[i] = (byte) bytes[i];
    }
    return HttpRequest.BodyPublishers.ofByteArray(body);
  }

  /** What no client of Java's can be made to send. */
  private String raw(int port, String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void path_and_query_reach_the_function_as_they_were_sent() throws Exception {
    var event = probe.get("/probe/a%2Fb//c/./d%20?x=%41&y=1+2&y=3&z").event();

    assertThat(event.path("rawPath").asText()).isEqualTo("/probe/a%2Fb//c/./d%20");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("x=%41&y=1+2&y=3&z");
    assertThat(event.path("queryStringParameters").toString())
        .isEqualTo("{\"x\":\"A\",\"y\":\"1 2,3\",\"z\":\"\"}");
    assertThat(event.at("/requestContext/http/path").asText()).isEqualTo("/probe/a%2Fb//c/./d%20");
  }

  @Test
  void a_path_that_begins_with_two_slashes_is_no_function() throws Exception {
    assertThat(
            raw(
                probe.cloud().url().getPort(),
                "GET //probe/x HTTP/1.1\r\nHost: localhost\r\nConnection: close"))
        .startsWith("HTTP/1.1 404");
  }

  @Test
  void headers_are_lower_case_and_joined_and_cookies_apart() throws Exception {
    var event =
        probe
            .send(
                request("/probe/x")
                    .header("X-Two", "a")
                    .header("X-Two", "b")
                    .header("Cookie", "k=v; l=w")
                    .build())
            .event();

    assertThat(event.at("/headers/x-two").asText()).isEqualTo("a,b");
    assertThat(event.path("cookies").toString()).isEqualTo("[\"k=v\",\"l=w\"]");
    assertThat(event.at("/requestContext/domainName").asText())
        .isEqualTo("localhost:" + probe.cloud().url().getPort());
  }

  @Test
  void json_in_utf8_stays_text_and_other_bytes_become_base64() throws Exception {
    var text = request("/probe/x").header("content-type", "application/json; charset=utf-8");
    var event =
        probe
            .send(text.copy().POST(HttpRequest.BodyPublishers.ofString("{\"n\":\"李娜\"}")).build())
            .event();
    assertThat(event.path("body").asText()).isEqualTo("{\"n\":\"李娜\"}");
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();

    var broken = probe.send(text.copy().POST(bytes('"', 0xff, '"')).build()).event();
    assertThat(broken.path("body").asText()).isEqualTo("Iv8i");
    assertThat(broken.path("isBase64Encoded").asBoolean()).isTrue();

    var form = request("/probe/x").header("content-type", "application/x-www-form-urlencoded");
    assertThat(
            probe.send(form.POST(bytes('a')).build()).event().path("isBase64Encoded").asBoolean())
        .isTrue();
  }

  @Test
  void without_a_body_there_is_none_in_the_event() throws Exception {
    var event = probe.get("/probe/x").event();

    assertThat(event.has("body")).isFalse();
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void a_reply_has_its_status_its_headers_its_cookies_and_a_request_id() throws Exception {
    var answer = probe.ask("probe", "status:404");
    var headers = answer.response().headers();

    assertThat(answer.status()).isEqualTo(404);
    assertThat(headers.firstValue("x-probe")).contains("yes");
    assertThat(headers.firstValue("x-null")).isEmpty();
    assertThat(headers.allValues("set-cookie")).containsExactlyInAnyOrder("a=1", "b=2");
    assertThat(headers.firstValue("x-request-id")).isPresent();
  }

  @Test
  void a_caller_at_this_machine_is_signed_for_as_demo() throws Exception {
    assertThat(keyid(request("/probe/x"))).isEqualTo("demo");
    assertThat(keyid(request("/probe/x").header("x-local-caller", "demo-citizen")))
        .isEqualTo("demo-citizen");
  }

  @Test
  void all_that_decides_what_is_done_is_signed() throws Exception {
    var event =
        probe
            .send(
                request("/probe/a%20b?c=d")
                    .header("idempotency-key", "k-1")
                    .header("x-acting-person", "P1;FACE;2026-03-01T00:00:00Z")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build())
            .event();

    assertThat(event.at("/headers/signature-input").asText())
        .startsWith(
            "sig=(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\""
                + " \"idempotency-key\" \"x-acting-person\");created=");
    assertThat(event.at("/headers/content-digest").asText())
        .isEqualTo("sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:");
    assertThat(event.at("/headers/signature").asText()).matches("sig=:[A-Za-z0-9+/]{86}==:");
    assertThat(event.at("/requestContext/authorizer").isMissingNode()).isTrue();
  }

  /** By whose key the probe got its event signed, empty if by nobody's. */
  private String keyid(HttpRequest.Builder request) throws Exception {
    String input = probe.send(request.build()).event().at("/headers/signature-input").asText();
    return input.contains("keyid=") ? input.replaceAll(".*keyid=\"(.*)\"", "$1") : "";
  }

  @Test
  void nobody_is_signed_for_who_signs_or_comes_from_a_page_or_by_another_name() throws Exception {
    assertThat(keyid(request("/probe/x").header("signature", "s=:AA==:"))).isEmpty();
    assertThat(keyid(request("/probe/x").header("signature-input", "s=()"))).isEmpty();
    assertThat(keyid(request("/probe/x").header("origin", "http://localhost:3000"))).isEmpty();
    int port = probe.cloud().url().getPort();
    String head = "GET /_local/invocations HTTP/1.1\r\nConnection: close\r\nHost: ";
    assertThat(raw(port, head + "evil.example:" + port)).startsWith("HTTP/1.1 403");
    assertThat(raw(port, head + "localhost.evil.example")).startsWith("HTTP/1.1 403");
    assertThat(raw(port, head + "127.0.0.1:99")).startsWith("HTTP/1.1 200");
  }

  @Test
  void the_next_port_never_signs_and_has_no_controls() throws Exception {
    URI unsigned = probe.cloud().unsignedUrl();
    var event = probe.send(HttpRequest.newBuilder(unsigned.resolve("/probe/x")).build()).event();

    assertThat(event.path("headers").has("signature")).isFalse();
    for (String path :
        new String[] {"/_local/invocations", "/2015-03-31/functions/probe/invocations"}) {
      assertThat(probe.send(HttpRequest.newBuilder(unsigned.resolve(path)).build()).status())
          .isEqualTo(404);
    }
    assertThat(unsigned.getPort()).isEqualTo(probe.cloud().url().getPort() + 1);
  }

  @Test
  void controls_are_refused_to_a_page_in_the_browser() throws Exception {
    var refused =
        probe.send(
            request("/_local/invocations").header("origin", "http://localhost:8080").build());

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("type").asText()).isEqualTo("urn:yibao:problem:not-from-here");
  }

  @Test
  void an_unknown_caller_and_an_unknown_function_are_told_so() throws Exception {
    var caller = probe.send(request("/probe/x").header("x-local-caller", "demo-king").build());
    assertThat(caller.status()).isEqualTo(400);
    assertThat(caller.json().path("detail").asText()).contains("demo-king").contains("demo-bureau");

    var function = probe.get("/nothing/x");
    assertThat(function.status()).isEqualTo(404);
    assertThat(function.response().headers().firstValue("content-type"))
        .contains("application/problem+json");
    assertThat(function.response().headers().firstValue("x-request-id")).isPresent();
  }

  @Test
  void an_event_that_names_a_caller_is_signed_for_it_and_any_other_is_left_as_it_is()
      throws Exception {
    String path = "/2015-03-31/functions/probe/invocations";
    String named = "{\"headers\":{\"x-local-caller\":\"demo-bureau\"}}";
    assertThat(invoked(path, named).at("/headers/signature-input").asText())
        .endsWith("keyid=\"demo-bureau\"");
    assertThat(invoked(path, "{\"headers\":{}}").toString()).isEqualTo("{\"headers\":{}}");
    assertThat(probe.post(path, named.replace("bureau", "king")).status()).isEqualTo(400);
  }

  private JsonNode invoked(String path, String event) throws Exception {
    byte[] answer = probe.post(path, event).json().path("body").asText().getBytes(UTF_8);
    String got = Json.read(Base64.getDecoder().decode(answer)).orElseThrow().path("event").asText();
    return Json.read(Base64.getDecoder().decode(got)).orElseThrow();
  }

  @Test
  void a_function_without_url_cant_be_called_by_path() throws Exception {
    assertThat(probe.get("/nightly/x").status()).isEqualTo(404);
  }

  @Test
  void bodies_up_to_six_megabytes_pass_and_more_is_refused() throws Exception {
    byte[] limit = new byte[UrlRequest.MAX_BODY];
    Arrays.fill(limit, (byte) 'x');
    var post = request("/probe/x").header("content-type", "text/plain");
    var passed =
        probe.send(post.copy().POST(HttpRequest.BodyPublishers.ofByteArray(limit)).build());
    assertThat(passed.status()).isEqualTo(200);

    byte[] over = Arrays.copyOf(limit, limit.length + 1);
    var declared =
        probe.send(post.copy().POST(HttpRequest.BodyPublishers.ofByteArray(over)).build());
    assertThat(declared.status()).isEqualTo(413);
    assertThat(declared.json().path("type").asText()).isEqualTo("urn:yibao:problem:body-too-large");

    var chunked = HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(over));
    assertThat(probe.send(post.copy().POST(chunked).build()).status()).isEqualTo(413);
  }

  @Test
  void the_front_page_lists_functions_and_both_clocks() throws Exception {
    var page = probe.get("/").json();

    assertThat(page.path("functions").findValuesAsText("name")).contains("probe", "nightly");
    assertThat(page.at("/functions/0/url").asText()).isEqualTo(probe.cloud().url() + "/probe");
    assertThat(page.at("/clock/business").asText()).endsWith("+08:00");
    assertThat(page.at("/clock/system").asText()).endsWith("+08:00");
  }

  @Test
  void malformed_controls_are_refused_and_say_what_to_send() throws Exception {
    for (String body :
        new String[] {
          "", "[]", "{\"function\":\"probe\"}", "{\"function\":\"probe\",\"beforeCall\":0}"
        }) {
      assertThat(probe.post("/_local/faults", body).status()).isEqualTo(400);
    }
    assertThat(probe.post("/_local/faults", "{\"function\":\"prob\",\"onAnswer\":true}").status())
        .isEqualTo(404);
    assertThat(probe.post("/_local/clock", "{\"now\":\"tomorrow\"}").status()).isEqualTo(400);
    assertThat(probe.post("/_local/schedules/probe", "").status()).isEqualTo(404);
    assertThat(probe.get("/_local/tables/nothing").status()).isEqualTo(404);
    assertThat(probe.get("/_local").status()).isEqualTo(404);
  }
}
