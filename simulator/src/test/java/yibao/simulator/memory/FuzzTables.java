package yibao.simulator.memory;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** The tables that the fuzz plays on: each kind of key, with and without indexes. */
final class FuzzTables {

  static final String PLAIN = "fuzz-plain";
  static final String RANGED = "fuzz-ranged";
  static final String INDEXED = "fuzz-indexed";
  static final String BINARY = "fuzz-binary";

  /** Of no table. */
  static final String MISSING = "fuzz-nowhere";

  static final List<String> NAMES = List.of(PLAIN, RANGED, INDEXED, BINARY);
  static final List<String> INDEXES = List.of("all", "keys", "some");

  private FuzzTables() {}

  /** A part of a key: its attribute and type. */
  record Part(String attribute, String type) {}

  static List<Part> key(String table) {
    return switch (table) {
      case PLAIN -> List.of(new Part("pk", "S"));
      case RANGED -> List.of(new Part("pk", "S"), new Part("sk", "N"));
      case INDEXED -> List.of(new Part("pk", "S"), new Part("sk", "S"));
      default -> List.of(new Part("pk", "N"), new Part("sk", "B"));
    };
  }

  static List<Part> indexKey(String index) {
    return index.equals("keys")
        ? List.of(new Part("gh", "S"))
        : List.of(new Part("gh", "S"), new Part("gr", "N"));
  }

  /** Just the key of an item. */
  static Map<String, AttributeValue> keyOf(String table, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new java.util.HashMap<>(item);
    key.keySet().retainAll(key(table).stream().map(Part::attribute).toList());
    return key;
  }

  static List<CreateTableRequest> definitions() {
    return NAMES.stream().map(FuzzTables::definition).toList();
  }

  private static CreateTableRequest definition(String table) {
    CreateTableRequest.Builder definition =
        CreateTableRequest.builder()
            .tableName(table)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(schema(key(table)));
    List<AttributeDefinition> attributes =
        new java.util.ArrayList<>(key(table).stream().map(FuzzTables::attribute).toList());
    if (table.equals(INDEXED)) {
      indexKey("all").forEach(part -> attributes.add(attribute(part)));
      definition.globalSecondaryIndexes(
          index("all", Projection.builder().projectionType(ProjectionType.ALL)),
          index("keys", Projection.builder().projectionType(ProjectionType.KEYS_ONLY)),
          index(
              "some",
              Projection.builder()
                  .projectionType(ProjectionType.INCLUDE)
                  .nonKeyAttributes("n", "m")));
    }
    return definition.attributeDefinitions(attributes).build();
  }

  private static GlobalSecondaryIndex index(String name, Projection.Builder projection) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(schema(indexKey(name)))
        .projection(projection.build())
        .build();
  }

  private static AttributeDefinition attribute(Part part) {
    return AttributeDefinition.builder()
        .attributeName(part.attribute())
        .attributeType(part.type())
        .build();
  }

  private static List<KeySchemaElement> schema(List<Part> key) {
    return java.util.stream.IntStream.range(0, key.size())
        .mapToObj(
            i ->
                KeySchemaElement.builder()
                    .attributeName(key.get(i).attribute())
                    .keyType(i == 0 ? KeyType.HASH : KeyType.RANGE)
                    .build())
        .toList();
  }
}
