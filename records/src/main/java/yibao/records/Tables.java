package yibao.records;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * The way to DynamoDB: consistent reads of several items in one round trip, and transactions. What
 * passes by itself - conflict, throttling, a lost answer - is tried again with the same token; a
 * failed condition is an answer.
 */
public final class Tables {

  private static final int MOST_TRIES = 6;

  /** What DynamoDB takes in one batch. */
  private static final int MOST_AT_ONCE = 100;

  /**
   * After which a transaction is not tried again, so that its caller is answered before the
   * function's time-out.
   */
  private static final Duration LAST_TRY = Duration.ofSeconds(8);

  private final DynamoDbClient client;
  private final Pace pace;

  public Tables(DynamoDbClient client) {
    this(client, Pace.ofTheMachine());
  }

  /** The way of a simulated world, or of a test. */
  public Tables(DynamoDbClient client, Pace pace) {
    this.client = client;
    this.pace = pace;
  }

  /** By what whoever decides again after a lost race waits too. */
  public Pace pace() {
    return pace;
  }

  /** Where one item stands. */
  record Key(String table, Map<String, AttributeValue> attributes) {
    static Key of(String table, String name, String value) {
      return new Key(table, Map.of(name, AttributeValue.fromS(value)));
    }
  }

  /** Reads items of any tables, consistently, a hundred in one round trip. */
  Map<Key, Item> read(Set<Key> keys) {
    Map<Key, Item> found = new HashMap<>();
    List<Key> all = List.copyOf(keys);
    for (int i = 0; i < all.size(); i += MOST_AT_ONCE) {
      read(Set.copyOf(all.subList(i, Math.min(i + MOST_AT_ONCE, all.size()))), found);
    }
    return found;
  }

  private void read(Set<Key> keys, Map<Key, Item> found) {
    Map<String, KeysAndAttributes> pending = requests(keys);
    for (int tries = 1; !pending.isEmpty(); tries++) {
      if (tries > MOST_TRIES) {
        throw new StorageUnavailable("reads are being throttled");
      }
      BatchGetItemResponse response = batch(pending);
      response
          .responses()
          .forEach((table, items) -> items.forEach(item -> put(found, keys, table, item)));
      pending = response.unprocessedKeys();
      if (!pending.isEmpty()) {
        pace.pause(tries);
      }
    }
  }

  Optional<Item> read(Key key) {
    return Optional.ofNullable(read(Set.of(key)).get(key));
  }

  /** One page of a query, in the order of its keys. */
  List<Item> query(QueryRequest request) {
    try {
      QueryResponse response = client.query(request);
      return response.items().stream().map(Item::of).toList();
    } catch (SdkException e) {
      throw passing("a query failed", e);
    }
  }

  /** How many items a query finds, however many pages it takes. */
  long count(QueryRequest request) {
    QueryRequest counting = request.toBuilder().select(Select.COUNT).limit(null).build();
    long counted = 0;
    try {
      for (QueryResponse page : client.queryPaginator(counting)) {
        counted += page.count();
      }
    } catch (SdkException e) {
      throw passing("a query failed", e);
    }
    return counted;
  }

  /** Writes all or nothing. */
  public Commit commit(List<Change> changes) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .clientRequestToken(pace.token())
            .transactItems(changes.stream().map(Change::action).toList())
            .build();
    long begun = pace.nanos();
    for (int tries = 1; ; tries++) {
      boolean last = tries == MOST_TRIES || pace.nanos() - begun > LAST_TRY.toNanos();
      try {
        client.transactWriteItems(request);
        return new Commit.Done();
      } catch (TransactionCanceledException e) {
        Set<Change.Kind> failed = failedConditions(changes, e.cancellationReasons());
        if (!failed.isEmpty()) {
          return new Commit.Refused(failed);
        }
        if (!passes(e.cancellationReasons())) {
          throw e;
        }
        if (last) {
          throw new StorageUnavailable(
              "the transaction was cancelled: " + codes(e.cancellationReasons()), e);
        }
      } catch (TransactionInProgressException | SdkClientException e) {
        // The token makes the repeat the same transaction, so an answer lost on the way is found
        // again.
        if (last) {
          throw new StorageUnavailable("no answer to the transaction", e);
        }
      } catch (DynamoDbException e) {
        if (last || !passes(e)) {
          throw passing("the transaction failed", e);
        }
      }
      pace.pause(tries);
    }
  }

  private BatchGetItemResponse batch(Map<String, KeysAndAttributes> requests) {
    try {
      return client.batchGetItem(BatchGetItemRequest.builder().requestItems(requests).build());
    } catch (SdkException e) {
      throw passing("a read failed", e);
    }
  }

  private static Map<String, KeysAndAttributes> requests(Set<Key> keys) {
    Map<String, List<Map<String, AttributeValue>>> byTable = new HashMap<>();
    keys.forEach(
        key ->
            byTable.computeIfAbsent(key.table(), table -> new ArrayList<>()).add(key.attributes()));
    Map<String, KeysAndAttributes> requests = new HashMap<>();
    byTable.forEach(
        (table, wanted) ->
            requests.put(
                table, KeysAndAttributes.builder().keys(wanted).consistentRead(true).build()));
    return requests;
  }

  private static void put(
      Map<Key, Item> found, Set<Key> keys, String table, Map<String, AttributeValue> item) {
    for (Key key : keys) {
      if (key.table().equals(table) && item.entrySet().containsAll(key.attributes().entrySet())) {
        found.put(key, Item.of(item));
      }
    }
  }

  private static Set<Change.Kind> failedConditions(
      List<Change> changes, List<CancellationReason> reasons) {
    Set<Change.Kind> failed = EnumSet.noneOf(Change.Kind.class);
    for (int i = 0; i < reasons.size(); i++) {
      if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
        failed.add(changes.get(i).kind());
      }
    }
    return failed;
  }

  private static boolean passes(List<CancellationReason> reasons) {
    return reasons.stream()
        .map(CancellationReason::code)
        .anyMatch(
            code ->
                code.equals("TransactionConflict")
                    || code.equals("ThrottlingError")
                    || code.equals("ProvisionedThroughputExceeded"));
  }

  private static boolean passes(DynamoDbException e) {
    return e.isThrottlingException() || e.statusCode() >= 500;
  }

  private static String codes(List<CancellationReason> reasons) {
    return reasons.stream().map(CancellationReason::code).toList().toString();
  }

  /**
   * A fault of ours (a refused request, a missing table or permission) stays a fault; the rest
   * passes by itself.
   */
  private static RuntimeException passing(String what, SdkException e) {
    boolean ours = e instanceof DynamoDbException fault && !passes(fault);
    return ours ? e : new StorageUnavailable(what, e);
  }
}
