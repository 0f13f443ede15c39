package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import yibao.simulator.Printed;

/** Makes requests of every kind, most of them such as can be carried out. */
final class RandomRequests {

  private final Dice dice;
  private final RandomValues values;
  private final String tokenPrefix;
  private final List<TransactWriteItemsRequest> sent = new ArrayList<>();
  private int tokens;

  /**
   * @param tokenPrefix tells this history's tokens from another's
   */
  RandomRequests(Dice dice, String tokenPrefix) {
    this.dice = dice;
    this.values = new RandomValues(dice);
    this.tokenPrefix = tokenPrefix;
  }

  /** Items to begin with. */
  List<DynamoDbRequest> beginning() {
    List<DynamoDbRequest> puts = new ArrayList<>();
    for (String table : FuzzTables.NAMES) {
      Map<String, WriteRequest> writes = new LinkedHashMap<>();
      for (int i = 0; i < 8; i++) {
        Map<String, AttributeValue> item = new HashMap<>(values.item(table));
        item.remove("large");
        item.putAll(values.wellFormedKey(table));
        writes.put(
            Printed.of(FuzzTables.keyOf(table, item)),
            WriteRequest.builder().putRequest(put -> put.item(item)).build());
      }
      puts.add(
          BatchWriteItemRequest.builder()
              .requestItems(Map.of(table, List.copyOf(writes.values())))
              .build());
    }
    return puts;
  }

  DynamoDbRequest next() {
    int kind = dice.below(100);
    if (kind < 16) {
      return put();
    }
    if (kind < 38) {
      return update();
    }
    if (kind < 42) {
      return delete();
    }
    if (kind < 47) {
      return get();
    }
    if (kind < 52) {
      return batchGet();
    }
    if (kind < 55) {
      return batchWrite();
    }
    if (kind < 58) {
      return transactGet();
    }
    return kind < 75 ? query() : transactWrite();
  }

  /** Sends no token of this again: only one of the two knows it. */
  void forget(DynamoDbRequest request) {
    sent.remove(request);
  }

  private String table() {
    return dice.percent(1) ? dice.of(FuzzTables.MISSING, "x") : dice.of(FuzzTables.NAMES);
  }

  private String capacity() {
    return dice.percent(1) ? "SOME" : dice.of("NONE", "TOTAL", "INDEXES");
  }

  private DynamoDbRequest put() {
    String table = table();
    PutItemRequest.Builder put =
        PutItemRequest.builder()
            .tableName(table)
            .item(values.item(table))
            .returnConsumedCapacity(capacity())
            .returnValues(returned("NONE", "ALL_OLD"));
    if (dice.percent(50)) {
      RandomExpressions expressions = new RandomExpressions(dice);
      String condition = expressions.condition();
      put.conditionExpression(condition)
          .expressionAttributeNames(expressions.names(condition))
          .expressionAttributeValues(expressions.values(condition));
    }
    return put.returnValuesOnConditionCheckFailure(onFailure()).build();
  }

  private String returned(String... allowed) {
    return dice.percent(98) ? dice.of(allowed) : dice.of("UPDATED_NEW", "ALL_NEW", "OTHER");
  }

  private String onFailure() {
    return dice.percent(1) ? "OTHER" : dice.of("NONE", "ALL_OLD");
  }

  private DynamoDbRequest update() {
    String table = table();
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(values.key(table))
            .returnConsumedCapacity(capacity())
            .returnValues(returned("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"));
    RandomExpressions expressions = new RandomExpressions(dice);
    String expression = dice.percent(98) ? expressions.update() : null;
    String condition = dice.percent(40) ? expressions.condition() : null;
    return update
        .updateExpression(expression)
        .conditionExpression(condition)
        .expressionAttributeNames(expressions.names(expression, condition))
        .expressionAttributeValues(expressions.values(expression, condition))
        .returnValuesOnConditionCheckFailure(onFailure())
        .build();
  }

  private DynamoDbRequest delete() {
    String table = table();
    DeleteItemRequest.Builder delete =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(values.key(table))
            .returnConsumedCapacity(capacity())
            .returnValues(returned("NONE", "ALL_OLD"));
    if (dice.percent(50)) {
      RandomExpressions expressions = new RandomExpressions(dice);
      String condition = expressions.condition();
      delete
          .conditionExpression(condition)
          .expressionAttributeNames(expressions.names(condition))
          .expressionAttributeValues(expressions.values(condition));
    }
    return delete.returnValuesOnConditionCheckFailure(onFailure()).build();
  }

