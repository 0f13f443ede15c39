package yibao.simulator.memory;

import java.util.List;
import java.util.function.Predicate;
import yibao.simulator.expression.Path;
import yibao.simulator.value.Refusal;

/** What paths of expressions may have to do with keys: they don't lead into one, nor change one. */
record KeyPaths(Table table) {

  /**
   * A key is looked into by no condition.
   *
   * @throws Refusal if a path leads into one
   */
  void checkScalar(Iterable<Path> paths) {
    checkScalar(paths, path -> isKey(path.attribute()));
  }

  private static void checkScalar(Iterable<Path> paths, Predicate<Path> key) {
    for (Path path : paths) {
      if (path.isNested() && key.test(path)) {
        throw new Refusal(
            "Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
                + " allowed: Key: "
                + path.attribute());
      }
    }
  }

  /**
   * An item keeps its key, and nothing is put into a key of an index.
   *
   * @throws Refusal if an update would do either
   */
  void checkUpdated(List<Path> updated) {
    for (Path path : updated) {
      if (table.keys().has(path.attribute())) {
        throw new Misfit(
            "One or more parameter values were invalid: Cannot update attribute "
                + path.attribute()
                + ". This attribute is part of the key");
      }
    }
    checkScalar(updated, path -> isIndexKey(path.attribute()));
  }

  private boolean isKey(String attribute) {
    return table.keys().has(attribute) || isIndexKey(attribute);
  }

  private boolean isIndexKey(String attribute) {
    return table.indexes().values().stream()
        .anyMatch(index -> index.schema().keys().has(attribute));
  }
}
