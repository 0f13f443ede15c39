package yibao.simulator.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What AWS documents and DynamoDB Local does otherwise or not at all. */
class MemoryDynamoDbTest {

  private static final Instant BEGIN = Instant.parse("2025-11-05T04:00:00Z");
  private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS("a"));

  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  private final MemoryDynamoDb memory = new MemoryDynamoDb((InstantSource) now::get);

  @BeforeEach
  void createTables() {
    FuzzTables.definitions().forEach(memory::createTable);
  }

  private static TransactWriteItem add(String key, String number) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(FuzzTables.PLAIN)
                    .key(Map.of("pk", AttributeValue.fromS(key)))
                    .updateExpression("ADD n :v")
                    .expressionAttributeValues(Map.of(":v", AttributeValue.fromN(number))))
        .build();
  }

  private TransactWriteItemsResponse commit(@Nullable String token, TransactWriteItem... actions) {
    return memory.transactWriteItems(
        TransactWriteItemsRequest.builder()
            .clientRequestToken(token)
            .transactItems(actions)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build());
  }

  private String number() {
    GetItemResponse found = memory.getItem(get -> get.tableName(FuzzTables.PLAIN).key(KEY));
    return found.item().getOrDefault("n", AttributeValue.fromN("0")).n();
  }

  @Test
  void a_token_is_remembered_for_ten_minutes() {
    commit("token", add("a", "1"));
    now.set(BEGIN.plus(Duration.ofMinutes(10)).minusSeconds(1));
    commit("token", add("a", "1"));

    assertThat(number()).isEqualTo("1");
  }

  @Test
  void a_token_of_ten_minutes_ago_is_another_transactions() {
    commit("token", add("a", "1"));
    now.set(BEGIN.plus(Duration.ofMinutes(10)));
    commit("token", add("a", "5"));

    assertThat(number()).isEqualTo("6");
  }

  @Test
  void a_token_with_another_request_is_refused() {
    commit("token", add("a", "1"));

    assertThatThrownBy(() -> commit("token", add("a", "2")))
        .isInstanceOf(IdempotentParameterMismatchException.class);
    assertThat(number()).isEqualTo("1");
  }

  @Test
  void two_actions_on_one_item_are_refused_however_its_key_is_written() {
    for (String same : List.of("1", "1.0", "10E-1")) {
      assertThatThrownBy(() -> commit("token", remove("1"), remove(same)))
          .isInstanceOf(DynamoDbException.class)
          .hasMessageContaining("multiple operations on one item");
    }
  }

  private static TransactWriteItem remove(String number) {
    return TransactWriteItem.builder()
        .delete(
            delete ->
                delete
                    .tableName(FuzzTables.RANGED)
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromN(number))))
        .build();
  }

  @Test
  void an_update_that_fits_no_item_is_a_reason_among_the_others() {
    TransactWriteItem wrong =
        TransactWriteItem.builder()
            .update(
                update ->
                    update
                        .tableName(FuzzTables.PLAIN)
                        .key(Map.of("pk", AttributeValue.fromS("b")))
                        .updateExpression("SET n = nothing"))
            .build();

    assertThatExceptionOfType(TransactionCanceledException.class)
        .isThrownBy(() -> commit("token", add("a", "1"), wrong))
        .satisfies(
            cancelled ->
                assertThat(cancelled.cancellationReasons())
                    .extracting(CancellationReason::code)
                    .containsExactly("None", "ValidationError"));
    assertThat(number()).isEqualTo("0");
  }

  @Test
  void each_action_of_a_transaction_consumes_two_units_for_each_kilobyte() {
    TransactWriteItemsResponse answer = commit("token", add("a", "1"), add("b", "1"));

    assertThat(answer.consumedCapacity())
        .singleElement()
        .extracting(ConsumedCapacity::capacityUnits)
        .isEqualTo(4.0);
  }

  @Test
  void the_repeat_of_a_transaction_consumes_what_reading_its_items_does() {
    commit("token", add("a", "1"));
    memory.updateItem(
        update ->
            update
                .tableName(FuzzTables.PLAIN)
                .key(KEY)
                .updateExpression("SET x = :v")
                .expressionAttributeValues(Map.of(":v", AttributeValue.fromS("x".repeat(5000)))));

    assertThat(commit("token", add("a", "1")).consumedCapacity())
        .singleElement()
        .extracting(ConsumedCapacity::capacityUnits)
        .isEqualTo(4.0);
  }

  @Test
  void a_nested_path_is_told_alone() {
    Map<String, AttributeValue> map =
        Map.of("a", AttributeValue.fromN("1"), "b", AttributeValue.fromN("2"));
    memory.putItem(
        put ->
            put.tableName(FuzzTables.PLAIN)
                .item(Map.of("pk", AttributeValue.fromS("a"), "m", AttributeValue.fromM(map))));

    assertThat(
            memory
                .updateItem(
                    update ->
                        update
                            .tableName(FuzzTables.PLAIN)
                            .key(KEY)
                            .updateExpression("SET m.a = m.a + m.b")
                            .returnValues(ReturnValue.UPDATED_NEW))
                .attributes())
        .isEqualTo(Map.of("m", AttributeValue.fromM(Map.of("a", AttributeValue.fromN("3")))));
  }

  @Test
  void a_page_of_a_query_ends_at_a_megabyte() {
    for (int i = 0; i < 8; i++) {
      Map<String, AttributeValue> item =
          Map.of(
              "pk", AttributeValue.fromS("a"),
              "sk", AttributeValue.fromN(Integer.toString(i)),
              "x", AttributeValue.fromS("x".repeat(300_000)));
      memory.putItem(put -> put.tableName(FuzzTables.RANGED).item(item));
    }

    assertThat(pages()).containsExactly(4, 4, 0);
  }

  private List<Integer> pages() {
    return memory
        .queryPaginator(
            query ->
                query
                    .tableName(FuzzTables.RANGED)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("a"))))
        .stream()
        .map(QueryResponse::count)
        .toList();
  }

  @Test
  void callers_at_once_are_answered_one_after_another() throws Exception {
    List<Callable<TransactWriteItemsResponse>> additions =
        new ArrayList<>(Collections.nCopies(800, () -> commit(null, add("a", "1"))));
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      for (var addition : callers.invokeAll(additions)) {
        assertThat(addition.get()).isNotNull();
      }
    }

    assertThat(number()).isEqualTo("800");
  }

  @Test
  void a_snapshot_tells_what_was_entered_changed_and_removed_since() {
    commit(null, add("a", "1"), add("b", "1"), add("c", "1"));
    Snapshot before = memory.snapshot();
    commit(null, add("a", "1"), add("d", "1"));
    memory.deleteItem(delete -> delete.tableName(FuzzTables.PLAIN).key(KEY));

    assertThat(memory.snapshot().changesSince(before)).isEqualTo(Map.of(FuzzTables.PLAIN, 2));
  }

  @Test
  void what_is_written_as_it_was_is_no_change() {
    commit(null, add("a", "1"));
    Snapshot before = memory.snapshot();
    commit(null, add("a", "0.0"));

    assertThat(memory.snapshot().changesSince(before)).isEmpty();
  }

  @Test
  void old_parameters_are_not_understood() {
    assertThatThrownBy(
            () ->
                memory.getItem(
                    get -> get.tableName(FuzzTables.PLAIN).key(KEY).attributesToGet("n")))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
