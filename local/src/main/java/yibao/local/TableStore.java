package yibao.local;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The template's tables in a running DynamoDB Local. */
final class TableStore implements AutoCloseable {

  private final Collection<TableDefinition> tables;
  private final DynamoDbClient client;

  TableStore(Collection<TableDefinition> tables, URI endpoint) {
    this.tables = List.copyOf(tables);
    this.client = client(endpoint);
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(LocalAccount.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(10)))
        .overrideConfiguration(
            overrides ->
                overrides.retryStrategy(RetryMode.STANDARD).apiCallTimeout(Duration.ofSeconds(20)))
        .build();
  }

  DynamoDbClient client() {
    return client;
  }

  /** Makes the tables that aren't there yet: with kept data they all may be. */
  void create() {
    tables.forEach(this::create);
  }

  void clear() {
    for (TableDefinition table : tables) {
      client.deleteTable(request -> request.tableName(table.name()));
      create(table);
    }
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

  @Override
  public void close() {
    client.close();
  }
}
