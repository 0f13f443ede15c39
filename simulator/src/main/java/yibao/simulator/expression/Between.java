package yibao.simulator.expression;

import java.util.List;
import java.util.Optional;
import yibao.simulator.value.Order;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Type;
import yibao.simulator.value.Value;

/** Not before one bound and not after another. */
record Between(Operand operand, Operand lower, Operand upper) implements Condition {
  Between {
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
    return Comparison.AT_LEAST.holds(value, lower.in(item))
        && Comparison.AT_MOST.holds(value, upper.in(item));
  }

  @Override
  public List<Operand> operands() {
    return List.of(operand, lower, upper);
  }

  @Override
  public List<Condition> parts() {
    return List.of();
  }

  @Override
  public String operator() {
    return "BETWEEN";
  }
}
