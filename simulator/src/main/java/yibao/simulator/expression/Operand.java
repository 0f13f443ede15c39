package yibao.simulator.expression;

import java.util.Optional;
import yibao.simulator.value.Value;

/** What is compared or assigned. */
sealed interface Operand {

  /** What it is in an item, if it is anything there. */
  Optional<Value> in(Value.Document item);

  /** Something of the item. */
  record At(Path path) implements Operand {
    @Override
    public Optional<Value> in(Value.Document item) {
      return path.in(item);
    }
  }

  /** Something of the request. */
  record Given(Value value) implements Operand {
    @Override
    public Optional<Value> in(Value.Document item) {
      return Optional.of(value);
    }
  }

  /** How large something is: characters, bytes, or how many it holds. */
  record Size(Operand of) implements Operand {
    public Size {
      Operands.check("size", of, type -> Magnitude.has(type));
    }

    @Override
    public Optional<Value> in(Value.Document item) {
      return of.in(item).flatMap(Magnitude::of);
    }
  }
}
