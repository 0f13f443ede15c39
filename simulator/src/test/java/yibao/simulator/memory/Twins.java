package yibao.simulator.memory;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import yibao.simulator.Printed;

/** The tables of the fuzz twice: in DynamoDB Local and in memory. */
final class Twins {

  private static final int ONE_BATCH = 25;

  final DynamoDbClient local;
  final MemoryDynamoDb memory = new MemoryDynamoDb(InstantSource.system());

  Twins(DynamoDbClient local) {
    this.local = local;
    FuzzTables.definitions()
        .forEach(
            definition -> {
              local.createTable(definition);
              memory.createTable(definition);
            });
  }

  /** Empties both. */
  void clear() {
    memory.clear();
    for (String table : FuzzTables.NAMES) {
      List<WriteRequest> deletions =
          items(local, table).stream()
              .map(item -> FuzzTables.keyOf(table, item))
              .map(key -> WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build())
              .toList();
      for (int from = 0; from < deletions.size(); from += ONE_BATCH) {
        List<WriteRequest> batch =
            deletions.subList(from, Math.min(from + ONE_BATCH, deletions.size()));
        local.batchWriteItem(request -> request.requestItems(Map.of(table, batch)));
      }
    }
  }

  /** Makes the memory what DynamoDB Local is, after it alone did something. */
  void copyToMemory() {
    for (String table : FuzzTables.NAMES) {
      for (Map<String, AttributeValue> item : items(memory, table)) {
        memory.deleteItem(delete -> delete.tableName(table).key(FuzzTables.keyOf(table, item)));
      }
      for (Map<String, AttributeValue> item : items(local, table)) {
        memory.putItem(put -> put.tableName(table).item(item));
      }
    }
  }

  /** Every item that one of them has, in an order that doesn't depend on which it is. */
  static Map<String, List<String>> everything(DynamoDbClient client) {
    Map<String, List<String>> everything = new TreeMap<>();
    for (String table : FuzzTables.NAMES) {
      everything.put(table, items(client, table).stream().map(Printed::of).sorted().toList());
    }
    return everything;
  }

  private static List<Map<String, AttributeValue>> items(DynamoDbClient client, String table) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    client
        .scanPaginator(ScanRequest.builder().tableName(table).consistentRead(true).build())
        .stream()
        .map(ScanResponse::items)
        .forEach(items::addAll);
    return items;
  }
}