  private DynamoDbRequest get() {
    String table = table();
    GetItemRequest.Builder get =
        GetItemRequest.builder()
            .tableName(table)
            .key(values.key(table))
            .consistentRead(dice.percent(50))
            .returnConsumedCapacity(capacity());
    if (dice.percent(50)) {
      RandomExpressions expressions = new RandomExpressions(dice);
      String projection = expressions.projection();
      get.projectionExpression(projection).expressionAttributeNames(expressions.names(projection));
    }
    return get.build();
  }

  private DynamoDbRequest batchGet() {
    Map<String, KeysAndAttributes> asked = new LinkedHashMap<>();
    for (int i = dice.below(3); i >= 0; i--) {
      String table = table();
      KeysAndAttributes.Builder keys =
          KeysAndAttributes.builder().keys(keys(table)).consistentRead(dice.percent(50));
      if (dice.percent(30)) {
        RandomExpressions expressions = new RandomExpressions(dice);
        String projection = expressions.projection();
        keys.projectionExpression(projection)
            .expressionAttributeNames(expressions.names(projection));
      }
      asked.put(table, keys.build());
    }
    return BatchGetItemRequest.builder()
        .requestItems(dice.percent(1) ? Map.of() : asked)
        .returnConsumedCapacity(capacity())
        .build();
  }

  private List<Map<String, AttributeValue>> keys(String table) {
    if (dice.percent(1)) {
      return List.of();
    }
    Set<Map<String, AttributeValue>> distinct = new HashSet<>();
    int count = dice.percent(2) ? 101 : 1 + dice.below(4);
    for (int i = 0; i < count; i++) {
      distinct.add(count > 100 ? Map.of("pk", AttributeValue.fromS("k" + i)) : values.key(table));
    }
    List<Map<String, AttributeValue>> keys = new ArrayList<>(distinct);
    if (dice.percent(3)) {
      keys.add(keys.getFirst());
    }
    return keys;
  }

  private DynamoDbRequest batchWrite() {
    Map<String, List<WriteRequest>> wanted = new LinkedHashMap<>();
    for (int i = dice.below(2); i >= 0; i--) {
      String table = table();
      List<WriteRequest> writes = new ArrayList<>();
      int count = dice.percent(2) ? 26 : 1 + dice.below(3);
      for (int n = 0; n < count; n++) {
        writes.add(batched(table));
      }
      wanted.put(table, writes);
    }
    return BatchWriteItemRequest.builder()
        .requestItems(dice.percent(1) ? Map.of() : wanted)
        .returnConsumedCapacity(capacity())
        .build();
  }

  private WriteRequest batched(String table) {
    if (dice.percent(1)) {
      return WriteRequest.builder().build();
    }
    return dice.percent(60)
        ? WriteRequest.builder().putRequest(put -> put.item(values.item(table))).build()
        : WriteRequest.builder().deleteRequest(delete -> delete.key(values.key(table))).build();
  }

  private DynamoDbRequest transactGet() {
    List<TransactGetItem> gets = new ArrayList<>();
    for (int i = dice.below(3); i >= 0; i--) {
      String table = table();
      Get.Builder get = Get.builder().tableName(table).key(values.key(table));
      if (dice.percent(40)) {
        RandomExpressions expressions = new RandomExpressions(dice);
        String projection = expressions.projection();
        get.projectionExpression(projection)
            .expressionAttributeNames(expressions.names(projection));
      }
      gets.add(TransactGetItem.builder().get(get.build()).build());
    }
    return TransactGetItemsRequest.builder()
        .transactItems(gets)
        .returnConsumedCapacity(capacity())
        .build();
  }

  private DynamoDbRequest query() {
    String table = table();
    QueryRequest.Builder query =
        QueryRequest.builder().tableName(table).returnConsumedCapacity(capacity());
    List<FuzzTables.Part> key = FuzzTables.key(table);
    String index = "";
    if (table.equals(FuzzTables.INDEXED) ? dice.percent(60) : dice.percent(1)) {
      index = dice.percent(99) ? dice.of(FuzzTables.INDEXES) : "nowhere";
      key = FuzzTables.indexKey(index);
      query.indexName(index);
    }
    RandomExpressions expressions = new RandomExpressions(dice);
    String keys = expressions.keyCondition(key);
    String filter = dice.percent(30) ? expressions.condition() : null;
    String projection = dice.percent(20) ? expressions.projection() : null;
    if (dice.percent(40)) {
      query.limit(dice.of(1, 1, 2, 3, 100));
    }
    if (dice.percent(10)) {
      query.select(
          dice.of("COUNT", "ALL_ATTRIBUTES", "SPECIFIC_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"));
    }
    if (index.isEmpty() ? dice.percent(50) : dice.percent(3)) {
      query.consistentRead(true);
    }
    if (dice.percent(30)) {
      query.scanIndexForward(dice.percent(20));
    }
    if (dice.percent(10)) {
      query.exclusiveStartKey(startKey(table, index));
    }
    return query
        .keyConditionExpression(keys)
        .filterExpression(filter)
        .projectionExpression(projection)
        .expressionAttributeNames(expressions.names(keys, filter, projection))
        .expressionAttributeValues(expressions.values(keys, filter, projection))
        .build();
  }

