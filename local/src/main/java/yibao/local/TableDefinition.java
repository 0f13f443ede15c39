package yibao.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/**
 * A table of the template.
 *
 * @param name as deployed under the stack {@code yibao}
 * @param expiresBy the attribute that its time to live is read from
 */
record TableDefinition(
    String id,
    String name,
    CreateTableRequest creation,
    List<String> key,
    Optional<String> expiresBy) {

  static TableDefinition read(String id, Section resource) {
    Section properties = resource.section("Properties");
    String name = properties.optionalText("TableName").orElse(LocalAccount.STACK + "-" + id);
    List<KeySchemaElement> key = key(properties);
    CreateTableRequest.Builder creation =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attributes(properties))
            .keySchema(key);
    List<GlobalSecondaryIndex> global =
        properties.list("GlobalSecondaryIndexes").stream()
            .map(TableDefinition::globalIndex)
            .toList();
    if (!global.isEmpty()) {
      creation.globalSecondaryIndexes(global);
    }
    List<LocalSecondaryIndex> local =
        properties.list("LocalSecondaryIndexes").stream().map(TableDefinition::localIndex).toList();
    if (!local.isEmpty()) {
      creation.localSecondaryIndexes(local);
    }
    properties
        .section("StreamSpecification")
        .optionalText("StreamViewType")
        .ifPresent(
            view ->
                creation.streamSpecification(
                    StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(view)
                        .build()));
    return new TableDefinition(
        id,
        name,
        creation.build(),
        key.stream().map(KeySchemaElement::attributeName).toList(),
        expiry(properties.section("TimeToLiveSpecification")));
  }

  private static Optional<String> expiry(Section specification) {
    return specification.truth("Enabled")
        ? Optional.of(specification.text("AttributeName"))
        : Optional.empty();
  }

  private static List<AttributeDefinition> attributes(Section properties) {
    List<Section> sections = properties.list("AttributeDefinitions");
    if (sections.isEmpty()) {
      throw properties.missing("AttributeDefinitions");
    }
    List<AttributeDefinition> attributes = new ArrayList<>();
    for (Section attribute : sections) {
      attributes.add(
          AttributeDefinition.builder()
              .attributeName(attribute.text("AttributeName"))
              .attributeType(attribute.text("AttributeType"))
              .build());
    }
    return attributes;
  }

  private static List<KeySchemaElement> key(Section owner) {
    List<Section> sections = owner.list("KeySchema");
    if (sections.isEmpty()) {
      throw owner.missing("KeySchema");
    }
    return sections.stream()
        .map(
            part ->
                KeySchemaElement.builder()
                    .attributeName(part.text("AttributeName"))
                    .keyType(part.text("KeyType"))
                    .build())
        .toList();
  }

  private static GlobalSecondaryIndex globalIndex(Section index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.text("IndexName"))
        .keySchema(key(index))
        .projection(projection(index.section("Projection")))
        .build();
  }

  private static LocalSecondaryIndex localIndex(Section index) {
    return LocalSecondaryIndex.builder()
        .indexName(index.text("IndexName"))
        .keySchema(key(index))
        .projection(projection(index.section("Projection")))
        .build();
  }

  private static Projection projection(Section section) {
    Projection.Builder projection =
        Projection.builder().projectionType(section.text("ProjectionType"));
    List<String> attributes = section.texts("NonKeyAttributes");
    return attributes.isEmpty()
        ? projection.build()
        : projection.nonKeyAttributes(attributes).build();
  }
}
