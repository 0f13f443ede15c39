package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Metrics metrics =
      new Metrics(
          new PrintStream(log, true, StandardCharsets.UTF_8),
          Clock.fixed(Instant.ofEpochMilli(1762304640417L), ZoneOffset.UTC),
          "yibao");

  @Test
  void how_long_something_lasted_is_said_in_seconds() {
    metrics.seconds(Map.of("Oldest", 86400L), Json.Obj.empty());

    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("{\"Name\":\"Oldest\",\"Unit\":\"Seconds\"}", "\"Oldest\":86400");
  }

  @Test
  void a_count_is_one_line_as_cloudwatch_reads_it() {
    metrics.count(Map.of("Runs", 1L, "Opened", 0L), Json.Obj.empty().with("area", "630000"));

    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"_aws\":{\"Timestamp\":1762304640417,\"CloudWatchMetrics\":[{\"Namespace\":\"Yibao\","
                + "\"Dimensions\":[[\"Stack\"]],\"Metrics\":[{\"Name\":\"Opened\",\"Unit\":\"Count\"},"
                + "{\"Name\":\"Runs\",\"Unit\":\"Count\"}]}]},\"Stack\":\"yibao\",\"Opened\":0,\"Runs\":1,"
                + "\"area\":\"630000\"}");
  }
}
