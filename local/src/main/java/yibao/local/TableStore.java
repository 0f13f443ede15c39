package yibao.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The template's tables in a running DynamoDB Local. */
final class TableStore implements AutoCloseable {

  /** As many as a batch may delete. */
  private static final int FEW_ITEMS = 25;

  private final Collection<TableDefinition> tables;
  private final DynamoDbClient client;

  TableStore(Collection<TableDefinition> tables, URI endpoint) {
    this.tables = List.copyOf(tables);
    this.client = DynamoDbClients.tables(endpoint);
  }

  DynamoDbClient client() {
    return client;
  }

  /** Makes the tables that aren't there yet: with kept data they all may be. */
  void create() {
    tables.forEach(this::create);
  }

  /** Most tables are empty, or nearly: to make one anew takes far longer than to look. */
  void clear() {
    tables.parallelStream().forEach(this::clear);
  }

  private void clear(TableDefinition table) {
    ScanResponse some =
        client.scan(
            request -> request.tableName(table.name()).consistentRead(true).limit(FEW_ITEMS));
    if (some.hasLastEvaluatedKey()) {
      client.deleteTable(request -> request.tableName(table.name()));
      create(table);
    } else if (some.count() > 0) {
      List<WriteRequest> deletions =
          some.items().stream()
              .map(item -> DeleteRequest.builder().key(key(table, item)).build())
              .map(deletion -> WriteRequest.builder().deleteRequest(deletion).build())
              .toList();
      client.batchWriteItem(request -> request.requestItems(Map.of(table.name(), deletions)));
    }
  }

  private static Map<String, AttributeValue> key(
      TableDefinition table, Map<String, AttributeValue> item) {
    return table.creation().keySchema().stream()
        .map(KeySchemaElement::attributeName)
        .collect(Collectors.toMap(Function.identity(), item::get));
  }

  /** Leaves no table, whoever made it. */
  void drop() {
    client
        .listTablesPaginator()
        .tableNames()
        .forEach(name -> client.deleteTable(request -> request.tableName(name)));
  }

  List<Map<String, AttributeValue>> items(String table) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    client
        .scanPaginator(ScanRequest.builder().tableName(table).consistentRead(true).build())
        .stream()
        .map(ScanResponse::items)
        .forEach(items::addAll);
    return items;
  }

  private void create(TableDefinition table) {
    try {
      client.createTable(table.creation());
    } catch (ResourceInUseException e) {
      stream(table);
      return;
    }
    table
        .expiresBy()
        .ifPresent(
            attribute ->
                client.updateTimeToLive(
                    request ->
                        request
                            .tableName(table.name())
                            .timeToLiveSpecification(
                                ttl -> ttl.attributeName(attribute).enabled(true))));
  }

  /** Kept data may be from before the table got its stream, or from when it held less. */
  private void stream(TableDefinition table) {
    StreamSpecification wanted = table.creation().streamSpecification();
    if (wanted == null) {
      return;
    }
    StreamSpecification there =
        client
            .describeTable(request -> request.tableName(table.name()))
            .table()
            .streamSpecification();
    if (wanted.equals(there)) {
      return;
    }
    if (there != null) {
      client.updateTable(
          request ->
              request
                  .tableName(table.name())
                  .streamSpecification(stream -> stream.streamEnabled(false)));
    }
    client.updateTable(request -> request.tableName(table.name()).streamSpecification(wanted));
  }

  @Override
  public void close() {
    client.close();
  }
}
