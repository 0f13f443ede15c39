package yibao.simulator.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * A read of several keys of which every other is left over. Which these are doesn't depend on the
 * order they were asked for in, since that of a set differs from one process to the next.
 */
record Leftovers(
    BatchGetItemRequest request,
    Map<String, KeysAndAttributes> read,
    Map<String, KeysAndAttributes> left) {

  private record Wanted(String table, Map<String, AttributeValue> key) {
    String text() {
      return table + new TreeMap<>(key);
    }
  }

  static Leftovers of(BatchGetItemRequest request) {
    List<Wanted> wanted = new ArrayList<>();
    request
        .requestItems()
        .forEach((table, asked) -> asked.keys().forEach(key -> wanted.add(new Wanted(table, key))));
    wanted.sort(Comparator.comparing(Wanted::text));
    List<Wanted> read = new ArrayList<>();
    List<Wanted> left = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      (i % 2 == 0 ? left : read).add(wanted.get(i));
    }
    return new Leftovers(request, asked(request, read), asked(request, left));
  }

  private static Map<String, KeysAndAttributes> asked(
      BatchGetItemRequest request, List<Wanted> wanted) {
    Map<String, KeysAndAttributes> asked = new LinkedHashMap<>();
    request
        .requestItems()
        .forEach(
            (table, keys) -> {
              List<Map<String, AttributeValue>> some =
                  keys.keys().stream()
                      .filter(key -> wanted.contains(new Wanted(table, key)))
                      .toList();
              if (!some.isEmpty()) {
                asked.put(table, keys.toBuilder().keys(some).build());
              }
            });
    return asked;
  }

  BatchGetItemResponse answered(Function<BatchGetItemRequest, BatchGetItemResponse> onward) {
    if (read.isEmpty()) {
      return BatchGetItemResponse.builder().responses(Map.of()).unprocessedKeys(left).build();
    }
    return onward.apply(request.toBuilder().requestItems(read).build()).toBuilder()
        .unprocessedKeys(left)
        .build();
  }
}
