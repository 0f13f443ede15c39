package yibao.simulator.expression;

import java.util.List;
import java.util.function.Predicate;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Type;
import yibao.simulator.value.Value;

/** What DynamoDB asks of operands before it looks at any item. */
final class Operands {

  private Operands() {}

  /** A value of the request, or a size, must be of a type that the operator takes. */
  static void check(String operator, Operand operand, Predicate<Type> taken) {
    Type type =
        switch (operand) {
          case Operand.Given(Value value) -> value.type();
          case Operand.Size _ -> Type.N;
          case Operand.At _ -> null;
        };
    if (type != null && !taken.test(type)) {
      throw new Refusal(
          "Incorrect operand type for operator or function; operator or function: "
              + operator
              + ", operand type: "
              + type);
    }
  }

  /** What is compared with itself tells nothing. */
  static void distinct(String operator, Operand first, List<Operand> others) {
    if (first instanceof Operand.At(Path path) && others.contains(first)) {
      throw new Refusal(
          "The first operand must be distinct from the remaining operands for this operator or"
              + " function; operator: "
              + operator
              + ", first operand: "
              + path);
    }
  }

  static Path path(String function, Operand operand) {
    if (operand instanceof Operand.At(Path path)) {
      return path;
    }
    throw new Refusal(
        "Operator or function requires a document path; operator or function: " + function);
  }

  static void count(String function, int asked, int given) {
    if (given != asked) {
      throw new Refusal(
          "Incorrect number of operands for operator or function; operator or function: "
              + function
              + ", number of operands: "
              + given);
    }
  }
}
