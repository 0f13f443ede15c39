package yibao.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import yibao.simulator.memory.MemoryDynamoDb;

/** Each fault does what it is named for, and tells it as the SDK would. */
class FaultsTest {

  private final MemoryDynamoDb memory = OneTable.in(new MemoryDynamoDb(InstantSource.system()));

  private DynamoDbClient meeting(Fault fault) {
    return new Faults(Plan.script(Map.of(1, fault))).inFrontOf(memory);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"REQUEST_LOST", "THROTTLED", "CONFLICT", "SERVER_ERROR_BEFORE", "DEATH_BEFORE"})
  void nothing_is_written_by_what_never_arrived_or_was_refused(Fault fault) {
    assertThatThrownBy(() -> OneTable.commit(meeting(fault), "a", "b")).isNotNull();

    assertThat(OneTable.keys(memory)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"ANSWER_LOST", "IN_PROGRESS", "SERVER_ERROR_AFTER", "DEATH_AFTER"})
  void all_is_written_by_what_was_done_without_an_answer(Fault fault) {
    assertThatThrownBy(() -> OneTable.commit(meeting(fault), "a", "b")).isNotNull();

    assertThat(OneTable.keys(memory)).containsExactly("a", "b");
  }

  @Test
  void a_lost_request_is_the_clients_own_exception() {
    assertThatThrownBy(() -> OneTable.commit(meeting(Fault.REQUEST_LOST), "a"))
        .isExactlyInstanceOf(SdkClientException.class);
  }

  @Test
  void a_conflict_is_a_reason_in_the_place_of_its_action() {
    assertThatExceptionOfType(TransactionCanceledException.class)
        .isThrownBy(() -> OneTable.commit(meeting(Fault.CONFLICT), "a", "b"))
        .satisfies(
            cancelled ->
                assertThat(cancelled.cancellationReasons())
                    .extracting(CancellationReason::code)
                    .containsExactly("None", "TransactionConflict"));
  }

  @Test
  void a_throttled_read_is_known_as_throttled() {
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> OneTable.read(meeting(Fault.THROTTLED), "a"))
        .satisfies(throttled -> assertThat(throttled.isThrottlingException()).isTrue());
  }

  @Test
  void an_internal_error_is_the_servers() {
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> OneTable.read(meeting(Fault.SERVER_ERROR_BEFORE), "a"))
        .satisfies(failed -> assertThat(failed.statusCode()).isEqualTo(500));
  }

  @Test
  void death_is_caught_by_nothing_that_catches_exceptions() {
    assertThatThrownBy(() -> OneTable.commit(meeting(Fault.DEATH_BEFORE), "a"))
        .isInstanceOf(Death.class)
        .isNotInstanceOf(Exception.class);
  }

  @Test
  void of_several_keys_every_other_is_left_over_and_can_be_asked_for_again() {
    OneTable.commit(memory, "a", "b", "c");

    BatchGetItemResponse answer = OneTable.read(meeting(Fault.KEYS_LEFT), "a", "b", "c");

    assertThat(OneTable.keys(answer.responses().getOrDefault(OneTable.NAME, List.of())))
        .containsExactly("b");
    BatchGetItemResponse rest =
        memory.batchGetItem(
            BatchGetItemRequest.builder().requestItems(answer.unprocessedKeys()).build());
    assertThat(OneTable.keys(rest.responses().getOrDefault(OneTable.NAME, List.of())))
        .containsExactly("a", "c");
  }

  @Test
  void which_keys_are_left_over_does_not_depend_on_their_order() {
    BatchGetItemResponse one = OneTable.read(meeting(Fault.KEYS_LEFT), "a", "b", "c");
    BatchGetItemResponse other = OneTable.read(meeting(Fault.KEYS_LEFT), "c", "a", "b");

    assertThat(left(one)).containsExactlyInAnyOrderElementsOf(left(other));
  }

  private static List<Map<String, AttributeValue>> left(BatchGetItemResponse answer) {
    return answer.unprocessedKeys().values().stream()
        .flatMap(keys -> keys.keys().stream())
        .toList();
  }

  @Test
  void chance_brings_the_same_faults_from_the_same_seed() {
    assertThat(faults(7)).isEqualTo(faults(7)).isNotEqualTo(faults(8));
  }

  @Test
  void chance_brings_about_as_many_faults_as_it_is_told() {
    assertThat(faults(1)).filteredOn(fault -> fault != Fault.NONE).hasSizeBetween(200, 300);
  }

  private static List<Fault> faults(long seed) {
    Plan plan = Plan.chance(new SplittableRandom(seed), 250);
    List<Fault> faults = new ArrayList<>();
    for (int n = 1; n <= 1000; n++) {
      faults.add(plan.at(new Call(n, BatchGetItemRequest.builder().build())));
    }
    return faults;
  }

  @Test
  void a_fault_that_can_not_befall_a_call_is_a_mistake_in_the_script() {
    assertThatThrownBy(() -> OneTable.read(meeting(Fault.CONFLICT), "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
