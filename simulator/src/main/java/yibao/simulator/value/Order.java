package yibao.simulator.value;

import java.util.Arrays;
import java.util.Comparator;

/** The order of scalars of one type: texts and bytes by unsigned bytes, numbers by size. */
public final class Order {

  /** Of two scalars of one type. */
  public static final Comparator<Value> OF_SCALARS = Order::compare;

  private Order() {}

  private static int compare(Value one, Value other) {
    return switch (one) {
      case Value.Text text when other instanceof Value.Text(String with) ->
          compareBytes(text.text(), with);
      case Value.Numeral number when other instanceof Value.Numeral(var with) ->
          number.number().compareTo(with);
      case Value.Binary binary when other instanceof Value.Binary(var with) ->
          Arrays.compareUnsigned(binary.bytes().asByteArrayUnsafe(), with.asByteArrayUnsafe());
      default -> throw new IllegalArgumentException(one.type() + " beside " + other.type());
    };
  }

  /**
   * By UTF-8 bytes: what UTF-16 writes with surrogates comes after all else, though its units
   * don't.
   */
  private static int compareBytes(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    for (int i = 0; i < shorter; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
      }
    }
    return Integer.compare(one.length(), other.length());
  }
}
