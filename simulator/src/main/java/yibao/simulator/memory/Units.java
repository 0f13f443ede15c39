package yibao.simulator.memory;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Sizes;
import yibao.simulator.value.Value;

/**
 * What a request consumes of one table and its indexes, in half units: a write is a unit for each
 * KB begun, a consistent read one for each 4 KB begun, another read half as much, and in a
 * transaction a table's part doubles. Nothing consumes less than for an item of one byte.
 */
final class Units {

  private static final int READ_BYTES = 4096;
  private static final int WRITE_BYTES = 1024;

  private final String table;
  private long halvesOfTable;
  private final Map<String, Long> halvesByIndex = new TreeMap<>();

  Units(String table) {
    this.table = table;
  }

  /** Whether they are to be told at all. */
  static boolean areAsked(@Nullable ReturnConsumedCapacity asked) {
    if (asked == ReturnConsumedCapacity.UNKNOWN_TO_SDK_VERSION) {
      throw new Refusal(
          "Value at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum"
              + " value set: [INDEXES, TOTAL, NONE]");
    }
    return asked == ReturnConsumedCapacity.TOTAL || asked == ReturnConsumedCapacity.INDEXES;
  }

  /**
   * A write of one item, and what of the indexes must follow it.
   *
   * @param times how often it counts in the table: twice in a transaction
   */
  void write(
      Table written, Optional<Value.Document> before, Optional<Value.Document> after, int times) {
    halvesOfTable += 2L * times * written(Math.max(size(before), size(after)));
    written.indexes().values().forEach(index -> write(index, before, after));
  }

  /** An index that must follow a write: an entry more, one less, one changed, or one moved. */
  private void write(Index index, Optional<Value.Document> before, Optional<Value.Document> after) {
    Optional<Value.Document> entry = before.flatMap(index.schema()::entry);
    Optional<Value.Document> next = after.flatMap(index.schema()::entry);
    if (entry.equals(next)) {
      return;
    }
    boolean moved =
        entry.isPresent()
            && next.isPresent()
            && !index.keyOf(entry.get()).equals(index.keyOf(next.get()));
    long units =
        moved
            ? written(size(entry)) + written(size(next))
            : written(Math.max(size(entry), size(next)));
    halvesByIndex.merge(index.schema().name(), 2 * units, Long::sum);
  }

  void read(long bytes, boolean consistent, int times) {
    halvesOfTable += times * halves(bytes, consistent);
  }

  void read(Index index, long bytes) {
    halvesByIndex.merge(index.schema().name(), halves(bytes, false), Long::sum);
  }

  ConsumedCapacity told(@Nullable ReturnConsumedCapacity asked) {
    long all = halvesOfTable + halvesByIndex.values().stream().mapToLong(Long::longValue).sum();
    ConsumedCapacity.Builder told =
        ConsumedCapacity.builder().tableName(table).capacityUnits(all / 2.0);
    if (asked == ReturnConsumedCapacity.INDEXES) {
      told.table(capacity(halvesOfTable));
      if (!halvesByIndex.isEmpty()) {
        Map<String, Capacity> indexes = new TreeMap<>();
        halvesByIndex.forEach((index, halves) -> indexes.put(index, capacity(halves)));
        told.globalSecondaryIndexes(indexes);
      }
    }
    return told.build();
  }

  private static Capacity capacity(long halves) {
    return Capacity.builder().capacityUnits(halves / 2.0).build();
  }

  private static long halves(long bytes, boolean consistent) {
    return begun(bytes, READ_BYTES) * (consistent ? 2 : 1);
  }

  private static long written(long bytes) {
    return begun(bytes, WRITE_BYTES);
  }

  private static long begun(long bytes, int unit) {
    return Math.max(1, Math.ceilDiv(bytes, unit));
  }

  private static long size(Optional<Value.Document> item) {
    return item.map(Sizes::ofItem).orElse(0L);
  }
}
