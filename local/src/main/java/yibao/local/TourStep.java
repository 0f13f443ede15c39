package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a tour: a move of the clock or a request, the answer that is expected, and what is
 * told of it.
 *
 * @param clock the business instant to move to
 * @param send method and path of a request
 * @param as the demo caller that signs it
 * @param acting who acts and how that was proved, such as {@code {mother};FACE}; it is just now
 * @param key the Idempotency-Key that it carries
 * @param times how often it is sent; every answer must be the same
 * @param within seconds within which the answer must become the expected one
 * @param expect values of the answer by JSON pointer
 * @param take names for values of the answer, for later steps
 * @param table rows of what was taken, to be printed side by side
 */
record TourStep(
    String say,
    Optional<String> clock,
    Optional<String> send,
    Optional<String> as,
    Optional<String> acting,
    Optional<String> key,
    Optional<JsonNode> body,
    int times,
    int within,
    int status,
    Map<String, String> expect,
    Map<String, String> take,
    Optional<String> tell,
    List<List<String>> table) {

  static TourStep of(JsonNode step) {
    return new TourStep(
        step.path("say").asText(),
        text(step, "clock"),
        text(step, "send"),
        text(step, "as"),
        text(step, "acting"),
        text(step, "key"),
        Optional.ofNullable(step.get("body")),
        step.path("times").asInt(1),
        step.path("within").asInt(0),
        step.path("status").asInt(200),
        texts(step.path("expect")),
        texts(step.path("take")),
        text(step, "tell"),
        rows(step.path("table")));
  }

  private static Optional<String> text(JsonNode step, String name) {
    return Optional.ofNullable(step.get(name)).map(JsonNode::asText);
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private static List<List<String>> rows(JsonNode table) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : table) {
      List<String> cells = new ArrayList<>();
      row.forEach(cell -> cells.add(cell.asText()));
      rows.add(cells);
    }
    return rows;
  }
}
