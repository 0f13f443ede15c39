package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.simulator.value.Value;

/**
 * A global secondary index and its entries. It follows its table at once, where AWS's follows
 * within moments: what reads through it may rely on no more than AWS promises.
 */
final class Index {

  private final IndexSchema schema;
  private final KeySchema ofTable;
  private final KeyedItems entries = new KeyedItems();

  Index(IndexSchema schema, KeySchema ofTable) {
    this.schema = schema;
    this.ofTable = ofTable;
  }

  IndexSchema schema() {
    return schema;
  }

  KeyedItems entries() {
    return entries;
  }

  /** The key of an entry: the index's, and the table's where those are equal. */
  List<Value> keyOf(Value.Document entry) {
    List<Value> key = new ArrayList<>(schema.keys().keyOf(entry));
    key.addAll(ofTable.keyOf(entry));
    return key;
  }

  void follow(Optional<Value.Document> before, Optional<Value.Document> after) {
    before.flatMap(schema::entry).ifPresent(entry -> entries.remove(keyOf(entry)));
    after.flatMap(schema::entry).ifPresent(entry -> entries.put(keyOf(entry), entry));
  }
}
