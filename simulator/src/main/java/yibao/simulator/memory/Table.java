package yibao.simulator.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** A table with its items and indexes. */
final class Table {

  private final String name;
  private final KeySchema keys;
  private final Map<String, Index> indexes = new LinkedHashMap<>();
  private final KeyedItems items = new KeyedItems();

  private Table(String name, KeySchema keys) {
    this.name = name;
    this.keys = keys;
  }

  static Table of(CreateTableRequest definition) {
    KeySchema keys = KeySchema.of(definition.keySchema(), definition.attributeDefinitions());
    Table table = new Table(definition.tableName(), keys);
    for (GlobalSecondaryIndex index : definition.globalSecondaryIndexes()) {
      KeySchema ofIndex = KeySchema.of(index.keySchema(), definition.attributeDefinitions());
      IndexSchema schema = IndexSchema.of(index, ofIndex, keys);
      table.indexes.put(schema.name(), new Index(schema, keys));
    }
    return table;
  }

  String name() {
    return name;
  }

  KeySchema keys() {
    return keys;
  }

  KeyedItems items() {
    return items;
  }

  Map<String, Index> indexes() {
    return indexes;
  }

  /**
   * @throws Refusal if there is no such index
   */
  Index index(String index) {
    return Optional.ofNullable(indexes.get(index))
        .orElseThrow(() -> new Refusal("The table does not have the specified index: " + index));
  }

  /** Puts an item, or none, in the place of what a key has. */
  void replace(List<Value> key, Optional<Value.Document> after) {
    Optional<Value.Document> before = items.find(key);
    after.ifPresentOrElse(item -> items.put(key, item), () -> items.remove(key));
    indexes.values().forEach(index -> index.follow(before, after));
  }

  void clear() {
    items.clear();
    indexes.values().forEach(index -> index.entries().clear());
  }
}
