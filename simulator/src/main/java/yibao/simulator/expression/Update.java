package yibao.simulator.expression;

import java.util.List;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** What an update makes of an item. */
public final class Update {

  /** Changes nothing. */
  public static final Update NONE = new Update(List.of());

  private final List<Action> actions;
  private final PathTree<Action> tree = new PathTree<>();

  Update(List<Action> actions) {
    this.actions = List.copyOf(actions);
    actions.forEach(action -> tree.put(action.path(), action));
  }

  /** One part of it. */
  sealed interface Action {
    Path path();

    record Set(Path path, Assigned to) implements Action {}

    record Remove(Path path) implements Action {}

    record Add(Path path, Value value) implements Action {}

    record Delete(Path path, Value.Elements elements) implements Action {}
  }

  /**
   * Reads an UpdateExpression.
   *
   * @throws Refusal if it can't be read
   */
  public static Update read(String expression, Placeholders placeholders) {
    return new UpdateParser(new Tokens(expression), placeholders).whole();
  }

  /** Where it changes something. */
  public List<Path> paths() {
    return actions.stream().map(Action::path).toList();
  }

  /**
   * The item as it is afterwards. Everything is worked out on the item as it was.
   *
   * @param item of a new one just the key
   * @throws Refusal if it doesn't fit the item
   */
  public Value.Document on(Value.Document item) {
    return new Amendment(item).by(tree);
  }
}
