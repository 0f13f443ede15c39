package yibao.simulator.expression;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** What must hold of an item. Each kind refuses, when made, what DynamoDB refuses of it unseen. */
public sealed interface Condition permits Both, Either, Not, Compared, Between, OneOf, Called {

  /** Whether it holds; of an item that isn't there, an empty one is asked. */
  boolean holds(Value.Document item);

  /** The conditions that it is made of. */
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
}
