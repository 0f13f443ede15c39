package yibao.simulator.memory;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Refusal;

/**
 * DynamoDB in memory, behind the SDK's own interface: it evaluates the requests as they are sent,
 * with their expressions, transactions, tokens and limits, and refuses what AWS refuses. One
 * request is answered after another, so nothing conflicts and nothing is throttled: what AWS does
 * of that kind is put around it. What it doesn't know it throws {@link
 * UnsupportedOperationException} for.
 */
public final class MemoryDynamoDb implements DynamoDbClient {

  private final Tables tables = new Tables();
  private final Tokens tokens;
  private final Gets gets = new Gets(tables);
  private final BatchGets batchGets = new BatchGets(tables);
  private final TransactGets transactGets = new TransactGets(tables);
  private final Queries queries = new Queries(tables);
  private final Scans scans = new Scans(tables);
  private final Writes writes = new Writes(tables);
  private final Batches batches = new Batches(tables);
  private final Transactions transactions;

  /**
   * Without any table yet.
   *
   * @param clock by which the tokens of transactions grow old
   */
  public MemoryDynamoDb(InstantSource clock) {
    this.tokens = new Tokens(clock);
    this.transactions = new Transactions(tables, tokens);
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    return answered(
        () -> {
          Old.refuse(request.hasLocalSecondaryIndexes(), "LocalSecondaryIndexes");
          tables.add(Table.of(request));
          return CreateTableResponse.builder().build();
        });
  }

  @Override
  public DeleteTableResponse deleteTable(DeleteTableRequest request) {
    return answered(
        () -> {
          tables.remove(tables.named(request.tableName()));
          return DeleteTableResponse.builder().build();
        });
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return answered(() -> gets.get(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return answered(() -> batchGets.get(request));
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    return answered(() -> transactGets.get(request));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return answered(() -> queries.query(request));
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return answered(() -> scans.scan(request));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return answered(() -> writes.put(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return answered(() -> writes.update(request));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return answered(() -> writes.delete(request));
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return answered(() -> batches.write(request));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return answered(() -> transactions.write(request));
  }

  /** Everything that is stored, by table and there in the order of keys. */
  public synchronized Map<String, List<Map<String, AttributeValue>>> everything() {
    Map<String, List<Map<String, AttributeValue>>> all = new TreeMap<>();
    for (Table table : tables.all()) {
      all.put(table.name(), table.items().all().stream().map(AttributeValues::write).toList());
    }
    return all;
  }

  /** Everything as it is now, to see later what has changed. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(tables.all());
  }

  /** Empties every table and forgets every token. */
  public synchronized void clear() {
    tables.all().forEach(Table::clear);
    tokens.clear();
  }

  private synchronized <T> T answered(Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal e) {
      throw Answers.invalid(e.why());
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** There is nothing to close. */
  @Override
  public void close() {}
}
