package yibao.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** JSON trees in and out. */
final class Json {

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static Optional<JsonNode> read(byte[] bytes) {
    try {
      JsonNode tree = MAPPER.readTree(bytes);
      return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The object that a text is, if it is one. */
  static Optional<ObjectNode> readObject(byte[] bytes) {
    return read(bytes).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
  }

  /** Plain maps, lists, texts and numbers as a tree. */
  static JsonNode tree(Object plain) {
    return MAPPER.valueToTree(plain);
  }

  static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written.", e);
    }
  }

  static String pretty(JsonNode tree) {
    return tree.toPrettyString();
  }
}
