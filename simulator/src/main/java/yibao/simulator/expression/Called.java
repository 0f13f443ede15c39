package yibao.simulator.expression;

import java.util.List;
import yibao.simulator.value.Value;

/** A function that is a condition. */
record Called(Predicate predicate, List<Operand> operands) implements Condition {
  Called {
    operands = List.copyOf(operands);
    predicate.check(operands);
  }

  @Override
  public boolean holds(Value.Document item) {
    return predicate.holds(operands.stream().map(operand -> operand.in(item)).toList());
  }

  @Override
  public List<Condition> parts() {
    return List.of();
  }

  @Override
  public String operator() {
    return predicate.function();
  }
}
