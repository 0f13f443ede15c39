package yibao.simulator.expression;

import java.util.List;
import yibao.simulator.value.Value;

/** A condition that mustn't hold. */
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
