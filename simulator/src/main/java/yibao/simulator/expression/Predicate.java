package yibao.simulator.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Type;
import yibao.simulator.value.Value;

/** The functions that are conditions. */
enum Predicate {
  ATTRIBUTE_EXISTS(1) {
    @Override
    void checkOperands(List<Operand> operands) {
      Operands.path(function(), operands.getFirst());
    }

    @Override
    boolean holds(List<Optional<Value>> operands) {
      return operands.getFirst().isPresent();
    }
  },
  ATTRIBUTE_NOT_EXISTS(1) {
    @Override
    void checkOperands(List<Operand> operands) {
      Operands.path(function(), operands.getFirst());
    }

    @Override
    boolean holds(List<Optional<Value>> operands) {
      return operands.getFirst().isEmpty();
    }
  },
  ATTRIBUTE_TYPE(2) {
    @Override
    void checkOperands(List<Operand> operands) {
      if (!(operands.getLast() instanceof Operand.Given(Value.Text(String named)))) {
        throw new Refusal(
            "Incorrect operand type for operator or function; operator or function: " + function());
      }
      if (Arrays.stream(Type.values()).noneMatch(type -> type.name().equals(named))) {
        throw new Refusal(
            "Invalid attribute type name found; type: "
                + named
                + ", valid types: "
                + Arrays.toString(Type.values()));
      }
    }

    @Override
    boolean holds(List<Optional<Value>> operands) {
      String asked = ((Value.Text) operands.getLast().orElseThrow()).text();
      return operands.getFirst().filter(value -> value.type().name().equals(asked)).isPresent();
    }
  },
  BEGINS_WITH(2) {
    @Override
    void checkOperands(List<Operand> operands) {
      for (Operand operand : operands) {
        Operands.check(function(), operand, type -> type == Type.S || type == Type.B);
      }
    }

    @Override
    boolean holds(List<Optional<Value>> operands) {
      return both(operands, Substance::beginsWith);
    }
  },
  CONTAINS(2) {
    @Override
    void checkOperands(List<Operand> operands) {}

    @Override
    boolean holds(List<Optional<Value>> operands) {
      return both(operands, Substance::contains);
    }
  };

  private final int count;

  Predicate(int count) {
    this.count = count;
  }

  /** The one of a name in its own case. */
  static Optional<Predicate> named(String function) {
    return Arrays.stream(values()).filter(each -> each.function().equals(function)).findFirst();
  }

  String function() {
    return name().toLowerCase(Locale.ROOT);
  }

  void check(List<Operand> operands) {
    Operands.count(function(), count, operands.size());
    if (count > 1) {
      Operands.distinct(function(), operands.getFirst(), operands.subList(1, count));
    }
    checkOperands(operands);
  }

  abstract void checkOperands(List<Operand> operands);

  abstract boolean holds(List<Optional<Value>> operands);

  private interface Relation {
    boolean holds(Value one, Value other);
  }

  private static boolean both(List<Optional<Value>> operands, Relation relation) {
    return operands.stream().allMatch(Optional::isPresent)
        && relation.holds(operands.getFirst().orElseThrow(), operands.getLast().orElseThrow());
  }
}
