package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** What DynamoDB Local never does: conflicts, throttling, lost answers. */
class TablesTest {

  private static final TransactWriteItemsResponse DONE =
      TransactWriteItemsResponse.builder().build();
  private static final List<Change> TWO_CHANGES =
      List.of(
          new Guards(new Tables(new ScriptedDynamoDb().client()), "guards")
              .bind(new Guard("key", "digest", "about", 200, "body")),
          new People(
                  new Tables(new ScriptedDynamoDb().client()),
                  "people",
                  new Vault(() -> new KeyRing("1", Map.of("1", "m"))))
              .cover("P1", 3, PeopleTest.COVER));

  private final ScriptedDynamoDb dynamoDb = new ScriptedDynamoDb();
  private final Tables tables = new Tables(dynamoDb.client());

  private static TransactionCanceledException cancelled(String... codes) {
    return TransactionCanceledException.builder()
        .message("cancelled")
        .cancellationReasons(
            Arrays.stream(codes)
                .map(code -> CancellationReason.builder().code(code).build())
                .toList())
        .build();
  }

  private Set<String> tokens() {
    return Set.copyOf(
        dynamoDb.requests().stream()
            .map(request -> ((TransactWriteItemsRequest) request).clientRequestToken())
            .toList());
  }

  @Test
  void a_conflict_is_tried_again_as_the_same_transaction() {
    dynamoDb
        .then(cancelled("None", "TransactionConflict"))
        .then(cancelled("ThrottlingError", "None"))
        .then(DONE);

    assertThat(tables.commit(TWO_CHANGES)).isEqualTo(new Commit.Done());
    assertThat(dynamoDb.requests()).hasSize(3);
    assertThat(tokens()).hasSize(1);
  }

  @Test
  void a_lost_answer_is_asked_for_again_with_the_same_token() {
    dynamoDb
        .then(SdkClientException.create("read timed out"))
        .then(TransactionInProgressException.builder().message("in progress").build())
        .then(InternalServerErrorException.builder().statusCode(500).message("fault").build())
        .then(DONE);

    assertThat(tables.commit(TWO_CHANGES)).isEqualTo(new Commit.Done());
    assertThat(dynamoDb.requests()).hasSize(4);
    assertThat(tokens()).hasSize(1);
    assertThat(Set.copyOf(dynamoDb.requests())).as("what is sent again").hasSize(1);
  }

  @Test
  void a_failed_condition_is_an_answer_and_says_whose() {
    dynamoDb.then(cancelled("ConditionalCheckFailed", "None"));
    dynamoDb.then(cancelled("None", "ConditionalCheckFailed"));
    dynamoDb.then(cancelled("ConditionalCheckFailed", "TransactionConflict"));

    assertThat(tables.commit(TWO_CHANGES))
        .isEqualTo(new Commit.Refused(EnumSet.of(Change.Kind.GUARD)));
    assertThat(tables.commit(TWO_CHANGES))
        .isEqualTo(new Commit.Refused(EnumSet.of(Change.Kind.VERSION)));
    assertThat(tables.commit(TWO_CHANGES))
        .isEqualTo(new Commit.Refused(EnumSet.of(Change.Kind.GUARD)));
  }

  @Test
  void conflicts_without_end_are_given_up_as_passing() {
    for (int i = 0; i < 6; i++) {
      dynamoDb.then(cancelled("TransactionConflict", "None"));
    }

    assertThatThrownBy(() -> tables.commit(TWO_CHANGES)).isInstanceOf(StorageUnavailable.class);
    assertThat(dynamoDb.requests()).hasSize(6);
  }

  @Test
  void conflicts_without_end_are_given_up_before_a_channel_gives_up_waiting() {
    for (int i = 0; i < 6; i++) {
      dynamoDb.then(cancelled("TransactionConflict", "None"));
    }
    long begun = System.nanoTime();

    assertThatThrownBy(() -> tables.commit(TWO_CHANGES)).isInstanceOf(StorageUnavailable.class);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void a_request_that_is_wrong_is_a_fault_of_ours_and_not_repeated() {
    dynamoDb.then(
        DynamoDbException.builder().statusCode(400).message("ValidationException").build());

    assertThatThrownBy(() -> tables.commit(TWO_CHANGES))
        .isExactlyInstanceOf(DynamoDbException.class);
    assertThat(dynamoDb.requests()).hasSize(1);
  }

  @Test
  void a_transaction_cancelled_for_a_wrong_item_is_not_repeated() {
    dynamoDb.then(cancelled("ValidationError", "None"));

    assertThatThrownBy(() -> tables.commit(TWO_CHANGES))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(dynamoDb.requests()).hasSize(1);
  }

  @Test
  void keys_left_over_are_read_in_a_further_round() {
    Tables.Key one = Tables.Key.of("people", "psnNo", "P1");
    Tables.Key two = Tables.Key.of("people", "psnNo", "P2");
    KeysAndAttributes rest =
        KeysAndAttributes.builder().keys(List.of(two.attributes())).consistentRead(true).build();
    dynamoDb
        .then(
            BatchGetItemResponse.builder()
                .responses(Map.of("people", List.of(Map.of("psnNo", AttributeValue.fromS("P1")))))
                .unprocessedKeys(Map.of("people", rest))
                .build())
        .then(
            BatchGetItemResponse.builder()
                .responses(Map.of("people", List.of(Map.of("psnNo", AttributeValue.fromS("P2")))))
                .unprocessedKeys(Map.of())
                .build());

    assertThat(tables.read(Set.of(one, two))).containsOnlyKeys(one, two);
    assertThat(dynamoDb.requests())
        .allSatisfy(
            request ->
                assertThat(((BatchGetItemRequest) request).requestItems().values())
                    .allMatch(KeysAndAttributes::consistentRead));
  }

  @Test
  void a_table_that_is_missing_is_a_fault_and_a_lost_read_passes() {
    dynamoDb.then(ResourceNotFoundException.builder().statusCode(400).message("no table").build());
    dynamoDb.then(SdkClientException.create("connection refused"));
    Tables.Key key = Tables.Key.of("people", "psnNo", "P1");

    assertThatThrownBy(() -> tables.read(key)).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> tables.read(key)).isInstanceOf(StorageUnavailable.class);
  }
}
