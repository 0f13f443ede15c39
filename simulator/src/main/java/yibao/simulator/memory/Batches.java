package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** Puts and deletes of several items, each for itself. */
record Batches(Tables tables) {

  private static final int MOST = 25;

  BatchWriteItemResponse write(BatchWriteItemRequest request) {
    checkCount(request.requestItems());
    List<Write> writes = new ArrayList<>();
    Set<List<Object>> items = new HashSet<>();
    request
        .requestItems()
        .forEach(
            (named, wanted) -> {
              Table table = tables.named(named);
              for (WriteRequest each : wanted) {
                Write write = write(table, each);
                if (!items.add(List.of(table.name(), write.key()))) {
                  throw new Refusal("Provided list of item keys contains duplicates");
                }
                writes.add(write);
              }
            });
    Consumption consumption = new Consumption();
    writes.forEach(write -> carryOut(write, consumption.of(write.table())));
    BatchWriteItemResponse.Builder answer =
        BatchWriteItemResponse.builder().unprocessedItems(Map.of());
    consumption.told(request.returnConsumedCapacity()).ifPresent(answer::consumedCapacity);
    return answer.build();
  }

  private static void checkCount(Map<String, List<WriteRequest>> wanted) {
    if (wanted.isEmpty()) {
      throw new Refusal("BatchWriteItem cannot have a null or no requests set");
    }
    wanted.forEach(
        (table, requests) -> {
          if (requests.isEmpty()) {
            throw new Refusal(
                "The batch write request list for a table cannot be null or empty: " + table);
          }
        });
    if (wanted.values().stream().mapToInt(List::size).sum() > MOST) {
      throw new Refusal("Too many items requested for the BatchWriteItem call");
    }
  }

  private static Write write(Table table, WriteRequest request) {
    if ((request.putRequest() == null) == (request.deleteRequest() == null)) {
      throw new Refusal(
          "Supplied WriteRequest must contain exactly one of PutRequest and DeleteRequest");
    }
    return request.putRequest() != null
        ? Write.put(
            table,
            Wish.of(
                Asked.of(
                    Put.builder()
                        .tableName(table.name())
                        .item(request.putRequest().item())
                        .build())))
        : Write.delete(
            table,
            Wish.of(
                Asked.of(
                    Delete.builder()
                        .tableName(table.name())
                        .key(request.deleteRequest().key())
                        .build())));
  }

  private static void carryOut(Write write, Units units) {
    Optional<Value.Document> before = write.before();
    Optional<Value.Document> after = write.effect().on(before);
    units.write(write.table(), before, after, 1);
    write.replace(after);
  }
}
