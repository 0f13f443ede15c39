package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import yibao.simulator.Printed;

/**
 * What a request was answered, in parts that can be compared one by one.
 *
 * @param parts by their names; of a refusal its code, reasons and item
 * @param message what a refusal said, for the reader
 */
record Outcome(Map<String, String> parts, String message) {

  static final String ERROR = "error";
  static final String REASONS = "reasons";
  static final String ITEMS = "items";
  static final String CAPACITY = "capacity";
  static final String ATTRIBUTES = "attributes";
  static final String LAST_KEY = "lastKey";

  static Outcome of(DynamoDbClient client, DynamoDbRequest request) {
    try {
      return new Outcome(answer(client, request), "");
    } catch (DynamoDbException e) {
      return new Outcome(refusal(e), String.valueOf(e.getMessage()));
    }
  }

  String part(String name) {
    return parts.getOrDefault(name, "");
  }

  boolean isRefusal() {
    return parts.containsKey(ERROR);
  }

  Outcome without(String name) {
    return with(name, "");
  }

  Outcome with(String name, String value) {
    Map<String, String> others = new TreeMap<>(parts);
    if (value.isEmpty()) {
      others.remove(name);
    } else {
      others.put(name, value);
    }
    return new Outcome(others, message);
  }

  boolean equalsIn(Outcome other) {
    return parts.equals(other.parts);
  }

  private static Map<String, String> refusal(DynamoDbException e) {
    Map<String, String> parts = new TreeMap<>();
    parts.put(ERROR, e.awsErrorDetails().errorCode());
    if (e instanceof ConditionalCheckFailedException failed && failed.hasItem()) {
      parts.put(ITEMS, Printed.of(failed.item()));
    }
    if (e instanceof TransactionCanceledException cancelled) {
      List<String> reasons = new ArrayList<>();
      cancelled
          .cancellationReasons()
          .forEach(
              reason ->
                  reasons.add(reason.code() + (reason.hasItem() ? Printed.of(reason.item()) : "")));
      parts.put(REASONS, reasons.toString());
    }
    return parts;
  }

  private static Map<String, String> answer(DynamoDbClient client, DynamoDbRequest request) {
    Map<String, String> parts = new TreeMap<>();
    switch (request) {
      case PutItemRequest put -> {
        var answer = client.putItem(put);
        attributes(parts, answer.hasAttributes(), answer.attributes());
        capacity(parts, answer.consumedCapacity());
      }
      case UpdateItemRequest update -> {
        var answer = client.updateItem(update);
        attributes(parts, answer.hasAttributes(), answer.attributes());
        capacity(parts, answer.consumedCapacity());
      }
      case DeleteItemRequest delete -> {
        var answer = client.deleteItem(delete);
        attributes(parts, answer.hasAttributes(), answer.attributes());
        capacity(parts, answer.consumedCapacity());
      }
      case GetItemRequest get -> {
        var answer = client.getItem(get);
        attributes(parts, answer.hasItem(), answer.item());
        capacity(parts, answer.consumedCapacity());
      }
      case BatchGetItemRequest get -> {
        var answer = client.batchGetItem(get);
        Map<String, List<String>> found = new TreeMap<>();
        answer
            .responses()
            .forEach(
                (table, items) ->
                    found.put(table, items.stream().map(Printed::of).sorted().toList()));
        parts.put(ITEMS, found.toString());
        parts.put("unprocessed", answer.unprocessedKeys().keySet().toString());
        capacities(parts, answer.consumedCapacity());
      }
      case BatchWriteItemRequest write -> {
        var answer = client.batchWriteItem(write);
        parts.put("unprocessed", answer.unprocessedItems().keySet().toString());
        capacities(parts, answer.consumedCapacity());
      }
      case TransactGetItemsRequest get -> {
        var answer = client.transactGetItems(get);
        parts.put(
            ITEMS,
            answer.responses().stream()
                .map(each -> each.hasItem() ? Printed.of(each.item()) : "-")
                .toList()
                .toString());
        capacities(parts, answer.consumedCapacity());
      }
      case QueryRequest query when query.indexName() != null -> pages(parts, client, query);
      case QueryRequest query -> {
        var answer = client.query(query);
        parts.put(ITEMS, answer.items().stream().map(Printed::of).toList().toString());
        parts.put("count", answer.count() + " of " + answer.scannedCount());
        if (answer.hasLastEvaluatedKey()) {
          parts.put(LAST_KEY, Printed.of(answer.lastEvaluatedKey()));
        }
        capacity(parts, answer.consumedCapacity());
      }
      case TransactWriteItemsRequest write ->
          capacities(parts, client.transactWriteItems(write).consumedCapacity());
      default -> throw new IllegalArgumentException("not sent in the fuzz: " + request);
    }
    return parts;
  }

  /**
   * Of an index all pages: entries that are equal in its keys have no order, so that one page has
   * these and another those.
   */
  private static void pages(Map<String, String> parts, DynamoDbClient client, QueryRequest query) {
    List<String> items = new ArrayList<>();
    List<String> rangeKeys = new ArrayList<>();
    int scanned = 0;
    int pages = 0;
    QueryResponse page = client.query(query);
    capacity(parts, page.consumedCapacity());
    while (true) {
      page.items().forEach(item -> items.add(Printed.of(item)));
      page.items().stream()
          .map(item -> item.get("gr"))
          .forEach(value -> rangeKeys.add(value == null ? "-" : Printed.of(value)));
      scanned += page.scannedCount();
      pages += page.scannedCount() == 0 ? 0 : 1;
      if (!page.hasLastEvaluatedKey()) {
        break;
      }
      page = client.query(query.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build());
    }
    if (pages > 1) {
      parts.remove(CAPACITY);
    }
    parts.put(ITEMS, items.stream().sorted().toList().toString());
    parts.put("order", query.projectionExpression() == null ? rangeKeys.toString() : "");
    parts.put("count", items.size() + " of " + scanned + " on " + pages);
  }

  private static void attributes(
      Map<String, String> parts, boolean has, Map<String, AttributeValue> attributes) {
    if (has) {
      parts.put(ATTRIBUTES, Printed.of(attributes));
    }
  }

  private static void capacity(Map<String, String> parts, ConsumedCapacity capacity) {
    if (capacity != null) {
      parts.put(CAPACITY, printed(capacity));
    }
  }

  private static void capacities(Map<String, String> parts, List<ConsumedCapacity> capacities) {
    if (!capacities.isEmpty()) {
      parts.put(CAPACITY, capacities.stream().map(Outcome::printed).sorted().toList().toString());
    }
  }

  private static String printed(ConsumedCapacity capacity) {
    Map<String, Double> indexes = new TreeMap<>();
    capacity
        .globalSecondaryIndexes()
        .forEach((index, units) -> indexes.put(index, units.capacityUnits()));
    return capacity.tableName()
        + ":"
        + capacity.capacityUnits()
        + (capacity.table() == null ? "" : " table " + capacity.table().capacityUnits())
        + indexes;
  }
}
