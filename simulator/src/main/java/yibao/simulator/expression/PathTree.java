package yibao.simulator.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/**
 * Something at each of several paths of one item. No path may lead through another's end, and none
 * may want a list where another wants a map.
 *
 * @param <T> what is at the paths
 */
final class PathTree<T> {

  private sealed interface Node<T> {

    /** A path ends here. */
    record End<T>(Path path, T what) implements Node<T> {}

    /** Paths go on through a map. */
    record Names<T>(Path first, Map<String, Node<T>> below) implements Node<T> {}

    /** Paths go on through a list. */
    record Indexes<T>(Path first, NavigableMap<Integer, Node<T>> below) implements Node<T> {}

    /** A path that leads here. */
    default Path path() {
      return switch (this) {
        case End<T>(Path path, _) -> path;
        case Names<T>(Path first, _) -> first;
        case Indexes<T>(Path first, _) -> first;
      };
    }
  }

  private final Map<String, Node<T>> attributes = new LinkedHashMap<>();

  /**
   * @throws Refusal if the path overlaps or conflicts with one before
   */
  void put(Path path, T what) {
    put(attributes, ((Path.Step.Name) path.steps().getFirst()).name(), path, 1, what);
  }

  private static <K, T> void put(Map<K, Node<T>> siblings, K step, Path path, int depth, T what) {
    Node<T> before = siblings.get(step);
    if (depth == path.steps().size()) {
      if (before != null) {
        throw clash("overlap", before.path(), path);
      }
      siblings.put(step, new Node.End<>(path, what));
      return;
    }
    switch (path.steps().get(depth)) {
      case Path.Step.Name(String name) ->
          put(names(siblings, step, path), name, path, depth + 1, what);
      case Path.Step.Index(int index) ->
          put(indexes(siblings, step, path), index, path, depth + 1, what);
    }
  }

  private static <K, T> Map<String, Node<T>> names(Map<K, Node<T>> siblings, K step, Path path) {
    Node<T> node =
        siblings.computeIfAbsent(step, none -> new Node.Names<>(path, new LinkedHashMap<>()));
    return switch (node) {
      case Node.Names<T>(_, var below) -> below;
      case Node.End<T>(Path before, _) -> throw clash("overlap", before, path);
      case Node.Indexes<T>(Path before, _) -> throw clash("conflict", before, path);
    };
  }

  private static <K, T> Map<Integer, Node<T>> indexes(Map<K, Node<T>> siblings, K step, Path path) {
    Node<T> node =
        siblings.computeIfAbsent(step, none -> new Node.Indexes<>(path, new TreeMap<>()));
    return switch (node) {
      case Node.Indexes<T>(_, var below) -> below;
      case Node.End<T>(Path before, _) -> throw clash("overlap", before, path);
      case Node.Names<T>(Path before, _) -> throw clash("conflict", before, path);
    };
  }

  private static Refusal clash(String how, Path one, Path other) {
    return new Refusal(
        "Two document paths "
            + how
            + " with each other; must remove or rewrite one of these paths; path one: "
            + one
            + ", path two: "
            + other);
  }

  /** What an item has at the paths. */
  Value.Document selected(Value.Document item) {
    return selected(attributes, item);
  }

  private static <T> Value.Document selected(Map<String, Node<T>> wanted, Value.Document map) {
    Map<String, Value> found = new LinkedHashMap<>();
    wanted.forEach(
        (name, node) ->
            map.at(name)
                .flatMap(value -> selected(node, value))
                .ifPresent(value -> found.put(name, value)));
    return new Value.Document(found);
  }

  private static <T> Optional<Value> selected(Node<T> node, Value value) {
    return switch (node) {
      case Node.End<T> _ -> Optional.of(value);
      case Node.Names<T>(_, var below) when value instanceof Value.Document map ->
          Optional.<Value>of(selected(below, map))
              .filter(part -> !part.equals(Value.Document.EMPTY));
      case Node.Indexes<T>(_, var below) when value instanceof Value.Sequence list ->
          selected(below, list);
      default -> Optional.empty();
    };
  }

  private static <T> Optional<Value> selected(
      NavigableMap<Integer, Node<T>> wanted, Value.Sequence list) {
    List<Value> found = new ArrayList<>();
    wanted.forEach(
        (index, node) ->
            list.at(index).flatMap(value -> selected(node, value)).ifPresent(found::add));
    return found.isEmpty() ? Optional.empty() : Optional.of(new Value.Sequence(found));
  }

  /**
   * The item changed at the paths.
   *
   * @param change what is there afterwards, if anything, of what is there now, if anything
   * @throws Refusal if a path leads through what isn't there
   */
  Value.Document changed(
      Value.Document item, BiFunction<T, Optional<Value>, Optional<Value>> change) {
    return changed(attributes, item, change);
  }

  private static <T> Value.Document changed(
      Map<String, Node<T>> nodes,
      Value.Document map,
      BiFunction<T, Optional<Value>, Optional<Value>> change) {
    Map<String, Value> fields = new LinkedHashMap<>(map.fields());
    nodes.forEach(
        (name, node) ->
            changed(node, map.at(name), change)
                .ifPresentOrElse(value -> fields.put(name, value), () -> fields.remove(name)));
    return new Value.Document(fields);
  }

  /** Indexes mean the list as it was; what is set beyond its end is added there, in their order. */
  private static <T> Value.Sequence changed(
      NavigableMap<Integer, Node<T>> nodes,
      Value.Sequence list,
      BiFunction<T, Optional<Value>, Optional<Value>> change) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < list.values().size(); i++) {
      Value value = list.values().get(i);
      Optional<Node<T>> node = Optional.ofNullable(nodes.get(i));
      node.map(found -> changed(found, Optional.of(value), change))
          .orElse(Optional.of(value))
          .ifPresent(values::add);
    }
    nodes
        .tailMap(list.values().size(), true)
        .values()
        .forEach(node -> changed(node, Optional.empty(), change).ifPresent(values::add));
    return new Value.Sequence(values);
  }

  private static <T> Optional<Value> changed(
      Node<T> node, Optional<Value> value, BiFunction<T, Optional<Value>, Optional<Value>> change) {
    return switch (node) {
      case Node.End<T>(_, T what) -> change.apply(what, value);
      case Node.Names<T>(_, var below)
          when value.isPresent() && value.get() instanceof Value.Document map ->
          Optional.of(changed(below, map, change));
      case Node.Indexes<T>(_, var below)
          when value.isPresent() && value.get() instanceof Value.Sequence list ->
          Optional.of(changed(below, list, change));
      default ->
          throw new Refusal(
              "The document path provided in the update expression is invalid for update");
    };
  }
}
