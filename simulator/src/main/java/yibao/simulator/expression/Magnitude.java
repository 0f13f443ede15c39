package yibao.simulator.expression;

import java.math.BigDecimal;
import java.util.Optional;
import yibao.simulator.value.Numbers;
import yibao.simulator.value.Type;
import yibao.simulator.value.Value;

/** What the function size tells. */
final class Magnitude {

  private Magnitude() {}

  static boolean has(Type type) {
    return type != Type.N && type != Type.BOOL && type != Type.NULL;
  }

  static Optional<Value> of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> number(text.length());
      case Value.Binary(var bytes) -> number(bytes.asByteArrayUnsafe().length);
      case Value.Elements(_, var values) -> number(values.size());
      case Value.Sequence(var values) -> number(values.size());
      case Value.Document(var fields) -> number(fields.size());
      case Value.Numeral _, Value.Truth _, Value.Nothing _ -> Optional.empty();
    };
  }

  private static Optional<Value> number(int size) {
    return Optional.of(Numbers.of(BigDecimal.valueOf(size)));
  }
}
