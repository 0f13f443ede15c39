package yibao.simulator.expression;

import java.util.Arrays;
import yibao.simulator.value.Value;

/** What a value begins with, and what it contains. */
final class Substance {

  private Substance() {}

  static boolean beginsWith(Value value, Value beginning) {
    return switch (value) {
      case Value.Text(String text) when beginning instanceof Value.Text(String first) ->
          text.startsWith(first);
      case Value.Binary(var bytes) when beginning instanceof Value.Binary(var first) ->
          isAt(bytes.asByteArrayUnsafe(), 0, first.asByteArrayUnsafe());
      default -> false;
    };
  }

  static boolean contains(Value value, Value part) {
    return switch (value) {
      case Value.Text(String text) when part instanceof Value.Text(String within) ->
          text.contains(within);
      case Value.Binary(var bytes) when part instanceof Value.Binary(var within) ->
          contains(bytes.asByteArrayUnsafe(), within.asByteArrayUnsafe());
      case Value.Elements(_, var values) ->
          values.stream().anyMatch(element -> element.equals(part));
      case Value.Sequence(var values) -> values.contains(part);
      default -> false;
    };
  }

  private static boolean contains(byte[] bytes, byte[] within) {
    for (int at = 0; at + within.length <= bytes.length; at++) {
      if (isAt(bytes, at, within)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte[] bytes, int at, byte[] within) {
    return at + within.length <= bytes.length
        && Arrays.equals(bytes, at, at + within.length, within, 0, within.length);
  }
}
