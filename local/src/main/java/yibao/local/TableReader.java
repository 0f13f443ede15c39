package yibao.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Shows a table's items as plain JSON: numbers as numbers, sets as lists, binary as base64. */
final class TableReader {

  private final Template template;
  private final TableStore store;

  TableReader(Template template, TableStore store) {
    this.template = template;
    this.store = store;
  }

  /** Empty if there is no such table. */
  Optional<ArrayNode> read(String table) {
    return template.table(table).map(definition -> items(definition.name()));
  }

  List<String> names() {
    return template.tables().values().stream()
        .map(table -> LocalAccount.withoutStack(table.name()))
        .toList();
  }

  private ArrayNode items(String table) {
    ArrayNode items = Json.object().putArray("items");
    store.items(table).forEach(item -> fill(items.addObject(), item));
    return items;
  }

  private static void fill(ObjectNode target, Map<String, AttributeValue> item) {
    // a list of one carries each value, so that maps and lists are written by the same lines
    item.forEach(
        (name, value) -> {
          ArrayNode holder = Json.object().putArray("value");
          add(holder, value);
          target.set(name, holder.get(0));
        });
  }

  private static void add(ArrayNode target, AttributeValue value) {
    switch (value.type()) {
      case S -> target.add(value.s());
      case N -> target.add(new BigDecimal(value.n()));
      case B -> target.add(value.b().asByteArray());
      case BOOL -> target.add(value.bool());
      case NUL -> target.addNull();
      case M -> fill(target.addObject(), value.m());
      case L -> {
        ArrayNode list = target.addArray();
        value.l().forEach(item -> add(list, item));
      }
      case SS -> {
        ArrayNode list = target.addArray();
        value.ss().forEach(list::add);
      }
      case NS -> {
        ArrayNode list = target.addArray();
        value.ns().forEach(number -> list.add(new BigDecimal(number)));
      }
      case BS -> {
        ArrayNode list = target.addArray();
        value.bs().stream().map(SdkBytes::asByteArray).forEach(list::add);
      }
      case UNKNOWN_TO_SDK_VERSION -> target.addNull();
    }
  }
}
