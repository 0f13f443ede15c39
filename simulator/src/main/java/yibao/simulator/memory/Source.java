package yibao.simulator.memory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.simulator.expression.KeyPart;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** What a query or scan goes through: a table, or an index of it. */
record Source(Table table, Optional<Index> index) {

  static Source of(Table table, @Nullable String index) {
    return new Source(table, Optional.ofNullable(index).map(table::index));
  }

  KeySchema keys() {
    return index.map(found -> found.schema().keys()).orElse(table.keys());
  }

  KeyedItems items() {
    return index.map(Index::entries).orElse(table.items());
  }

  List<Value> keyOf(Value.Document item) {
    return index.map(found -> found.keyOf(item)).orElseGet(() -> table.keys().keyOf(item));
  }

  boolean projects(String attribute) {
    return index.map(found -> found.schema().projects(attribute)).orElse(true);
  }

  /** The attributes by which a page's last item is told. */
  Value.Document lastKey(Value.Document item) {
    Map<String, Value> key = new LinkedHashMap<>();
    keyAttributes().forEach(name -> key.put(name, item.at(name).orElseThrow()));
    return new Value.Document(key);
  }

  /**
   * The item that a page begins after, of which only the keys are known.
   *
   * @throws Refusal if it is no key of this source
   */
  Value.Document startKey(Map<String, AttributeValue> written) {
    Value.Document key = AttributeValues.read(written);
    if (!key.fields().keySet().equals(keyAttributes())) {
      throw new Refusal("The provided starting key is invalid");
    }
    for (KeySchema schema : List.of(keys(), table.keys())) {
      schema.parts().forEach(part -> check(key, part));
    }
    return key;
  }

  private static void check(Value.Document key, KeyPart part) {
    Value value = key.at(part.attribute()).orElseThrow();
    if (value.type() != part.type() || Keys.isEmpty(value)) {
      throw new Refusal("The provided starting key is invalid");
    }
  }

  private Set<String> keyAttributes() {
    Set<String> attributes = new LinkedHashSet<>();
    keys().attributes().forEach(attributes::add);
    table.keys().attributes().forEach(attributes::add);
    return attributes;
  }
}
