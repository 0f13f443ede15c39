package yibao.simulator.wire;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import yibao.simulator.memory.MemoryDynamoDb;

/** The least table that there can be, of keys alone. */
final class OneTable {

  static final String NAME = "table";

  private OneTable() {}

  static MemoryDynamoDb in(MemoryDynamoDb memory) {
    memory.createTable(
        table ->
            table
                .tableName(NAME)
                .attributeDefinitions(
                    List.of(
                        AttributeDefinition.builder()
                            .attributeName("key")
                            .attributeType(ScalarAttributeType.S)
                            .build()))
                .keySchema(
                    List.of(
                        KeySchemaElement.builder()
                            .attributeName("key")
                            .keyType(KeyType.HASH)
                            .build())));
    return memory;
  }

  static Map<String, AttributeValue> key(String key) {
    return Map.of("key", AttributeValue.fromS(key));
  }

  /** Puts each if it isn't there yet. */
  static TransactWriteItem put(String key) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(NAME)
                .item(key(key))
                .conditionExpression("attribute_not_exists(#key)")
                .expressionAttributeNames(Map.of("#key", "key"))
                .build())
        .build();
  }

  static void commit(DynamoDbClient client, String... keys) {
    client.transactWriteItems(
        request -> request.transactItems(Stream.of(keys).map(OneTable::put).toList()));
  }

  static BatchGetItemResponse read(DynamoDbClient client, String... keys) {
    KeysAndAttributes asked =
        KeysAndAttributes.builder().keys(Stream.of(keys).map(OneTable::key).toList()).build();
    return client.batchGetItem(request -> request.requestItems(Map.of(NAME, asked)));
  }

  static List<String> keys(MemoryDynamoDb memory) {
    return keys(Objects.requireNonNull(memory.everything().get(NAME)));
  }

  static List<String> keys(List<Map<String, AttributeValue>> items) {
    return items.stream()
        .map(item -> Objects.requireNonNull(item.get("key")).s())
        .sorted()
        .toList();
  }
}
