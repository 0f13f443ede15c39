package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobInputTest {

  private static Instant at(String event) throws IOException {
    return JobInput.read(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        fields -> fields.read("at", Form.WHOLE_SECOND));
  }

  @Test
  void the_event_of_a_schedule_is_read() throws IOException {
    assertThat(at("{\"at\": \"2025-10-20T16:00:00Z\"}")).isEqualTo("2025-10-20T16:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | \"/at\": this field is missing",
        "{\"at\": \"now\"} | \"/at\": an instant with its offset is asked",
        "{\"at\": \"2025-10-20T16:00:00Z\", \"to\": 1} | \"/to\": there is no such field",
        "[] | a JSON object is asked",
        "x | not well-formed JSON"
      })
  void an_event_of_something_else_is_a_fault_that_says_where(String event, String said) {
    assertThatThrownBy(() -> at(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }
}
