package yibao.simulator.memory;

import java.util.List;
import java.util.Optional;
import yibao.simulator.expression.Condition;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Sizes;
import yibao.simulator.value.Value;

/**
 * A write that was read and is well-formed: of which item, under which condition, with which
 * effect.
 *
 * @param wish what was asked for
 */
record Write(
    Table table, List<Value> key, Optional<Condition> condition, Effect effect, Wish wish) {

  private static final int LARGEST_ITEM = 400 * 1024;

  /** What becomes of an item. */
  interface Effect {

    /** Leaves it as it is. */
    Effect NONE = before -> before;

    /**
     * The item afterwards.
     *
     * @throws Refusal if it can't be done with this one
     */
    Optional<Value.Document> on(Optional<Value.Document> before);
  }

  static Write put(Table table, Wish wish) {
    Keys keys = new Keys(table);
    new KeyPaths(table).checkScalar(wish.conditionPaths());
    Value.Document item = wish.item();
    if (Sizes.ofItem(item) > LARGEST_ITEM) {
      throw new Refusal("Item size has exceeded the maximum allowed size");
    }
    keys.check(item);
    keys.checkIndexes(item);
    return new Write(table, keys.parts(item), wish.condition(), before -> Optional.of(item), wish);
  }

  static Write delete(Table table, Wish wish) {
    return ofKey(table, wish, before -> Optional.empty());
  }

  static Write check(Table table, Wish wish) {
    return ofKey(table, wish, Effect.NONE);
  }

  private static Write ofKey(Table table, Wish wish, Effect effect) {
    Keys keys = new Keys(table);
    new KeyPaths(table).checkScalar(wish.conditionPaths());
    Value.Document key = wish.item();
    keys.checkKey(key);
    return new Write(table, keys.parts(key), wish.condition(), effect, wish);
  }

  static Write update(Table table, Wish wish) {
    Keys keys = new Keys(table);
    new KeyPaths(table).checkScalar(wish.conditionPaths());
    Value.Document key = wish.item();
    keys.checkKey(key);
    return new Write(
        table,
        keys.parts(key),
        wish.condition(),
        before -> Optional.of(updated(table, wish, before)),
        wish);
  }

  private static Value.Document updated(Table table, Wish wish, Optional<Value.Document> before) {
    new KeyPaths(table).checkUpdated(wish.update().paths());
    Value.Document after = wish.update().on(before.orElse(wish.item()));
    new Keys(table).checkIndexes(after);
    if (Sizes.ofItem(after) > LARGEST_ITEM) {
      throw new Refusal("Item size to update has exceeded the maximum allowed size");
    }
    return after;
  }

  /** The item as it is. */
  Optional<Value.Document> before() {
    return table.items().find(key);
  }

  boolean isAllowed(Optional<Value.Document> before) {
    return condition.isEmpty() || condition.get().holds(before.orElse(Value.Document.EMPTY));
  }

  /** The item to tell of when the condition failed. */
  Optional<Value.Document> told(Optional<Value.Document> before) {
    return wish.tellsItem() ? before : Optional.empty();
  }

  void replace(Optional<Value.Document> after) {
    if (effect != Effect.NONE) {
      table.replace(key, after);
    }
  }
}
