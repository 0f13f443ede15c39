package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import yibao.simulator.expression.KeyPart;
import yibao.simulator.value.Type;
import yibao.simulator.value.Value;

/** What the keys of a table or index are made of: a hash key, and perhaps a range key. */
record KeySchema(KeyPart hash, Optional<KeyPart> range) {

  static KeySchema of(List<KeySchemaElement> elements, List<AttributeDefinition> attributes) {
    Map<String, Type> types =
        attributes.stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName,
                    attribute -> Type.valueOf(attribute.attributeTypeAsString())));
    List<KeyPart> parts = new ArrayList<>();
    for (KeySchemaElement element : elements) {
      String attribute = element.attributeName();
      Type type = types.get(attribute);
      if (type == null) {
        throw new IllegalArgumentException(
            attribute + " is in a key, but has no attribute definition");
      }
      parts.add(new KeyPart(attribute, type));
    }
    return new KeySchema(parts.getFirst(), parts.stream().skip(1).findFirst());
  }

  Stream<KeyPart> parts() {
    return Stream.concat(Stream.of(hash), range.stream());
  }

  Stream<String> attributes() {
    return parts().map(KeyPart::attribute);
  }

  boolean has(String attribute) {
    return attributes().anyMatch(attribute::equals);
  }

  /** The key of an item that is known to have it. */
  List<Value> keyOf(Value.Document item) {
    return attributes().map(attribute -> item.at(attribute).orElseThrow()).toList();
  }
}
