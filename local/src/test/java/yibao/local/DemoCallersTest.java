package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DemoCallersTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00.417Z");

  private final DemoCallers callers = new DemoCallers(InstantSource.fixed(NOW));
  private final EventFiles files =
      new EventFiles(callers, new TestInstitutions(List.of()), InstantSource.fixed(NOW));

  private JsonNode signed(String event) throws DemoCallers.Unknown {
    return Json.read(files.signed(event.getBytes(StandardCharsets.UTF_8))).orElseThrow();
  }

  @Test
  void an_event_is_signed_by_the_caller_that_it_names() throws DemoCallers.Unknown {
    JsonNode headers =
        signed(
                """
                {"rawPath": "/a", "headers": {"x-local-caller": "demo-operator"},
                 "requestContext": {"domainName": "x.example", "http": {"method": "GET"}}}
                """)
            .path("headers");
    assertThat(headers.path("signature-input").asText())
        .isEqualTo(
            "sig=(\"@method\" \"@authority\""
                + " \"@path\");created=1772323200;keyid=\"demo-operator\"");
    assertThat(headers.has("content-digest")).isFalse();
  }

  @Test
  void a_body_is_signed_as_the_bytes_that_it_is() throws DemoCallers.Unknown {
    String digest = "sha-256=:ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=:";
    String plain = "{\"headers\": {\"x-local-caller\": \"demo\"}, \"body\": \"a\"}";
    String base64 =
        "{\"headers\": {\"x-local-caller\": \"demo\"}, \"body\": \"YQ==\","
            + " \"isBase64Encoded\": true}";
    assertThat(signed(plain).at("/headers/content-digest").asText()).isEqualTo(digest);
    assertThat(signed(base64).at("/headers/content-digest").asText()).isEqualTo(digest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"headers\":{\"signature\":\"sig=:AA==:\",\"x\":1}}",
        "{\"headers\":{}}",
        "{ \"scheduledFor\": \"2025-11-05T01:00:00Z\" }",
        "[]",
        "no json"
      })
  void an_event_that_names_none_is_left_as_it_is(String event) throws DemoCallers.Unknown {
    byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
    assertThat(files.signed(bytes)).isEqualTo(bytes);
  }

  @Test
  void a_person_who_acts_now_proved_it_when_the_event_is_sent() throws DemoCallers.Unknown {
    String event =
        "{\"headers\": {\"x-local-caller\": \"demo\", \"x-acting-person\": \"P1;SMS;%s\"}}";
    assertThat(signed(event.formatted("now")).at("/headers/x-acting-person").asText())
        .isEqualTo("P1;SMS;2026-03-01T00:00:00Z");
    assertThat(signed(event.formatted("2025-11-05T01:00:00Z")).toString())
        .contains("P1;SMS;2025-11-05T01:00:00Z");
  }

  @Test
  void a_caller_that_nobody_knows_is_refused_with_those_that_are_known() {
    assertThatThrownBy(() -> signed("{\"headers\": {\"x-local-caller\": \"demo-king\"}}"))
        .isInstanceOf(DemoCallers.Unknown.class)
        .hasMessageContaining("demo-king")
        .hasMessageContaining("demo-bureau");
  }

  @Test
  void the_keys_of_an_earlier_start_are_no_longer_registered() {
    try (LocalTables tables = LocalTables.start()) {
      ChannelRegister register =
          new ChannelRegister(tables.client(), tables.name("channels"), InstantSource.system());
      callers.register(register);
      Map<String, String> first = keys(tables);
      new DemoCallers(InstantSource.system()).register(register);
      Map<String, String> second = keys(tables);

      assertThat(second.keySet()).isEqualTo(first.keySet()).contains("demo", "demo-payment");
      assertThat(second.values()).doesNotContainAnyElementsOf(first.values());
    }
  }

  @Test
  void the_stranger_is_never_registered() {
    try (LocalTables tables = LocalTables.start()) {
      callers.register(
          new ChannelRegister(tables.client(), tables.name("channels"), InstantSource.system()));
      assertThat(keys(tables).keySet()).doesNotContain("demo-stranger").hasSize(7);
    }
  }

  private static Map<String, String> keys(LocalTables tables) {
    Map<String, String> keys = new HashMap<>();
    for (Map<String, AttributeValue> item : tables.items("channels")) {
      keys.put(text(item, "keyid"), text(item, "key"));
    }
    return keys;
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return item.getOrDefault(name, AttributeValue.fromS("")).s();
  }
}
