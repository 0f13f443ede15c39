package yibao.simulator.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import yibao.local.LocalTables;
import yibao.simulator.expression.KnownWords;

/** Just within each limit and just beyond it, as DynamoDB Local draws it. */
class LimitsTest {

  private static final LocalTables stored = LocalTables.ofItsOwn();
  private static final AttributeValue FIVE = AttributeValue.fromN("5");

  private static final Twins twins = new Twins(stored.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    twins.clear();
  }

  @Test
  void an_expression_has_4096_bytes() {
    assertLimit(4096, n -> condition("n = :v" + " ".repeat(n - 6)));
  }

  @Test
  void an_expression_has_300_operators() {
    assertLimit(300, n -> condition("NOT ".repeat(n - 1) + "n = :v"));
  }

  @Test
  void a_path_has_32_steps() {
    assertLimit(32, n -> condition(String.join(".", Collections.nCopies(n, "n")) + " = :v"));
  }

  @Test
  void a_list_of_operands_has_100() {
    assertLimit(
        100,
        n -> {
          Map<String, AttributeValue> values = new TreeMap<>();
          IntStream.range(0, n).forEach(i -> values.put(":v" + i, FIVE));
          return put("a")
              .conditionExpression("n IN (" + String.join(",", values.keySet()) + ")")
              .expressionAttributeValues(values)
              .build();
        });
  }

  @Test
  void a_hash_key_has_2048_bytes() {
    assertLimit(2048, n -> put("k".repeat(n)).build());
  }

  @Test
  void an_item_has_400_kilobytes() {
    assertLimit(
        400 * 1024,
        n ->
            PutItemRequest.builder()
                .tableName(FuzzTables.PLAIN)
                .item(
                    Map.of(
                        "pk",
                        AttributeValue.fromS("a"),
                        "x",
                        AttributeValue.fromS("x".repeat(n - 4))))
                .build());
  }

  @Test
  void a_value_is_31_lists_deep() {
    assertLimit(
        31, n -> update("SET q = :v").expressionAttributeValues(Map.of(":v", nested(n))).build());
  }

  @Test
  void a_number_has_38_digits() {
    assertLimit(38, n -> updateNumber("1".repeat(n)));
  }

  @Test
  void a_number_is_below_ten_to_the_126() {
    assertLimit(125, n -> updateNumber("9.9E" + n));
  }

  @Test
  void a_number_is_at_least_ten_to_the_minus_130() {
    assertLimit(130, n -> updateNumber("1E-" + n));
  }

  @Test
  void a_sum_has_38_digits() {
    twins.local.putItem(put("a").item(number("1E37")).build());
    twins.memory.putItem(put("a").item(number("1E37")).build());

    assertLimit(
        0,
        n ->
            update("SET q = n + :v")
                .expressionAttributeValues(Map.of(":v", AttributeValue.fromN(n == 0 ? "1" : "0.1")))
                .build());
  }

  @Test
  void a_transaction_has_100_actions() {
    assertLimit(
        100,
        n ->
            TransactWriteItemsRequest.builder()
                .transactItems(IntStream.range(0, n).mapToObj(i -> action("a" + i, "")).toList())
                .build());
  }

  @Test
  void a_transaction_has_four_megabytes() {
    assertLimit(
        10,
        n ->
            TransactWriteItemsRequest.builder()
                .transactItems(
                    IntStream.range(0, n)
                        .mapToObj(i -> action("a" + i, "x".repeat(400_000)))
                        .toList())
                .build());
  }

  @Test
  void a_list_index_is_an_integer_of_31_bits() {
    assertAlike(condition("l[2147483647] = :v"), false);
    assertAlike(condition("l[2147483648] = :v"), true);
  }

  @Test
  void a_page_begins_after_no_key_that_is_empty() {
    assertAlike(after("b"), false);
    assertAlike(after(""), true);
  }

  private static DynamoDbRequest after(String sortKey) {
    return QueryRequest.builder()
        .tableName(FuzzTables.INDEXED)
        .keyConditionExpression("pk = :pk")
        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("a")))
        .exclusiveStartKey(
            Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS(sortKey)))
        .build();
  }

  @Test
  void each_word_that_is_reserved_is_refused_by_both() {
    List<String> differing = new ArrayList<>();
    for (String word : KnownWords.reserved()) {
      DynamoDbRequest request = condition(word + " = :v");
      if (!Outcome.of(twins.local, request).equalsIn(Outcome.of(twins.memory, request))) {
        differing.add(word);
      }
    }

    // the developer guide lists these too, and DynamoDB Local doesn't know them
    assertThat(differing).containsExactlyInAnyOrder("CONVERT", "SIZE");
  }

  @Test
  void words_that_are_not_reserved_are_names_for_both() {
    for (String word :
        List.of("begins_with", "contains", "list_append", "fen", "version", "lease")) {
      DynamoDbRequest request = condition(word + " = :v");

      assertThat(Outcome.of(twins.memory, request))
          .as(word)
          .matches(outcome -> outcome.equalsIn(Outcome.of(twins.local, request)));
    }
  }

  private static PutItemRequest.Builder put(String key) {
    return PutItemRequest.builder()
        .tableName(FuzzTables.PLAIN)
        .item(Map.of("pk", AttributeValue.fromS(key)));
  }

  private static Map<String, AttributeValue> number(String number) {
    return Map.of("pk", AttributeValue.fromS("a"), "n", AttributeValue.fromN(number));
  }

  private static DynamoDbRequest condition(String expression) {
    return put("a")
        .conditionExpression(expression)
        .expressionAttributeValues(Map.of(":v", FIVE))
        .build();
  }

  private static UpdateItemRequest.Builder update(String expression) {
    return UpdateItemRequest.builder()
        .tableName(FuzzTables.PLAIN)
        .key(Map.of("pk", AttributeValue.fromS("a")))
        .updateExpression(expression);
  }

  private static DynamoDbRequest updateNumber(String number) {
    return update("SET q = :v")
        .expressionAttributeValues(Map.of(":v", AttributeValue.fromN(number)))
        .build();
  }

  private static AttributeValue nested(int lists) {
    return Stream.iterate(FIVE, value -> AttributeValue.fromL(List.of(value)))
        .skip(lists)
        .findFirst()
        .orElseThrow();
  }

  private static TransactWriteItem action(String key, String content) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(FuzzTables.PLAIN)
                    .item(
                        Map.of(
                            "pk", AttributeValue.fromS(key), "x", AttributeValue.fromS(content))))
        .build();
  }

  private interface Sized {
    DynamoDbRequest of(int size);
  }

  private void assertLimit(int most, Sized request) {
    assertAlike(request.of(most), false);
    assertAlike(request.of(most + 1), true);
  }

  private void assertAlike(DynamoDbRequest request, boolean invalid) {
    Outcome memory = Outcome.of(twins.memory, request);
    assertThat(memory.part(Outcome.ERROR).equals("ValidationException"))
        .as(memory.message())
        .isEqualTo(invalid);
    assertThat(memory).matches(outcome -> outcome.equalsIn(Outcome.of(twins.local, request)));
  }
}
