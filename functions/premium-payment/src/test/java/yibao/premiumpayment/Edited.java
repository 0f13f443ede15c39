package yibao.premiumpayment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import yibao.local.Stage;

/** An event of {@code events/}, changed in what a test says, and signed as it is sent. */
record Edited(String function, ObjectNode event) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Pattern RESOURCE = Pattern.compile("^(/[^/]+/[^/]+/)[^/]+");

  /** An event with its numbers made real: what it needs is played before. */
  static Edited of(Stage stage, String event) throws IOException, InterruptedException {
    return new Edited(
        event.substring(0, event.indexOf('/')),
        (ObjectNode) JSON.readTree(stage.ready(event + ".json")));
  }

  Stage.Answer sentTo(Stage stage) throws IOException, InterruptedException {
    return stage.send(function, event.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** With another amount in the body. */
  Edited with(String field, long amount) {
    return withBody(body().put(field, amount));
  }

  /** With another text in the body. */
  Edited with(String field, String text) {
    return withBody(body().put(field, text));
  }

  /** With another list in the body, its items as they are written. */
  Edited withList(String field, String items) {
    ObjectNode body = body();
    try {
      body.set(field, JSON.readTree("[" + items + "]"));
    } catch (IOException e) {
      throw new IllegalStateException("no JSON: " + items, e);
    }
    return withBody(body);
  }

  /** About the person, order, refund, item or receipt of this number. */
  Edited about(String number) {
    return withPath(RESOURCE.matcher(path()).replaceFirst("$1" + number));
  }

  /** Received at an instant by Shanghai's clock, such as {@code 2025-11-05T09:00:00}. */
  Edited at(String shanghai) {
    ObjectNode changed = event.deepCopy();
    changed
        .withObject("/requestContext")
        .put(
            "timeEpoch", LocalDateTime.parse(shanghai).atZone(SHANGHAI).toInstant().toEpochMilli());
    return new Edited(function, changed);
  }

  /** Signed by another caller. */
  Edited by(String caller) {
    return withHeader("x-local-caller", caller);
  }

  /** Signed by nobody. */
  Edited unsigned() {
    ObjectNode changed = event.deepCopy();
    changed.withObject("/headers").remove("x-local-caller");
    return new Edited(function, changed);
  }

  Edited withHeader(String name, String value) {
    ObjectNode changed = event.deepCopy();
    changed.withObject("/headers").put(name, value);
    return new Edited(function, changed);
  }

  Edited withMethod(String method) {
    ObjectNode changed = event.deepCopy();
    changed.withObject("/requestContext/http").put("method", method);
    return new Edited(function, changed);
  }

  Edited withPath(String path) {
    ObjectNode changed = event.deepCopy();
    changed.put("rawPath", path).withObject("/requestContext/http").put("path", path);
    return new Edited(function, changed);
  }

  Edited withText(String body) {
    return new Edited(function, event.deepCopy().put("body", body));
  }

  /** With another query. */
  Edited withQuery(String query) {
    return new Edited(function, event.deepCopy().put("rawQueryString", query));
  }

  String path() {
    return event.path("rawPath").asText();
  }

  /** Of what it is about. */
  String number() {
    return path().split("/", -1)[3];
  }

  /** What the body says of a field. */
  String says(String field) throws IOException {
    return JSON.readTree(event.path("body").asText()).path(field).asText();
  }

  /** Who is the first that the body names. */
  String person() {
    return body().at("/people/0/psnNo").asText();
  }

  /** Those that the body names. */
  JsonNode people() {
    return body().path("people");
  }

  /** The body as it is written. */
  String text() {
    return event.path("body").asText();
  }

  private ObjectNode body() {
    try {
      return (ObjectNode) JSON.readTree(event.path("body").asText());
    } catch (IOException e) {
      throw new IllegalStateException("the event has no JSON to be changed", e);
    }
  }

  private Edited withBody(ObjectNode body) {
    return withText(body.toString());
  }
}
