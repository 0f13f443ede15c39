package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Value;

/**
 * What stood in every table at one moment. Items don't change, they are replaced, so it is cheap to
 * take and to compare.
 */
public final class Snapshot {

  private final Map<String, SortedMap<Place, Value.Document>> items = new TreeMap<>();

  Snapshot(Collection<Table> tables) {
    tables.forEach(table -> items.put(table.name(), table.items().copy()));
  }

  /**
   * An item that isn't as it was.
   *
   * @param before empty if it was entered
   * @param after empty if it was removed
   */
  public record Changed(
      String table,
      Optional<Map<String, AttributeValue>> before,
      Optional<Map<String, AttributeValue>> after) {}

  /** How many items were entered, changed or removed since then, by table; none that are equal. */
  public SortedMap<String, Integer> changesSince(Snapshot before) {
    SortedMap<String, Integer> changes = new TreeMap<>();
    since(before).forEach(changed -> changes.merge(changed.table(), 1, Integer::sum));
    return changes;
  }

  /** The items that were entered, changed or removed since then, by table and key. */
  public List<Changed> since(Snapshot before) {
    List<Changed> changes = new ArrayList<>();
    SortedMap<String, SortedMap<Place, Value.Document>> all = new TreeMap<>(before.items);
    all.putAll(items);
    all.keySet().forEach(table -> compare(table, before.of(table), of(table), changes));
    return changes;
  }

  private SortedMap<Place, Value.Document> of(String table) {
    return items.getOrDefault(table, new TreeMap<>());
  }

  private static void compare(
      String table,
      SortedMap<Place, Value.Document> before,
      SortedMap<Place, Value.Document> after,
      List<Changed> changes) {
    Iterator<Map.Entry<Place, Value.Document>> olds = before.entrySet().iterator();
    Iterator<Map.Entry<Place, Value.Document>> news = after.entrySet().iterator();
    Map.Entry<Place, Value.Document> old = next(olds);
    Map.Entry<Place, Value.Document> now = next(news);
    while (old != null || now != null) {
      int order = old == null ? 1 : now == null ? -1 : old.getKey().compareTo(now.getKey());
      Optional<Value.Document> was =
          order <= 0 ? Optional.of(Objects.requireNonNull(old).getValue()) : Optional.empty();
      Optional<Value.Document> is =
          order >= 0 ? Optional.of(Objects.requireNonNull(now).getValue()) : Optional.empty();
      if (!was.equals(is)) {
        changes.add(
            new Changed(table, was.map(AttributeValues::write), is.map(AttributeValues::write)));
      }
      old = order <= 0 ? next(olds) : old;
      now = order >= 0 ? next(news) : now;
    }
  }

  private static Map.@Nullable Entry<Place, Value.Document> next(
      Iterator<Map.Entry<Place, Value.Document>> entries) {
    return entries.hasNext() ? entries.next() : null;
  }
}
