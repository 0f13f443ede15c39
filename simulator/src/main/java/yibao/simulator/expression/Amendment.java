package yibao.simulator.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/**
 * An update as it is carried out on one item. Everything is worked out on the item as it was.
 *
 * @param item as it was
 */
record Amendment(Value.Document item) {

  /**
   * The item afterwards.
   *
   * @throws Refusal if a path leads through what isn't there, or an action doesn't fit what is
   */
  Value.Document by(PathTree<Update.Action> actions) {
    return changed(actions.attributes(), item);
  }

  private Value.Document changed(
      Map<String, PathTree.Node<Update.Action>> nodes, Value.Document map) {
    Map<String, Value> fields = new LinkedHashMap<>(map.fields());
    nodes.forEach(
        (name, node) ->
            changed(node, map.at(name))
                .ifPresentOrElse(value -> fields.put(name, value), () -> fields.remove(name)));
    return new Value.Document(fields);
  }

  /** Indexes mean the list as it was; what is set beyond its end is added there, in their order. */
  private Value.Sequence changed(
      NavigableMap<Integer, PathTree.Node<Update.Action>> nodes, Value.Sequence list) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < list.values().size(); i++) {
      Optional<Value> value = list.at(i);
      Optional.ofNullable(nodes.get(i))
          .map(node -> changed(node, value))
          .orElse(value)
          .ifPresent(values::add);
    }
    nodes
        .tailMap(list.values().size(), true)
        .values()
        .forEach(node -> changed(node, Optional.empty()).ifPresent(values::add));
    return new Value.Sequence(values);
  }

  private Optional<Value> changed(PathTree.Node<Update.Action> node, Optional<Value> value) {
    return switch (node) {
      case PathTree.Node.End<Update.Action>(_, Update.Action action) -> done(action, value);
      case PathTree.Node.Names<Update.Action>(_, var below)
          when value.isPresent() && value.get() instanceof Value.Document map ->
          Optional.of(changed(below, map));
      case PathTree.Node.Indexes<Update.Action>(_, var below)
          when value.isPresent() && value.get() instanceof Value.Sequence list ->
          Optional.of(changed(below, list));
      default ->
          throw new Refusal(
              "The document path provided in the update expression is invalid for update");
    };
  }

  private Optional<Value> done(Update.Action action, Optional<Value> there) {
    return switch (action) {
      case Update.Action.Set(_, Assigned to) -> Optional.of(to.on(item));
      case Update.Action.Remove _ -> Optional.empty();
      case Update.Action.Add(_, Value value) -> Optional.of(Assigned.added(value, there));
      case Update.Action.Delete(_, Value.Elements elements) -> Assigned.without(elements, there);
    };
  }
}
