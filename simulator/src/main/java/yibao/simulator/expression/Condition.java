package yibao.simulator.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import yibao.simulator.value.Order;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Type;
import yibao.simulator.value.Value;

/** What must hold of an item. Each kind refuses, when made, what DynamoDB refuses of it unseen. */
public sealed interface Condition {

  /** Whether it holds; of an item that isn't there, an empty one is asked. */
  boolean holds(Value.Document item);

  /** What it is made of. */
  List<Condition> parts();

  /** The operands that it looks at itself. */
  List<Operand> operands();

  /** Its operator or function as it is written. */
  String operator();

  /**
   * Reads a ConditionExpression or FilterExpression.
   *
   * @throws Refusal if it can't be read
   */
  static Condition read(String expression, Placeholders placeholders) {
    return new ConditionParser(new Tokens(expression), placeholders).whole();
  }

  /** Every path in it. */
  default Set<Path> paths() {
    Set<Path> paths = new TreeSet<>(java.util.Comparator.comparing(Path::toString));
    operands().forEach(operand -> collect(operand, paths));
    parts().forEach(part -> paths.addAll(part.paths()));
    return paths;
  }

  private static void collect(Operand operand, Set<Path> paths) {
    switch (operand) {
      case Operand.At(Path path) -> paths.add(path);
      case Operand.Size(Operand of) -> collect(of, paths);
      case Operand.Given _ -> {}
    }
  }

  /** Two conditions joined. */
  sealed interface Joined extends Condition {
    Condition one();

    Condition other();

    @Override
    default List<Condition> parts() {
      return List.of(one(), other());
    }

    @Override
    default List<Operand> operands() {
      return List.of();
    }
  }

  /** Something of operands alone. */
  sealed interface Single extends Condition {
    @Override
    default List<Condition> parts() {
      return List.of();
    }
  }

  /** Both must hold. */
  record And(Condition one, Condition other) implements Joined {
    @Override
    public boolean holds(Value.Document item) {
      return one.holds(item) && other.holds(item);
    }

    @Override
    public String operator() {
      return "AND";
    }
  }

  /** One must hold. */
  record Or(Condition one, Condition other) implements Joined {
    @Override
    public boolean holds(Value.Document item) {
      return one.holds(item) || other.holds(item);
    }

    @Override
    public String operator() {
      return "OR";
    }
  }

  /** It mustn't hold. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Value.Document item) {
      return !condition.holds(item);
    }

    @Override
    public List<Condition> parts() {
      return List.of(condition);
    }

    @Override
    public List<Operand> operands() {
      return List.of();
    }

    @Override
    public String operator() {
      return "NOT";
    }
  }

  /** One operand beside another. */
  record Compared(Comparator comparator, Operand one, Operand other) implements Single {
    public Compared {
      Operands.distinct(comparator.sign(), one, List.of(other));
      if (comparator.asksForAnOrder()) {
        Operands.check(comparator.sign(), one, Type::isOrdered);
        Operands.check(comparator.sign(), other, Type::isOrdered);
      }
    }

    @Override
    public boolean holds(Value.Document item) {
      return comparator.holds(one.in(item), other.in(item));
    }

    @Override
    public List<Operand> operands() {
      return List.of(one, other);
    }

    @Override
    public String operator() {
      return comparator.sign();
    }
  }

  /** Not before one bound and not after another. */
  record Between(Operand operand, Operand lower, Operand upper) implements Single {
    public Between {
      Operands.distinct("BETWEEN", operand, List.of(lower, upper));
      for (Operand each : List.of(operand, lower, upper)) {
        Operands.check("BETWEEN", each, Type::isOrdered);
      }
      if (lower instanceof Operand.Given(Value low) && upper instanceof Operand.Given(Value high)) {
        checkBounds(low, high);
      }
    }

    private static void checkBounds(Value lower, Value upper) {
      if (lower.type() != upper.type()) {
        throw new Refusal(
            "The BETWEEN operator requires same data type for lower and upper bounds; lower bound"
                + " operand: "
                + lower
                + ", upper bound operand: "
                + upper);
      }
      if (Order.OF_SCALARS.compare(lower, upper) > 0) {
        throw new Refusal(
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound;"
                + " lower bound operand: "
                + lower
                + ", upper bound operand: "
                + upper);
      }
    }

    @Override
    public boolean holds(Value.Document item) {
      Optional<Value> value = operand.in(item);
      return Comparator.AT_LEAST.holds(value, lower.in(item))
          && Comparator.AT_MOST.holds(value, upper.in(item));
    }

    @Override
    public List<Operand> operands() {
      return List.of(operand, lower, upper);
    }

    @Override
    public String operator() {
      return "BETWEEN";
    }
  }

  /** Equal to one of several. */
  record In(Operand operand, List<Operand> others) implements Single {
    private static final int MOST = 100;

    public In {
      others = List.copyOf(others);
      Operands.distinct("IN", operand, others);
      if (others.size() > MOST) {
        throw new Refusal(
            "The IN operator is provided with too many operands; number of operands: "
                + others.size());
      }
    }

    @Override
    public boolean holds(Value.Document item) {
      Optional<Value> value = operand.in(item);
      return others.stream().anyMatch(other -> Comparator.EQUAL.holds(value, other.in(item)));
    }

    @Override
    public List<Operand> operands() {
      List<Operand> all = new ArrayList<>(others);
      all.addFirst(operand);
      return all;
    }

    @Override
    public String operator() {
      return "IN";
    }
  }

  /** A function that is a condition. */
  record Called(Predicate predicate, List<Operand> operands) implements Single {
    public Called {
      operands = List.copyOf(operands);
      predicate.check(operands);
    }

    @Override
    public boolean holds(Value.Document item) {
      return predicate.holds(operands.stream().map(operand -> operand.in(item)).toList());
    }

    @Override
    public String operator() {
      return predicate.function();
    }
  }
}
