package yibao.simulator.memory;

import java.util.List;
import yibao.simulator.value.Order;
import yibao.simulator.value.Value;

/**
 * Where an item stands among others, or between which items a search begins.
 *
 * @param parts of a key, from the hash key on; a search may lack the last ones
 * @param beyond whether all keys that begin with these parts stand before it
 */
record Place(List<Value> parts, boolean beyond) implements Comparable<Place> {

  static Place at(List<Value> key) {
    return new Place(key, false);
  }

  static Place before(Value hash) {
    return at(List.of(hash));
  }

  static Place beyond(Value hash) {
    return new Place(List.of(hash), true);
  }

  @Override
  public int compareTo(Place other) {
    int shared = Math.min(parts.size(), other.parts.size());
    for (int i = 0; i < shared; i++) {
      int order = Order.OF_SCALARS.compare(parts.get(i), other.parts.get(i));
      if (order != 0) {
        return order;
      }
    }
    if (beyond && parts.size() == shared) {
      return other.beyond && other.parts.size() == shared ? 0 : 1;
    }
    if (other.beyond && other.parts.size() == shared) {
      return -1;
    }
    return Integer.compare(parts.size(), other.parts.size());
  }
}
