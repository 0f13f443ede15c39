package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** Reads of several items, up to sixteen megabytes of them. */
record BatchGets(Tables tables) {

  private static final int MOST_KEYS = 100;
  private static final long LARGEST = 16L * 1024 * 1024;

  BatchGetItemResponse get(BatchGetItemRequest request) {
    checkCount(request.requestItems());
    request.requestItems().keySet().forEach(tables::named);
    Answer answer = new Answer();
    request
        .requestItems()
        .forEach((table, asked) -> get(tables.named(table), table, asked, answer));
    BatchGetItemResponse.Builder response =
        BatchGetItemResponse.builder().responses(answer.found).unprocessedKeys(answer.unprocessed);
    answer.consumption.told(request.returnConsumedCapacity()).ifPresent(response::consumedCapacity);
    return response.build();
  }

  /** What has been read so far. */
  private static final class Answer {
    private final Map<String, List<Map<String, AttributeValue>>> found = new LinkedHashMap<>();
    private final Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
    private final Consumption consumption = new Consumption();
    private long bytes;
  }

  private static void get(Table table, String named, KeysAndAttributes asked, Answer answer) {
    Old.refuse(asked.hasAttributesToGet(), "AttributesToGet");
    Lookup lookup =
        Lookup.of(
            table,
            asked.projectionExpression(),
            asked.hasExpressionAttributeNames() ? asked.expressionAttributeNames() : null);
    checkDistinct(table, asked.keys());
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    List<Map<String, AttributeValue>> left = new ArrayList<>();
    for (Map<String, AttributeValue> key : asked.keys()) {
      Optional<Value.Document> item = lookup.find(key);
      answer.bytes += Lookup.size(item);
      if (answer.bytes > LARGEST) {
        left.add(key);
      } else {
        answer
            .consumption
            .of(table)
            .read(Lookup.size(item), Boolean.TRUE.equals(asked.consistentRead()), 1);
        item.map(lookup::written).ifPresent(found::add);
      }
    }
    answer.found.put(named, found);
    if (!left.isEmpty()) {
      answer.unprocessed.put(named, asked.toBuilder().keys(left).build());
    }
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
}
