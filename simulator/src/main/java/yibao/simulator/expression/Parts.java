package yibao.simulator.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import yibao.simulator.value.Value;

/** Picks parts out of an item; a list is told with just those of its values. */
final class Parts {

  private Parts() {}

  /** What an item has at the paths. */
  static <T> Value.Document of(Value.Document item, PathTree<T> paths) {
    return selected(paths.attributes(), item);
  }

  private static <T> Value.Document selected(
      Map<String, PathTree.Node<T>> wanted, Value.Document map) {
    Map<String, Value> found = new LinkedHashMap<>();
    wanted.forEach(
        (name, node) ->
            map.at(name)
                .flatMap(value -> selected(node, value))
                .ifPresent(value -> found.put(name, value)));
    return new Value.Document(found);
  }

  private static <T> Optional<Value> selected(PathTree.Node<T> node, Value value) {
    return switch (node) {
      case PathTree.Node.End<T> _ -> Optional.of(value);
      case PathTree.Node.Names<T>(_, var below) when value instanceof Value.Document map ->
          Optional.<Value>of(selected(below, map))
              .filter(part -> !part.equals(Value.Document.EMPTY));
      case PathTree.Node.Indexes<T>(_, var below) when value instanceof Value.Sequence list ->
          selected(below, list);
      default -> Optional.empty();
    };
  }

  private static <T> Optional<Value> selected(
      NavigableMap<Integer, PathTree.Node<T>> wanted, Value.Sequence list) {
    List<Value> found = new ArrayList<>();
    wanted.forEach(
        (index, node) ->
            list.at(index).flatMap(value -> selected(node, value)).ifPresent(found::add));
    return found.isEmpty() ? Optional.empty() : Optional.of(new Value.Sequence(found));
  }
}
