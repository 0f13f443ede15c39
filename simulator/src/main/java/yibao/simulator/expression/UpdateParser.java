package yibao.simulator.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Type;
import yibao.simulator.value.Value;

/** Reads an update: the sections SET, REMOVE, ADD and DELETE, each at most once, in any order. */
final class UpdateParser {

  private final Tokens tokens;
  private final ExpressionParser parser;
  private final List<Update.Action> actions = new ArrayList<>();
  private final Set<String> sections = new HashSet<>();

  UpdateParser(Tokens tokens, Placeholders placeholders) {
    this.tokens = tokens;
    this.parser = new ExpressionParser(tokens, placeholders);
  }

  Update whole() {
    do {
      section();
    } while (tokens.peek().kind() == Token.Kind.WORD);
    tokens.takeEnd();
    parser.checkOperators();
    return new Update(actions);
  }

  private void section() {
    String section = tokens.peek().text().toUpperCase(Locale.ROOT);
    Runnable action =
        switch (section) {
          case "SET" -> this::set;
          case "REMOVE" -> this::remove;
          case "ADD" -> this::add;
          case "DELETE" -> this::delete;
          default -> throw tokens.unexpected();
        };
    tokens.take();
    if (!sections.add(section)) {
      throw new Refusal(
          "The \"" + section + "\" section can only be used once in an update expression;");
    }
    do {
      action.run();
    } while (tokens.takeIfSign(","));
  }

  private void set() {
    Path path = parser.path();
    tokens.takeSign("=");
    parser.countOperator();
    actions.add(new Update.Action.Set(path, reckoned()));
  }

  private void remove() {
    parser.countOperator();
    actions.add(new Update.Action.Remove(parser.path()));
  }

  private void add() {
    parser.countOperator();
    Path path = parser.path();
    Value value = value("ADD", Set.of(Type.N, Type.SS, Type.NS, Type.BS));
    actions.add(new Update.Action.Add(path, value));
  }

  private void delete() {
    parser.countOperator();
    Path path = parser.path();
    Value value = value("DELETE", Set.of(Type.SS, Type.NS, Type.BS));
    actions.add(new Update.Action.Delete(path, (Value.Elements) value));
  }

  private Value value(String section, Set<Type> taken) {
    if (tokens.peek().kind() != Token.Kind.VALUE) {
      throw tokens.unexpected();
    }
    Value value = parser.value().value();
    if (!taken.contains(value.type())) {
      throw new Refusal(
          "Incorrect operand type for operator or function; operator: "
              + section
              + ", operand type: "
              + value.type());
    }
    return value;
  }

  /** An operand, or two with a sign between; parentheses may stand around the whole. */
  private Assigned reckoned() {
    if (tokens.takeIfSign("(")) {
      if (tokens.peek().isSign("(")) {
        throw new Refusal("The expression has redundant parentheses;");
      }
      Assigned enclosed = reckoned();
      tokens.takeSign(")");
      return enclosed instanceof Assigned.Reckoned ? enclosed : afterFirst(enclosed);
    }
    return afterFirst(operand());
  }

  private Assigned afterFirst(Assigned first) {
    if (!tokens.peek().isSign("+") && !tokens.peek().isSign("-")) {
      return first;
    }
    parser.countOperator();
    String sign = tokens.take().text();
    return new Assigned.Reckoned(sign, first, operand());
  }

  private Assigned operand() {
    if (tokens.takeIfSign("(")) {
      if (tokens.peek().isSign("(")) {
        throw new Refusal("The expression has redundant parentheses;");
      }
      Assigned enclosed = operand();
      tokens.takeSign(")");
      return enclosed;
    }
    if (tokens.peek().kind() == Token.Kind.VALUE) {
      return new Assigned.Plain(parser.value());
    }
    return parser.isFunctionNext() ? function() : new Assigned.Plain(new Operand.At(parser.path()));
  }

  private Assigned function() {
    String function = tokens.take().text();
    parser.countOperator();
    tokens.takeSign("(");
    List<Assigned> operands = new ArrayList<>();
    do {
      operands.add(operand());
    } while (tokens.takeIfSign(","));
    tokens.takeSign(")");
    return switch (function) {
      case "if_not_exists" -> ifNotExists(operands);
      case "list_append" -> {
        Operands.count(function, 2, operands.size());
        yield new Assigned.Appended(operands.getFirst(), operands.getLast());
      }
      default -> throw unknown(function);
    };
  }

  private static Assigned ifNotExists(List<Assigned> operands) {
    Operands.count("if_not_exists", 2, operands.size());
    if (operands.getFirst() instanceof Assigned.Plain(Operand first)) {
      return new Assigned.IfNotExists(Operands.path("if_not_exists", first), operands.getLast());
    }
    throw new Refusal(
        "Operator or function requires a document path; operator or function: if_not_exists");
  }

  private static Refusal unknown(String function) {
    return function.equals("size") || Predicate.named(function).isPresent()
        ? new Refusal("The function is not allowed in an update expression; function: " + function)
        : new Refusal("Invalid function name; function: " + function);
  }
}
