package yibao.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import yibao.simulator.memory.MemoryDynamoDb;

/** What is collected of conditions, and that a stripped one is gone and nothing else with it. */
class ConditionsTest {

  private static final TransactWriteItem UPDATE =
      TransactWriteItem.builder()
          .update(
              Update.builder()
                  .tableName(OneTable.NAME)
                  .key(OneTable.key("a"))
                  .updateExpression("SET #n = :next")
                  .conditionExpression("#n  =\n :seen")
                  .expressionAttributeNames(Map.of("#n", "n"))
                  .expressionAttributeValues(
                      Map.of(
                          ":next", AttributeValue.fromN("8"), ":seen", AttributeValue.fromN("7")))
                  .build())
          .build();
  private static final TransactWriteItem DELETE =
      TransactWriteItem.builder()
          .delete(
              Delete.builder()
                  .tableName(OneTable.NAME)
                  .key(OneTable.key("a"))
                  .conditionExpression("n = :seen")
                  .expressionAttributeValues(Map.of(":seen", AttributeValue.fromN("7")))
                  .build())
          .build();
  private static final TransactWriteItem CHECK =
      TransactWriteItem.builder()
          .conditionCheck(
              ConditionCheck.builder()
                  .tableName(OneTable.NAME)
                  .key(OneTable.key("a"))
                  .conditionExpression("n = :seen")
                  .expressionAttributeValues(Map.of(":seen", AttributeValue.fromN("7")))
                  .build())
          .build();

  private final MemoryDynamoDb memory = OneTable.in(new MemoryDynamoDb(InstantSource.system()));

  @BeforeEach
  void putOne() {
    OneTable.commit(memory, "a");
  }

  @Test
  void conditions_are_collected_by_table_action_and_text() {
    Conditions conditions = Conditions.all();
    DynamoDbClient client = conditions.inFrontOf(memory);
    OneTable.commit(client, "b", "c");
    assertThatThrownBy(() -> send(client, UPDATE)).isInstanceOf(TransactionCanceledException.class);

    assertThat(conditions.sent())
        .containsExactly(
            new Conditions.Sent(OneTable.NAME, "Put", "attribute_not_exists(#key)"),
            new Conditions.Sent(OneTable.NAME, "Update", "#n = :seen"));
  }

  @Test
  void a_put_without_its_condition_overwrites() {
    OneTable.commit(without("Put", "attribute_not_exists(#key)"), "a");

    assertThat(OneTable.keys(memory)).containsExactly("a");
  }

  @Test
  void an_update_without_its_condition_keeps_what_its_own_expression_needs() {
    send(without("Update", "#n = :seen"), UPDATE);

    assertThat(Objects.requireNonNull(memory.everything().get(OneTable.NAME)))
        .containsExactly(Map.of("key", AttributeValue.fromS("a"), "n", AttributeValue.fromN("8")));
  }

  @Test
  void a_delete_without_its_condition_deletes() {
    send(without("Delete", "n = :seen"), DELETE);

    assertThat(OneTable.keys(memory)).isEmpty();
  }

  @Test
  void a_check_without_its_condition_always_holds() {
    send(without("ConditionCheck", "n = :seen"), CHECK);

    assertThat(OneTable.keys(memory)).containsExactly("a");
  }

  @Test
  void another_condition_than_the_stripped_one_still_holds() {
    assertThatThrownBy(() -> send(without("Delete", "n = :seen"), CHECK))
        .isInstanceOf(TransactionCanceledException.class);
  }

  private DynamoDbClient without(String action, String expression) {
    return Conditions.without(new Conditions.Sent(OneTable.NAME, action, expression))
        .inFrontOf(memory);
  }

  private static void send(DynamoDbClient client, TransactWriteItem action) {
    client.transactWriteItems(request -> request.transactItems(action));
  }
}
