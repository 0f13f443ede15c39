package yibao.simulator.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.simulator.value.Refusal;

/**
 * Reads a condition: OR binds least, then AND, NOT, and the comparisons. A parenthesis may hold a
 * condition or an operand, so both are read in one way and told apart by what stands around them.
 */
final class ConditionParser {

  private final Tokens tokens;
  private final ExpressionParser parser;

  ConditionParser(Tokens tokens, Placeholders placeholders) {
    this.tokens = tokens;
    this.parser = new ExpressionParser(tokens, placeholders);
  }

  /** Something read: a condition or an operand, and whether parentheses stand right around it. */
  private sealed interface Read {
    record OfCondition(Condition condition, boolean enclosed) implements Read {}

    record OfOperand(Operand operand, boolean enclosed) implements Read {}

    boolean enclosed();
  }

  Condition whole() {
    Condition condition = condition(alternatives());
    tokens.takeEnd();
    parser.checkOperators();
    return condition;
  }

  private Read alternatives() {
    Read read = conjunction();
    while (tokens.peek().isWord("OR")) {
      Condition one = condition(read);
      operator();
      read = new Read.OfCondition(new Either(one, condition(conjunction())), false);
    }
    return read;
  }

  private Read conjunction() {
    Read read = negation();
    while (tokens.peek().isWord("AND")) {
      Condition one = condition(read);
      operator();
      read = new Read.OfCondition(new Both(one, condition(negation())), false);
    }
    return read;
  }

  private Read negation() {
    if (tokens.peek().isWord("NOT")) {
      operator();
      return new Read.OfCondition(new Not(condition(negation())), false);
    }
    return comparison();
  }

  private Read comparison() {
    Read read = primary();
    Optional<Comparison> comparison = Comparison.of(tokens.peek());
    if (comparison.isPresent()) {
      Operand one = operand(read);
      operator();
      return made(new Compared(comparison.get(), one, operand(primary())));
    }
    if (tokens.peek().isWord("BETWEEN")) {
      Operand operand = operand(read);
      operator();
      Operand lower = operand(primary());
      tokens.takeWord("AND");
      return made(new Between(operand, lower, operand(primary())));
    }
    if (tokens.peek().isWord("IN")) {
      Operand operand = operand(read);
      operator();
      tokens.takeSign("(");
      return made(new OneOf(operand, list()));
    }
    return read;
  }

  private static Read made(Condition condition) {
    return new Read.OfCondition(condition, false);
  }

  private Read primary() {
    if (tokens.takeIfSign("(")) {
      Read read = alternatives();
      tokens.takeSign(")");
      if (read.enclosed()) {
        throw new Refusal("The expression has redundant parentheses;");
      }
      return switch (read) {
        case Read.OfCondition(Condition condition, _) -> new Read.OfCondition(condition, true);
        case Read.OfOperand(Operand operand, _) -> new Read.OfOperand(operand, true);
      };
    }
    if (tokens.peek().kind() == Token.Kind.VALUE) {
      return new Read.OfOperand(parser.value(), false);
    }
    return parser.isFunctionNext()
        ? function()
        : new Read.OfOperand(new Operand.At(parser.path()), false);
  }

  private Read function() {
    String function = tokens.peek().text();
    operator();
    tokens.takeSign("(");
    List<Operand> operands = list();
    if (function.equals("size")) {
      Operands.count(function, 1, operands.size());
      return new Read.OfOperand(new Operand.Size(operands.getFirst()), false);
    }
    if (function.equals("if_not_exists") || function.equals("list_append")) {
      throw new Refusal(
          "The function is not allowed in a condition expression; function: " + function);
    }
    Predicate predicate =
        Predicate.named(function)
            .orElseThrow(() -> new Refusal("Invalid function name; function: " + function));
    return made(new Called(predicate, operands));
  }

  /** At least one, up to the closing parenthesis. */
  private List<Operand> list() {
    List<Operand> operands = new ArrayList<>();
    do {
      operands.add(operand(primary()));
    } while (tokens.takeIfSign(","));
    tokens.takeSign(")");
    return operands;
  }

  private void operator() {
    parser.countOperator();
    tokens.take();
  }

  private Condition condition(Read read) {
    return switch (read) {
      case Read.OfCondition(Condition condition, _) -> condition;
      case Read.OfOperand(Operand.Size _, _) -> throw misused("size");
      case Read.OfOperand _ -> throw tokens.unexpected();
    };
  }

  private Operand operand(Read read) {
    return switch (read) {
      case Read.OfOperand(Operand operand, _) -> operand;
      case Read.OfCondition(Called(Predicate predicate, _), _) ->
          throw misused(predicate.function());
      case Read.OfCondition _ -> throw tokens.unexpected();
    };
  }

  private static Refusal misused(String function) {
    return new Refusal(
        "The function is not allowed to be used this way in an expression; function: " + function);
  }
}
