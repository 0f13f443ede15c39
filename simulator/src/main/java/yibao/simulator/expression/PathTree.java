package yibao.simulator.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import yibao.simulator.value.Refusal;

/**
 * Something at each of several paths of one item. No path may lead through another's end, and none
 * may want a list where another wants a map.
 *
 * @param <T> what is at the paths
 */
final class PathTree<T> {

  /** A step of one path or more. */
  sealed interface Node<T> {

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

  /** What is at the attributes that the paths begin with. */
  Map<String, Node<T>> attributes() {
    return attributes;
  }

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
}
