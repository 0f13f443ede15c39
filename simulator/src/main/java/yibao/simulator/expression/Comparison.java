package yibao.simulator.expression;

import java.util.Optional;
import yibao.simulator.value.Order;
import yibao.simulator.value.Value;

/** The six ways to compare two operands. */
enum Comparison {
  EQUAL("="),
  NOT_EQUAL("<>"),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  static Optional<Comparison> of(Token token) {
    for (Comparison comparison : values()) {
      if (token.isSign(comparison.sign)) {
        return Optional.of(comparison);
      }
    }
    return Optional.empty();
  }

  String sign() {
    return sign;
  }

  boolean asksForAnOrder() {
    return this != EQUAL && this != NOT_EQUAL;
  }

  boolean holds(Optional<Value> one, Optional<Value> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return this == NOT_EQUAL;
    }
    return holds(one.get(), other.get());
  }

  boolean holds(Value one, Value other) {
    return switch (this) {
      case EQUAL -> one.equals(other);
      case NOT_EQUAL -> !one.equals(other);
      default -> one.type() == other.type() && one.type().isOrdered() && inOrder(one, other);
    };
  }

  private boolean inOrder(Value one, Value other) {
    int order = Order.OF_SCALARS.compare(one, other);
    return switch (this) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
      case EQUAL, NOT_EQUAL -> throw new IllegalStateException("no order is asked for");
    };
  }
}
