package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A function's {@code openapi.yaml}, for tests that hold requests and replies against it. Objects
 * take only the members that they name: callers are told that more may come, but what a function
 * answers today has to be written down.
 *
 * @param document the whole of it, for a validator of JSON schemas
 */
public record OpenApi(ObjectNode document) {

  /** Reads a function's. */
  public static OpenApi of(String function) {
    Path file =
        Installation.ofBuild()
            .root()
            .resolve("functions")
            .resolve(function)
            .resolve("openapi.yaml");
    try {
      ObjectNode document = Json.object();
      YamlTree.read(Files.readString(file)).forEach(document::putPOJO);
      ObjectNode plain = Json.readObject(Json.bytes(document)).orElseThrow();
      follow(plain, plain);
      close(plain.path("components").path("schemas"));
      return new OpenApi(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read.", e);
    }
  }

  /** One thing that a function URL does, as it is documented. */
  public record Operation(String pointer, JsonNode node) {

    /** Where the schema of a request's body stands; empty if none such is documented. */
    public Optional<String> requestSchema(String contentType) {
      return schema("/requestBody", contentType);
    }

    /** Where the schema of a reply's body stands; empty if such a reply isn't documented. */
    public Optional<String> replySchema(int status, String contentType) {
      return schema("/responses/" + status, contentType);
    }

    /** The statuses that are documented. */
    public List<Integer> statuses() {
      List<Integer> statuses = new ArrayList<>();
      node.path("responses").fieldNames().forEachRemaining(s -> statuses.add(Integer.valueOf(s)));
      return statuses;
    }

    /** The examples of request and replies, by name. */
    public Map<String, JsonNode> requestExamples() {
      return examples("/requestBody");
    }

    public Map<String, JsonNode> replyExamples(int status) {
      return examples("/responses/" + status);
    }

    private Optional<String> schema(String under, String contentType) {
      String mediaType = contentType.split(";", 2)[0].strip();
      String place = under + "/content/" + mediaType.replace("/", "~1") + "/schema";
      return node.at(place).isMissingNode() ? Optional.empty() : Optional.of(pointer + place);
    }

    private Map<String, JsonNode> examples(String under) {
      Map<String, JsonNode> examples = new LinkedHashMap<>();
      node.at(under + "/content")
          .forEach(
              content ->
                  content
                      .path("examples")
                      .properties()
                      .forEach(e -> examples.put(e.getKey(), e.getValue().path("value"))));
      return examples;
    }
  }

  /** Every operation that is documented, by method and path template. */
  public Map<String, Operation> operations() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation(path.getKey(), method.getKey()))));
    return operations;
  }

  /** The operation that an event asks for. */
  public Optional<Operation> operation(byte[] event) {
    JsonNode request = Json.read(event).orElseThrow();
    String asked =
        request.at("/requestContext/http/method").asText() + " " + request.path("rawPath").asText();
    return operations().entrySet().stream()
        .filter(entry -> matches(entry.getKey(), asked))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Operation operation(String path, String method) {
    String pointer = "/paths/" + path.replace("/", "~1") + "/" + method;
    return new Operation(pointer, document.at(pointer));
  }

  /** References to replies, parameters and headers are followed; to schemas the validator does. */
  private static void follow(ObjectNode document, JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        String reference = field.getValue().path("$ref").asText();
        if (reference.startsWith("#/") && !reference.startsWith("#/components/schemas/")) {
          object.set(field.getKey(), document.at(reference.substring(1)).deepCopy());
        }
      }
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        String reference = array.path(i).path("$ref").asText();
        if (reference.startsWith("#/") && !reference.startsWith("#/components/schemas/")) {
          array.set(i, document.at(reference.substring(1)).deepCopy());
        }
      }
    }
    node.forEach(child -> follow(document, child));
  }

  private static boolean matches(String template, String asked) {
    StringBuilder pattern = new StringBuilder();
    for (String part : template.split("(?=\\{)|(?<=\\})", -1)) {
      pattern.append(part.startsWith("{") ? "[A-Za-z0-9._-]+" : Pattern.quote(part));
    }
    return Pattern.matches(pattern.toString(), asked);
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(OpenApi::close);
  }
}
