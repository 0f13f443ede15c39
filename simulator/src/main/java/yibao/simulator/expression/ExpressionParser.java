package yibao.simulator.expression;

import java.util.ArrayList;
import java.util.List;
import yibao.simulator.value.Refusal;

/**
 * What all expressions are read by: paths and placeholders, and how many operators they may have.
 */
final class ExpressionParser {

  private static final int MOST_OPERATORS = 300;

  private final Tokens tokens;
  private final Placeholders placeholders;
  private int operators;

  ExpressionParser(Tokens tokens, Placeholders placeholders) {
    this.tokens = tokens;
    this.placeholders = placeholders;
  }

  void countOperator() {
    operators++;
  }

  void checkOperators() {
    if (operators > MOST_OPERATORS) {
      throw new Refusal("The expression contains too many operators; operator count: " + operators);
    }
  }

  /** Whether a function's name and its parenthesis come next. */
  boolean isFunctionNext() {
    return tokens.peek().kind() == Token.Kind.WORD && tokens.peekFurther().isSign("(");
  }

  Path path() {
    List<Path.Step> steps = new ArrayList<>();
    steps.add(name());
    while (true) {
      if (tokens.takeIfSign(".")) {
        steps.add(name());
      } else if (tokens.takeIfSign("[")) {
        steps.add(index());
        tokens.takeSign("]");
      } else {
        return new Path(steps);
      }
    }
  }

  Operand.Given value() {
    return new Operand.Given(placeholders.value(tokens.take().text()));
  }

  private Path.Step name() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case NAME -> {
        tokens.take();
        yield new Path.Step.Name(placeholders.name(token.text()));
      }
      case WORD -> {
        if (Tokens.isGrammar(token.text())) {
          throw tokens.unexpected();
        }
        ReservedWords.check(token.text());
        tokens.take();
        yield new Path.Step.Name(token.text());
      }
      default -> throw tokens.unexpected();
    };
  }

  private Path.Step index() {
    Token token = tokens.peek();
    if (token.kind() != Token.Kind.INDEX) {
      throw tokens.unexpected();
    }
    try {
      int index = Integer.parseInt(token.text());
      tokens.take();
      return new Path.Step.Index(index);
    } catch (NumberFormatException e) {
      throw new Refusal(
          "List index is not within the allowable range; index: [" + token.text() + "]");
    }
  }
}
