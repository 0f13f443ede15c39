package yibao.simulator.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and writes the SDK's form of values. */
public final class AttributeValues {

  /** How deep lists and maps may stand in each other. */
  private static final int MOST_LEVELS = 32;

  private AttributeValues() {}

  /**
   * Reads an item or a key.
   *
   * @throws Refusal if a name or value of it can't be stored
   */
  public static Value.Document read(Map<String, AttributeValue> item) {
    return fields(item, 0);
  }

  /**
   * Reads one value.
   *
   * @throws Refusal if it can't be stored
   */
  public static Value read(AttributeValue value) {
    return read(value, 1);
  }

  public static Map<String, AttributeValue> write(Value.Document item) {
    Map<String, AttributeValue> written = LinkedHashMap.newLinkedHashMap(item.fields().size());
    item.fields().forEach((name, value) -> written.put(name, write(value)));
    return written;
  }

  private static AttributeValue write(Value value) {
    return switch (value) {
      case Value.Text(String text) -> AttributeValue.fromS(text);
      case Value.Numeral number -> AttributeValue.fromN(Numbers.written(number));
      case Value.Binary(var bytes) -> AttributeValue.fromB(bytes);
      case Value.Truth(boolean truth) -> AttributeValue.fromBool(truth);
      case Value.Nothing _ -> AttributeValue.fromNul(true);
      case Value.Sequence(var values) ->
          AttributeValue.fromL(values.stream().map(AttributeValues::write).toList());
      case Value.Document document -> AttributeValue.fromM(write(document));
      case Value.Elements(Type type, var values) -> write(type, values);
    };
  }

  private static AttributeValue write(Type type, Collection<Value> values) {
    List<AttributeValue> written = values.stream().map(AttributeValues::write).toList();
    return switch (type) {
      case SS -> AttributeValue.fromSs(written.stream().map(AttributeValue::s).toList());
      case NS -> AttributeValue.fromNs(written.stream().map(AttributeValue::n).toList());
      default -> AttributeValue.fromBs(written.stream().map(AttributeValue::b).toList());
    };
  }

  private static Value read(AttributeValue value, int level) {
    return switch (only(value)) {
      case S -> new Value.Text(value.s());
      case N -> Numbers.parse(value.n());
      case B -> new Value.Binary(value.b());
      case BOOL -> new Value.Truth(value.bool());
      case NULL -> nothing(value);
      case SS -> elements(Type.SS, "string", value.ss(), Value.Text::new);
      case NS -> elements(Type.NS, "number", value.ns(), Numbers::parse);
      case BS -> elements(Type.BS, "binary", value.bs(), Value.Binary::new);
      case L -> sequence(value.l(), level);
      case M -> fields(value.m(), level);
    };
  }

  private static Type only(AttributeValue value) {
    List<Type> set = new ArrayList<>(1);
    addIf(value.s() != null, Type.S, set);
    addIf(value.n() != null, Type.N, set);
    addIf(value.b() != null, Type.B, set);
    addIf(value.bool() != null, Type.BOOL, set);
    addIf(value.nul() != null, Type.NULL, set);
    addIf(value.hasL(), Type.L, set);
    addIf(value.hasM(), Type.M, set);
    addIf(value.hasSs(), Type.SS, set);
    addIf(value.hasNs(), Type.NS, set);
    addIf(value.hasBs(), Type.BS, set);
    if (set.size() != 1) {
      throw new Refusal(
          "Supplied AttributeValue "
              + (set.isEmpty() ? "is empty" : "has more than one datatypes set")
              + ", must contain exactly one of the supported datatypes");
    }
    return set.getFirst();
  }

  private static void addIf(boolean isSet, Type type, List<Type> set) {
    if (isSet) {
      set.add(type);
    }
  }

  private static Value nothing(AttributeValue value) {
    if (!value.nul()) {
      throw new Refusal(
          "One or more parameter values were invalid: Null attribute value types must have the"
              + " value of true");
    }
    return new Value.Nothing();
  }

  private static <T> Value elements(
      Type type, String kind, List<T> written, Function<T, Value> read) {
    if (written.isEmpty()) {
      throw new Refusal(
          "One or more parameter values were invalid: An " + kind + " set  may not be empty");
    }
    TreeSet<Value> values = new TreeSet<>(Order.OF_SCALARS);
    for (T element : written) {
      if (!values.add(read.apply(element))) {
        throw new Refusal(
            "One or more parameter values were invalid: Input collection "
                + written
                + " contains duplicates.");
      }
    }
    return new Value.Elements(type, values);
  }

  private static Value sequence(List<AttributeValue> written, int level) {
    deepEnough(level);
    List<Value> values = new ArrayList<>(written.size());
    written.forEach(value -> values.add(read(value, level + 1)));
    return new Value.Sequence(values);
  }

  private static Value.Document fields(Map<String, AttributeValue> written, int level) {
    deepEnough(level);
    Map<String, Value> values = LinkedHashMap.newLinkedHashMap(written.size());
    written.forEach(
        (name, value) -> {
          if (name.isEmpty()) {
            throw new Refusal("Empty attribute name");
          }
          values.put(name, read(value, level + 1));
        });
    return new Value.Document(values);
  }

  private static void deepEnough(int level) {
    if (level >= MOST_LEVELS) {
      throw new Refusal("Nesting Levels have exceeded supported limits");
    }
  }
}
