package yibao.simulator.expression;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** The names and values that a request's expressions refer to, each to be used at least once. */
public final class Placeholders {

  private static final Pattern NAME = Pattern.compile("#[A-Za-z0-9_]{1,254}");
  private static final Pattern VALUE = Pattern.compile(":[A-Za-z0-9_]{1,254}");

  private final Map<String, String> names;
  private final Map<String, Value> values;
  private final Set<String> used = new HashSet<>();

  private Placeholders(Map<String, String> names, Map<String, Value> values) {
    this.names = names;
    this.values = values;
  }

  /**
   * Reads what was sent.
   *
   * @throws Refusal if one of them is not well-formed, or its value can't be stored
   */
  public static Placeholders of(Map<String, String> names, Map<String, AttributeValue> values) {
    names.forEach(Placeholders::checkName);
    Map<String, Value> read = HashMap.newHashMap(values.size());
    values.forEach((placeholder, value) -> read.put(placeholder, value(placeholder, value)));
    return new Placeholders(names, read);
  }

  private static void checkName(String placeholder, String name) {
    if (!NAME.matcher(placeholder).matches()) {
      throw new Refusal(
          "ExpressionAttributeNames contains invalid key: Syntax error; key: \""
              + placeholder
              + "\"");
    }
    if (name.isEmpty()) {
      throw new Refusal(
          "ExpressionAttributeNames contains invalid value: Empty attribute name for key "
              + placeholder);
    }
  }

  private static Value value(String placeholder, AttributeValue value) {
    if (!VALUE.matcher(placeholder).matches()) {
      throw new Refusal(
          "ExpressionAttributeValues contains invalid key: Syntax error; key: \""
              + placeholder
              + "\"");
    }
    try {
      return AttributeValues.read(value);
    } catch (Refusal e) {
      throw new Refusal(
          "ExpressionAttributeValues contains invalid value: "
              + e.why()
              + " for key "
              + placeholder);
    }
  }

  String name(String placeholder) {
    String name = names.get(placeholder);
    if (name == null) {
      throw new Refusal(
          "An expression attribute name used in the document path is not defined; attribute name: "
              + placeholder);
    }
    used.add(placeholder);
    return name;
  }

  Value value(String placeholder) {
    Value value = values.get(placeholder);
    if (value == null) {
      throw new Refusal(
          "An expression attribute value used in expression is not defined; attribute value: "
              + placeholder);
    }
    used.add(placeholder);
    return value;
  }

  /**
   * To be asked when every expression has been read.
   *
   * @throws Refusal if one was referred to by none
   */
  public void allUsed() {
    unused("ExpressionAttributeNames", names.keySet());
    unused("ExpressionAttributeValues", values.keySet());
  }

  private void unused(String which, Set<String> placeholders) {
    Set<String> rest = new TreeSet<>(placeholders);
    rest.removeAll(used);
    if (!rest.isEmpty()) {
      throw new Refusal(
          "Value provided in "
              + which
              + " unused in expressions: keys: {"
              + String.join(", ", rest)
              + "}");
    }
  }
}
