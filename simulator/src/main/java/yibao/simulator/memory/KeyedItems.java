package yibao.simulator.memory;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import yibao.simulator.value.Value;

/** Items in the order of their keys: by hash key, then by what else a key has. */
final class KeyedItems {

  private final TreeMap<Place, Value.Document> items = new TreeMap<>();

  Optional<Value.Document> find(List<Value> key) {
    return Optional.ofNullable(items.get(Place.at(key)));
  }

  void put(List<Value> key, Value.Document item) {
    items.put(Place.at(key), item);
  }

  void remove(List<Value> key) {
    items.remove(Place.at(key));
  }

  void clear() {
    items.clear();
  }

  SortedMap<Place, Value.Document> copy() {
    return new TreeMap<>(items);
  }

  Collection<Value.Document> all() {
    return items.values();
  }

  /** Those behind a place, in their order. */
  Iterator<Value.Document> after(Place place) {
    return items.tailMap(place, false).values().iterator();
  }

  /** Those at or behind a place, in their order. */
  Iterator<Value.Document> from(Place place) {
    return items.tailMap(place, true).values().iterator();
  }

  /** Those before a place, the nearest first. */
  Iterator<Value.Document> backFrom(Place place) {
    return items.headMap(place, false).descendingMap().values().iterator();
  }
}
