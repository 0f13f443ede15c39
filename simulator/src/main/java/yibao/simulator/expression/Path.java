package yibao.simulator.expression;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/**
 * Where in an item something stands: an attribute's name, then names in maps and indexes in lists.
 */
public record Path(List<Step> steps) {

  private static final int MOST_STEPS = 32;

  /** One step down. */
  public sealed interface Step {

    /** To what a map has under a name. */
    record Name(String name) implements Step {
      @Override
      public String toString() {
        return name;
      }
    }

    /** To what a list has at an index. */
    record Index(int index) implements Step {
      @Override
      public String toString() {
        return "[" + index + "]";
      }
    }
  }

  public Path {
    steps = List.copyOf(steps);
    if (steps.size() > MOST_STEPS) {
      throw new Refusal(
          "The document path has too many nesting levels; nesting levels: " + steps.size());
    }
  }

  /** The attribute that it begins with. */
  public String attribute() {
    return ((Step.Name) steps.getFirst()).name();
  }

  /** Whether it goes into the attribute. */
  public boolean isNested() {
    return steps.size() > 1;
  }

  /** What stands there, if anything does. */
  public Optional<Value> in(Value.Document item) {
    Optional<Value> found = Optional.of(item);
    for (Step step : steps) {
      found = found.flatMap(value -> below(value, step));
    }
    return found;
  }

  private static Optional<Value> below(Value value, Step step) {
    return switch (step) {
      case Step.Name(String name) when value instanceof Value.Document map -> map.at(name);
      case Step.Index(int index) when value instanceof Value.Sequence list -> list.at(index);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
