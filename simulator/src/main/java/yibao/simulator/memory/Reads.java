package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import yibao.simulator.expression.Projection;
import yibao.simulator.value.AttributeValues;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Sizes;
import yibao.simulator.value.Value;

/** Reads of items by their keys. */
record Reads(Tables tables) {

  private static final int MOST_KEYS = 100;
  private static final long LARGEST_BATCH = 16L * 1024 * 1024;

  GetItemResponse get(GetItemRequest request) {
    Old.refuse(request.hasAttributesToGet(), "AttributesToGet");
    Table table = tables.named(request.tableName());
    Optional<Projection> projection =
        projection(
            request.projectionExpression(),
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null);
    Optional<Value.Document> item = find(table, request.key());
    GetItemResponse.Builder answer = GetItemResponse.builder();
    item.map(found -> written(found, projection)).ifPresent(answer::item);
    if (Units.areAsked(request.returnConsumedCapacity())) {
      Units units = new Units(table.name());
      units.read(size(item), Boolean.TRUE.equals(request.consistentRead()), 1);
      answer.consumedCapacity(units.told(request.returnConsumedCapacity()));
    }
    return answer.build();
  }

  BatchGetItemResponse batch(BatchGetItemRequest request) {
    checkCount(request.requestItems());
    request.requestItems().keySet().forEach(tables::named);
    Map<String, List<Map<String, AttributeValue>>> found = new LinkedHashMap<>();
    Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
    Map<String, Units> units = new LinkedHashMap<>();
    long bytes = 0;
    for (Map.Entry<String, KeysAndAttributes> asked : request.requestItems().entrySet()) {
      Old.refuse(asked.getValue().hasAttributesToGet(), "AttributesToGet");
      Table table = tables.named(asked.getKey());
      Optional<Projection> projection = projection(asked.getValue());
      checkDistinct(table, asked.getValue().keys());
      List<Map<String, AttributeValue>> items = new ArrayList<>();
      List<Map<String, AttributeValue>> left = new ArrayList<>();
      Units ofTable = units.computeIfAbsent(table.name(), Units::new);
      for (Map<String, AttributeValue> key : asked.getValue().keys()) {
        Optional<Value.Document> item = find(table, key);
        bytes += size(item);
        if (bytes > LARGEST_BATCH) {
          left.add(key);
          continue;
        }
        ofTable.read(size(item), Boolean.TRUE.equals(asked.getValue().consistentRead()), 1);
        item.map(there -> written(there, projection)).ifPresent(items::add);
      }
      found.put(asked.getKey(), items);
      if (!left.isEmpty()) {
        unprocessed.put(asked.getKey(), asked.getValue().toBuilder().keys(left).build());
      }
    }
    BatchGetItemResponse.Builder answer =
        BatchGetItemResponse.builder().responses(found).unprocessedKeys(unprocessed);
    if (Units.areAsked(request.returnConsumedCapacity())) {
      answer.consumedCapacity(
          units.values().stream()
              .map(each -> each.told(request.returnConsumedCapacity()))
              .toList());
    }
    return answer.build();
  }

  private static void checkCount(Map<String, KeysAndAttributes> asked) {
    if (asked.isEmpty()) {
      throw new Refusal(
          "The requestItems parameter is required for BatchGetItem: it must have some requests set");
    }
    asked.forEach(
        (table, keys) -> {
          if (keys.keys().isEmpty()) {
            throw new Refusal(
                "The list of keys in RequestItems for BatchGetItem is required: "
                    + table
                    + " has empty list");
          }
        });
    if (asked.values().stream().mapToInt(keys -> keys.keys().size()).sum() > MOST_KEYS) {
      throw new Refusal("Too many items requested for the BatchGetItem call");
    }
  }

  private static void checkDistinct(Table table, List<Map<String, AttributeValue>> keys) {
    Set<Value.Document> distinct = new HashSet<>();
    for (Map<String, AttributeValue> key : keys) {
      if (!distinct.add(new Keys(table).read(key))) {
        throw new Refusal("Provided list of item keys contains duplicates");
      }
    }
  }

  TransactGetItemsResponse transact(TransactGetItemsRequest request) {
    if (request.transactItems().isEmpty() || request.transactItems().size() > MOST_KEYS) {
      throw new Refusal(
          "Value at 'transactItems' failed to satisfy constraint: Member must have length between 1"
              + " and 100");
    }
    List<ItemResponse> found = new ArrayList<>();
    List<CancellationReason> reasons = new ArrayList<>();
    Map<String, Units> units = new LinkedHashMap<>();
    Set<List<Object>> distinct = new HashSet<>();
    for (TransactGetItem action : request.transactItems()) {
      Get get = Required.of(action.get(), "get");
      Table table = tables.named(get.tableName());
      if (!distinct.add(List.of(table.name(), AttributeValues.read(get.key())))) {
        throw new Refusal("Transaction request cannot include multiple operations on one item");
      }
      Optional<Projection> projection =
          projection(
              get.projectionExpression(),
              get.hasExpressionAttributeNames() ? get.expressionAttributeNames() : null);
      try {
        Optional<Value.Document> item = find(table, get.key());
        ItemResponse.Builder response = ItemResponse.builder();
        item.map(there -> written(there, projection)).ifPresent(response::item);
        found.add(response.build());
        units.computeIfAbsent(table.name(), Units::new).read(size(item), true, 2);
        reasons.add(Answers.noReason());
      } catch (Misfit e) {
        reasons.add(Answers.invalidReason(e.why()));
      }
    }
    if (found.size() < reasons.size()) {
      throw Answers.cancelled(reasons);
    }
    TransactGetItemsResponse.Builder answer = TransactGetItemsResponse.builder().responses(found);
    if (Units.areAsked(request.returnConsumedCapacity())) {
      answer.consumedCapacity(
          units.values().stream()
              .map(each -> each.told(request.returnConsumedCapacity()))
              .toList());
    }
    return answer.build();
  }

  private static Optional<Projection> projection(KeysAndAttributes asked) {
    return projection(
        asked.projectionExpression(),
        asked.hasExpressionAttributeNames() ? asked.expressionAttributeNames() : null);
  }

  private static Optional<Projection> projection(
      @Nullable String expression, @Nullable Map<String, String> names) {
    Expressions expressions = new Expressions(names, null, expression);
    Optional<Projection> projection =
        expressions.read("ProjectionExpression", expression, Projection::read);
    expressions.allUsed();
    return projection;
  }

  private static Optional<Value.Document> find(Table table, Map<String, AttributeValue> key) {
    Keys keys = new Keys(table);
    return table.items().find(keys.parts(keys.read(key)));
  }

  private static Map<String, AttributeValue> written(
      Value.Document item, Optional<Projection> projection) {
    return AttributeValues.write(projection.map(asked -> asked.of(item)).orElse(item));
  }

  private static long size(Optional<Value.Document> item) {
    return item.map(Sizes::ofItem).orElse(0L);
  }
}
