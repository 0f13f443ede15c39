package yibao.simulator.value;

import java.util.Map;

/** How many bytes DynamoDB counts for what it stores, as its documentation has it. */
public final class Sizes {

  private static final int OF_A_CONTAINER = 3;

  private Sizes() {}

  /** An item: its names and its values. */
  public static long ofItem(Value.Document item) {
    return fields(item.fields());
  }

  /** One value. */
  public static long of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> utf8(text);
      case Value.Numeral number -> ofNumber(number);
      case Value.Binary(var bytes) -> bytes.asByteArrayUnsafe().length;
      case Value.Truth _ -> 1;
      case Value.Nothing _ -> 1;
      case Value.Elements(_, var values) -> values.stream().mapToLong(Sizes::of).sum();
      case Value.Sequence(var values) ->
          OF_A_CONTAINER + values.size() + values.stream().mapToLong(Sizes::of).sum();
      case Value.Document(var fields) -> OF_A_CONTAINER + fields.size() + fields(fields);
    };
  }

  private static long fields(Map<String, Value> fields) {
    long size = 0;
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      size += utf8(field.getKey()) + of(field.getValue());
    }
    return size;
  }

  /** A byte for each two digits, one more, and one for a sign. */
  private static long ofNumber(Value.Numeral number) {
    int digits = number.number().precision();
    return (digits + 1L) / 2 + 1 + (number.number().signum() < 0 ? 1 : 0);
  }

  private static long utf8(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      // a pair of surrogates is four bytes
      bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return bytes;
  }
}
