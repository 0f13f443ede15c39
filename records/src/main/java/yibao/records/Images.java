package yibao.records;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads items in DynamoDB's own JSON, as a table's stream has them: each value stands under the
 * name of its type.
 */
final class Images {

  private Images() {}

  /**
   * An item.
   *
   * @param image texts, truth values, lists and maps as the JSON has them
   * @throws IllegalArgumentException if a value has no such type
   */
  static Map<String, AttributeValue> item(Map<String, ?> image) {
    Map<String, AttributeValue> item = new HashMap<>();
    image.forEach((name, value) -> item.put(name, value(value)));
    return item;
  }

  private static AttributeValue value(Object typed) {
    Map<String, ?> only = map(typed);
    if (only.size() != 1) {
      throw new IllegalArgumentException("no value of an item");
    }
    Map.Entry<String, ?> value = only.entrySet().iterator().next();
    return switch (value.getKey()) {
      case "S" -> AttributeValue.fromS(text(value.getValue()));
      case "N" -> AttributeValue.fromN(text(value.getValue()));
      case "B" ->
          AttributeValue.fromB(
              SdkBytes.fromByteArray(Base64.getDecoder().decode(text(value.getValue()))));
      case "BOOL" -> AttributeValue.fromBool(Boolean.TRUE.equals(value.getValue()));
      case "NULL" -> AttributeValue.fromNul(true);
      case "M" -> AttributeValue.fromM(item(map(value.getValue())));
      case "L" -> AttributeValue.fromL(list(value.getValue()).stream().map(Images::value).toList());
      case "SS" ->
          AttributeValue.fromSs(list(value.getValue()).stream().map(Images::text).toList());
      case "NS" ->
          AttributeValue.fromNs(list(value.getValue()).stream().map(Images::text).toList());
      default -> throw new IllegalArgumentException("no type of an item's value");
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, ?>) map;
    }
    throw new IllegalArgumentException("no map of an item");
  }

  private static List<?> list(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("no list of an item");
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("no text of an item");
  }
}
