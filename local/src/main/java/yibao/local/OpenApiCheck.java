package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Holds a function's {@code openapi.yaml} against what its handler answers to each of its events.
 * Every method returns the differences, each as a sentence.
 */
public final class OpenApiCheck {

  private static final String PROBLEM = "/components/schemas/Problem";

  private final String function;
  private final Stage stage;
  private final OpenApi api;
  private final Predicate<Stage.Answer> succeeding;
  private final List<Played> played = new ArrayList<>();

  public OpenApiCheck(String function, Stage stage) {
    this(function, stage, answer -> answer.status() < 300);
  }

  /**
   * @param succeeding says of which answers something was done, where the status alone doesn't
   */
  public OpenApiCheck(String function, Stage stage, Predicate<Stage.Answer> succeeding) {
    this.function = function;
    this.stage = stage;
    this.succeeding = succeeding;
    this.api = OpenApi.of(function);
  }

  /** One event and what it was answered. */
  private record Played(
      String event,
      String contentType,
      JsonNode request,
      Stage.Answer answer,
      Optional<OpenApi.Operation> operation) {}

  private boolean succeeded(Played one) {
    return succeeding.test(one.answer());
  }

  /** Requests that succeed though the document refuses them. */
  public List<String> requests() throws IOException, InterruptedException {
    List<String> differences = new ArrayList<>();
    for (Played one : playAll()) {
      Optional<String> schema =
          one.operation().flatMap(operation -> operation.requestSchema(one.contentType()));
      if (succeeded(one) && schema.isPresent()) {
        JsonSchemas.flaws(api.document(), schema.get(), one.request())
            .forEach(flaw -> differences.add(one.event() + ": " + flaw));
      }
    }
    return differences;
  }

  /** Replies that the document doesn't describe. */
  public List<String> replies() throws IOException, InterruptedException {
    List<String> differences = new ArrayList<>();
    for (Played one : playAll()) {
      int status = one.answer().status();
      String type = one.answer().headers().getOrDefault("content-type", "");
      Optional<String> schema =
          one.operation().isPresent()
              ? one.operation().get().replySchema(status, type)
              : Optional.of(PROBLEM);
      if (schema.isEmpty()) {
        differences.add(one.event() + ": " + status + " in " + type + " isn't documented");
      } else {
        JsonNode body = body(one.answer());
        JsonSchemas.flaws(api.document(), schema.get(), body)
            .forEach(flaw -> differences.add(one.event() + ": " + flaw + " in " + body));
      }
    }
    return differences;
  }

  /** What is documented and no event asks for with success. */
  public List<String> operations() throws IOException, InterruptedException {
    Set<String> unasked = new TreeSet<>(api.operations().keySet());
    for (Played one : playAll()) {
      if (succeeded(one)) {
        api.operations()
            .forEach(
                (name, operation) -> {
                  if (one.operation().filter(operation::equals).isPresent()) {
                    unasked.remove(name);
                  }
                });
      }
    }
    return List.copyOf(unasked);
  }

  /**
   * Examples of requests and replies, each named after an event, that differ from that event's body
   * or from what it is answered, and those that the document itself refuses.
   */
  public List<String> examples() throws IOException, InterruptedException {
    List<String> differences = new ArrayList<>();
    for (OpenApi.Operation operation : api.operations().values()) {
      for (Map.Entry<String, JsonNode> example : operation.requestExamples().entrySet()) {
        stage.clear();
        Played asked = play(function + "/" + example.getKey() + ".json");
        differs(example, stage.asWritten(asked.request())).ifPresent(differences::add);
      }
      for (int status : operation.statuses()) {
        for (Map.Entry<String, JsonNode> example : operation.replyExamples(status).entrySet()) {
          stage.clear();
          Played asked = play(function + "/" + example.getKey() + ".json");
          JsonNode answered = stage.asWritten(asked.answer().json().orElseThrow());
          differs(example, answered).ifPresent(differences::add);
        }
      }
    }
    return differences;
  }

  private static Optional<String> differs(Map.Entry<String, JsonNode> example, JsonNode real) {
    JsonNode written = withoutWhatChanges(example.getValue());
    return written.equals(withoutWhatChanges(real))
        ? Optional.empty()
        : Optional.of(example.getKey() + ": documented is " + written + ", but it is " + real);
  }

  /**
   * Which release of the policies decided changes with every policy that is added, and with it what
   * is signed; what a reply of the national interface is numbered, and when it was given, with
   * each.
   */
  private static JsonNode withoutWhatChanges(JsonNode value) {
    JsonNode copy = value.deepCopy();
    for (String member : List.of("policyRelease", "signed", "inf_refmsgid", "respond_time")) {
      copy.findParents(member).forEach(at -> ((ObjectNode) at).remove(member));
    }
    return Json.read(Json.bytes(copy)).orElseThrow();
  }

  /** All of them on the same tables: whatever one finds there, its answer has to be documented. */
  private List<Played> playAll() throws IOException, InterruptedException {
    if (played.isEmpty()) {
      stage.clear();
      for (String event : stage.eventsOf(function)) {
        played.add(play(event));
      }
    }
    return played;
  }

  private Played play(String event) throws IOException, InterruptedException {
    byte[] bytes = stage.ready(event);
    JsonNode request = Json.read(bytes).orElseThrow();
    return new Played(
        event,
        request.at("/headers/content-type").asText("application/json"),
        body(request),
        stage.play(event),
        api.operation(bytes));
  }

  /** What isn't JSON is a text. */
  private static JsonNode body(Stage.Answer answer) {
    return answer.json().orElseGet(() -> TextNode.valueOf(answer.body()));
  }

  private static JsonNode body(JsonNode request) {
    String text = request.path("body").asText();
    byte[] body =
        request.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    return Json.read(body)
        .orElseGet(
            () ->
                body.length == 0
                    ? Json.object()
                    : TextNode.valueOf(new String(body, StandardCharsets.UTF_8)));
  }
}
