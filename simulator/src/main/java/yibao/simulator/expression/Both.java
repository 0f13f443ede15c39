package yibao.simulator.expression;

import java.util.List;
import yibao.simulator.value.Value;

/** Two conditions that must hold. */
record Both(Condition one, Condition other) implements Condition {

  @Override
  public boolean holds(Value.Document item) {
    return one.holds(item) && other.holds(item);
  }

  @Override
  public List<Condition> parts() {
    return List.of(one, other);
  }

  @Override
  public List<Operand> operands() {
    return List.of();
  }

  @Override
  public String operator() {
    return "AND";
  }
}
