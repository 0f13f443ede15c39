package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchAnswerTest {

  private static final List<StreamRecord> BATCH = List.of(change("11"), change("12"), change("13"));

  private static StreamRecord change(String sequence) {
    return new StreamRecord(sequence, "item", Instant.EPOCH, Json.object(), 2);
  }

  private static List<String> again(String answer) {
    return BatchAnswer.again(answer.getBytes(StandardCharsets.UTF_8), BATCH).stream()
        .map(StreamRecord::sequence)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "\"done\"",
        "{\"batchItemFailures\":null}",
        "{\"batchItemFailures\":[]}"
      })
  void no_failure_named_is_none(String answer) {
    assertThat(again(answer)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"sequenceNumber\":\"13\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"13\"},{\"itemIdentifier\":\"14\"}]}",
        "{\"batchItemFailures\":[\"13\"]}",
        "{\"batchItemFailures\":\"13\"}"
      })
  void a_failure_that_names_no_change_of_the_batch_is_that_of_the_whole(String answer) {
    assertThat(again(answer)).containsExactly("11", "12", "13");
  }

  @Test
  void the_lowest_that_is_named_and_all_after_it_failed() {
    assertThat(
            again(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"13\"},{\"itemIdentifier\":\"12\"}]}"))
        .containsExactly("12", "13");
  }
}
