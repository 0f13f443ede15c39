package yibao.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of the compiled packs, asked for its fields by name. */
record Node(Map<String, Object> fields) {

  static Node of(JsonParser parser) throws IOException {
    if (value(parser) instanceof Node node) {
      return node;
    }
    throw new IllegalArgumentException("the compiled packs are not an object");
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, value(parser));
        }
        yield new Node(fields);
      }
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default ->
          throw new IllegalArgumentException(
              "unexpected in the compiled packs: " + parser.currentToken());
    };
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  String text(String name) {
    return get(name, String.class);
  }

  Optional<String> maybe(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  long number(String name) {
    return get(name, Long.class);
  }

  boolean flag(String name) {
    return get(name, Boolean.class);
  }

  LocalDate day(String name) {
    return LocalDate.parse(text(name));
  }

  Node node(String name) {
    return get(name, Node.class);
  }

  List<Node> list(String name) {
    List<Node> nodes = new ArrayList<>();
    for (Object item : get(name, List.class)) {
      nodes.add((Node) item);
    }
    return nodes;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : get(name, List.class)) {
      texts.add((String) item);
    }
    return texts;
  }

  private <T> T get(String name, Class<T> type) {
    Object value = fields.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "the compiled packs lack " + name + " in " + fields.keySet());
    }
    return type.cast(value);
  }
}
