package yibao.simulator.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.simulator.value.Numbers;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Type;
import yibao.simulator.value.Value;

/** What an update sets an attribute to, worked out on the item as it was. */
sealed interface Assigned {

  /**
   * Works it out on an item.
   *
   * @throws Refusal if it can't be worked out on this one
   */
  Value on(Value.Document item);

  /** A value, or what stands somewhere in the item. */
  record Plain(Operand operand) implements Assigned {
    @Override
    public Value on(Value.Document item) {
      return operand
          .in(item)
          .orElseThrow(
              () ->
                  new Refusal(
                      "The provided expression refers to an attribute that does not exist in the"
                          + " item"));
    }
  }

  /** What stands at a path, else something other. */
  record IfNotExists(Path path, Assigned otherwise) implements Assigned {
    public IfNotExists {
      if (otherwise instanceof Plain(Operand operand)) {
        Operands.distinct("if_not_exists", new Operand.At(path), List.of(operand));
      }
    }

    @Override
    public Value on(Value.Document item) {
      // it must be there even where it isn't needed
      Value other = otherwise.on(item);
      return path.in(item).orElse(other);
    }
  }

  /** A list with another's values after its own. */
  record Appended(Assigned first, Assigned second) implements Assigned {
    public Appended {
      for (Assigned each : List.of(first, second)) {
        if (each instanceof Plain(Operand operand)) {
          Operands.check("list_append", operand, type -> type == Type.L);
        }
      }
    }

    @Override
    public Value on(Value.Document item) {
      List<Value> values = new ArrayList<>(list(first.on(item)));
      values.addAll(list(second.on(item)));
      return new Value.Sequence(values);
    }

    private static List<Value> list(Value value) {
      if (value instanceof Value.Sequence(var values)) {
        return values;
      }
      throw wrongType();
    }
  }

  /**
   * A sum or a difference.
   *
   * @param sign + or -
   */
  record Reckoned(String sign, Assigned first, Assigned second) implements Assigned {
    public Reckoned {
      for (Assigned each : List.of(first, second)) {
        if (each instanceof Plain(Operand operand)) {
          Operands.check(sign, operand, type -> type == Type.N);
        }
      }
    }

    @Override
    public Value on(Value.Document item) {
      BigDecimal one = number(first.on(item));
      BigDecimal other = number(second.on(item));
      return Numbers.of(sign.equals("+") ? one.add(other) : one.subtract(other));
    }
  }

  static BigDecimal number(Value value) {
    if (value instanceof Value.Numeral(BigDecimal number)) {
      return number;
    }
    throw wrongType();
  }

  static Refusal wrongType() {
    return new Refusal("An operand in the update expression has an incorrect data type");
  }

  /** What an attribute is made of a number or set that is there before, if it is. */
  static Value added(Value value, Optional<Value> before) {
    return before.map(there -> sum(there, value)).orElse(value);
  }

  private static Value sum(Value there, Value value) {
    if (there instanceof Value.Elements one
        && value instanceof Value.Elements other
        && one.type() == other.type()) {
      var values = new java.util.LinkedHashSet<>(one.values());
      values.addAll(other.values());
      return new Value.Elements(one.type(), values);
    }
    return Numbers.of(number(there).add(number(value)));
  }

  /** What is left of a set without some elements; nothing if none is. */
  static Optional<Value> without(Value.Elements elements, Optional<Value> before) {
    if (before.isEmpty()) {
      return Optional.empty();
    }
    if (!(before.get() instanceof Value.Elements there) || there.type() != elements.type()) {
      throw wrongType();
    }
    var values = new java.util.LinkedHashSet<>(there.values());
    values.removeAll(elements.values());
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new Value.Elements(there.type(), values));
  }
}
