package yibao.sharingwatch;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.edge.Json;

/** Reads items in DynamoDB's own JSON, in which each value stands under the name of its type. */
final class Images {

  private Images() {}

  /**
   * An item.
   *
   * @throws IllegalArgumentException if a value has no such type
   */
  static Map<String, AttributeValue> item(Json.Obj image) {
    Map<String, AttributeValue> item = new HashMap<>();
    image.fields().forEach((name, value) -> item.put(name, value(value)));
    return item;
  }

  private static AttributeValue value(Json typed) {
    if (!(typed instanceof Json.Obj object) || object.fields().size() != 1) {
      throw new IllegalArgumentException("no value of an item");
    }
    Map.Entry<String, Json> only = object.fields().entrySet().iterator().next();
    return switch (only.getKey()) {
      case "S" -> AttributeValue.fromS(text(only.getValue()));
      case "N" -> AttributeValue.fromN(text(only.getValue()));
      case "B" ->
          AttributeValue.fromB(
              SdkBytes.fromByteArray(Base64.getDecoder().decode(text(only.getValue()))));
      case "BOOL" -> AttributeValue.fromBool(only.getValue().equals(new Json.Bool(true)));
      case "NULL" -> AttributeValue.fromNul(true);
      case "M" -> {
        if (only.getValue() instanceof Json.Obj map) {
          yield AttributeValue.fromM(item(map));
        }
        throw new IllegalArgumentException("no map of an item");
      }
      case "L" -> AttributeValue.fromL(list(only.getValue()).stream().map(Images::value).toList());
      case "SS" -> AttributeValue.fromSs(list(only.getValue()).stream().map(Images::text).toList());
      case "NS" -> AttributeValue.fromNs(list(only.getValue()).stream().map(Images::text).toList());
      default -> throw new IllegalArgumentException("no type of an item's value: " + only.getKey());
    };
  }

  private static List<Json> list(Json value) {
    if (value instanceof Json.Arr list) {
      return list.items();
    }
    throw new IllegalArgumentException("no list of an item");
  }

  private static String text(Json value) {
    if (value instanceof Json.Text text) {
      return text.value();
    }
    throw new IllegalArgumentException("no text of an item");
  }
}
