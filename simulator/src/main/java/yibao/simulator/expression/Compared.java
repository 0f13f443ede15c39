package yibao.simulator.expression;

import java.util.List;
import yibao.simulator.value.Type;
import yibao.simulator.value.Value;

/** One operand beside another. */
record Compared(Comparison comparison, Operand one, Operand other) implements Condition {
  Compared {
    Operands.distinct(comparison.sign(), one, List.of(other));
    if (comparison.asksForAnOrder()) {
      Operands.check(comparison.sign(), one, Type::isOrdered);
      Operands.check(comparison.sign(), other, Type::isOrdered);
    }
  }

  @Override
  public boolean holds(Value.Document item) {
    return comparison.holds(one.in(item), other.in(item));
  }

  @Override
  public List<Operand> operands() {
    return List.of(one, other);
  }

  @Override
  public List<Condition> parts() {
    return List.of();
  }

  @Override
  public String operator() {
    return comparison.sign();
  }
}