  /**
   * Of an index one between its entries, since entries that are equal in its keys have no order.
   */
  private Map<String, AttributeValue> startKey(String table, String index) {
    Map<String, AttributeValue> key = new HashMap<>(values.key(table));
    if (index.isEmpty()) {
      return key;
    }
    key.put("gh", values.keyPart("S"));
    if (FuzzTables.indexKey(index).size() > 1) {
      key.put("gr", AttributeValue.fromN(dice.of("1.5", "-0.5", "7")));
    } else {
      key.remove("sk");
    }
    return key;
  }

  private DynamoDbRequest transactWrite() {
    if (!sent.isEmpty() && dice.percent(12)) {
      return again(dice.of(sent));
    }
    List<TransactWriteItem> actions = new ArrayList<>();
    Set<List<Object>> items = new HashSet<>();
    for (int i = dice.below(4); i >= 0; i--) {
      String table = table();
      Map<String, AttributeValue> key = values.key(table);
      if (items.add(List.of(table, Printed.of(key))) || dice.percent(5)) {
        actions.add(action(table, key));
      }
    }
    TransactWriteItemsRequest.Builder transaction =
        TransactWriteItemsRequest.builder()
            .transactItems(actions)
            .returnConsumedCapacity(capacity());
    if (dice.percent(50)) {
      transaction.clientRequestToken(tokenPrefix + tokens++);
    }
    TransactWriteItemsRequest request = transaction.build();
    if (request.clientRequestToken() != null) {
      sent.add(request);
    }
    return request;
  }

  /** The same token, mostly with the same request. */
  private TransactWriteItemsRequest again(TransactWriteItemsRequest before) {
    return dice.percent(70)
        ? before
        : before.toBuilder()
            .transactItems(action(FuzzTables.PLAIN, values.key(FuzzTables.PLAIN)))
            .build();
  }

  private TransactWriteItem action(String table, Map<String, AttributeValue> key) {
    RandomExpressions expressions = new RandomExpressions(dice);
    String condition = dice.percent(60) ? expressions.condition() : null;
    String update = expressions.update();
    return switch (dice.below(8)) {
      case 0, 1, 2 -> {
        Map<String, AttributeValue> item = new HashMap<>(values.item(table));
        FuzzTables.key(table).forEach(part -> item.remove(part.attribute()));
        item.putAll(key);
        yield TransactWriteItem.builder()
            .put(
                Put.builder()
                    .tableName(table)
                    .item(item)
                    .conditionExpression(condition)
                    .expressionAttributeNames(expressions.names(condition))
                    .expressionAttributeValues(expressions.values(condition))
                    .returnValuesOnConditionCheckFailure(dice.of("NONE", "ALL_OLD"))
                    .build())
            .build();
      }
      case 3, 4, 5 ->
          TransactWriteItem.builder()
              .update(
                  Update.builder()
                      .tableName(table)
                      .key(key)
                      .updateExpression(update)
                      .conditionExpression(condition)
                      .expressionAttributeNames(expressions.names(update, condition))
                      .expressionAttributeValues(expressions.values(update, condition))
                      .returnValuesOnConditionCheckFailure(dice.of("NONE", "ALL_OLD"))
                      .build())
              .build();
      case 6 ->
          TransactWriteItem.builder()
              .delete(
                  Delete.builder()
                      .tableName(table)
                      .key(key)
                      .conditionExpression(condition)
                      .expressionAttributeNames(expressions.names(condition))
                      .expressionAttributeValues(expressions.values(condition))
                      .returnValuesOnConditionCheckFailure(dice.of("NONE", "ALL_OLD"))
                      .build())
              .build();
      default ->
          TransactWriteItem.builder()
              .conditionCheck(
                  ConditionCheck.builder()
                      .tableName(table)
                      .key(key)
                      .conditionExpression(condition == null ? "attribute_exists(pk)" : condition)
                      .expressionAttributeNames(expressions.names(condition))
                      .expressionAttributeValues(expressions.values(condition))
                      .returnValuesOnConditionCheckFailure(dice.of("NONE", "ALL_OLD"))
                      .build())
              .build();
    };
  }
}
