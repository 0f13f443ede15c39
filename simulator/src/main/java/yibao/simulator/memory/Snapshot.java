package yibao.simulator.memory;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /** How many items were entered, changed or removed since then, by table; none that are equal. */
  public SortedMap<String, Integer> changesSince(Snapshot before) {
    SortedMap<String, Integer> changes = new TreeMap<>();
    Set<String> tables = new HashSet<>(items.keySet());
    tables.addAll(before.items.keySet());
    for (String table : tables) {
      int changed = changed(before.of(table), of(table));
      if (changed > 0) {
        changes.put(table, changed);
      }
    }
    return changes;
  }

  private SortedMap<Place, Value.Document> of(String table) {
    return items.getOrDefault(table, new TreeMap<>());
  }

  private static int changed(
      SortedMap<Place, Value.Document> before, SortedMap<Place, Value.Document> after) {
    Set<Place> places = new HashSet<>(before.keySet());
    places.addAll(after.keySet());
    return (int) places.stream().filter(place -> !isSame(place, before, after)).count();
  }

  private static boolean isSame(
      Place place,
      SortedMap<Place, Value.Document> before,
      SortedMap<Place, Value.Document> after) {
    return Objects.equals(before.get(place), after.get(place));
  }
}
