package yibao.simulator.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** Equal to one of several. */
record OneOf(Operand operand, List<Operand> others) implements Condition {
  private static final int MOST = 100;

  OneOf {
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
    return others.stream().anyMatch(other -> Comparison.EQUAL.holds(value, other.in(item)));
  }

  @Override
  public List<Operand> operands() {
    List<Operand> all = new ArrayList<>(others);
    all.addFirst(operand);
    return all;
  }

  @Override
  public List<Condition> parts() {
    return List.of();
  }

  @Override
  public String operator() {
    return "IN";
  }
}
