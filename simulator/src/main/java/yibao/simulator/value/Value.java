package yibao.simulator.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A checked attribute value. Equal is what DynamoDB holds for equal: 1.0 is 1, sets have no order.
 */
public sealed interface Value {

  Type type();

  /** A text, perhaps empty. */
  record Text(String text) implements Value {
    @Override
    public Type type() {
      return Type.S;
    }
  }

  /**
   * A number of at most 38 digits.
   *
   * @param number in its shortest form, so that equal numbers are equal
   */
  record Numeral(BigDecimal number) implements Value {
    @Override
    public Type type() {
      return Type.N;
    }
  }

  /** Bytes, perhaps none. */
  record Binary(SdkBytes bytes) implements Value {
    @Override
    public Type type() {
      return Type.B;
    }
  }

  /** Yes or no. */
  record Truth(boolean truth) implements Value {
    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  /** DynamoDB's null, which is something. */
  record Nothing() implements Value {
    @Override
    public Type type() {
      return Type.NULL;
    }
  }

  /** Values in an order. */
  record Sequence(List<Value> values) implements Value {
    public Sequence {
      values = List.copyOf(values);
    }

    @Override
    public Type type() {
      return Type.L;
    }

    /** What stands at an index, if anything does. */
    public Optional<Value> at(int index) {
      return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
    }
  }

  /** Values by name; an item is one. */
  record Document(Map<String, Value> fields) implements Value {

    /** Of nothing. */
    public static final Document EMPTY = new Document(Map.of());

    public Document {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public Type type() {
      return Type.M;
    }

    /** What has a name, if anything has. */
    public Optional<Value> at(String name) {
      return Optional.ofNullable(fields.get(name));
    }
  }

  /**
   * Texts, numbers or bytes, each once, and at least one.
   *
   * @param type which of the three sets it is
   */
  record Elements(Type type, SequencedSet<Value> values) implements Value {
    public Elements {
      TreeSet<Value> sorted = new TreeSet<>(Order.OF_SCALARS);
      sorted.addAll(values);
      values = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(sorted));
    }
  }
}
