package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yibao.local.LocalCloud;

/** Statements of channels, read by the function as it is deployed. */
final class StatementsTest {

  private static final LocalDate YESTERDAY = LocalDate.of(2025, 11, 4);
  private static final String RIGHT =
      """
      channelTxnNo,channelOrderNo,kind,amountFen,at
      4200002511040001,my-order-1,PAID,40000,2025-11-04T09:01:00+08:00
      #total,1,40000
      """;
  private static final String CUT_OFF = RIGHT.substring(0, RIGHT.indexOf('#'));

  private static LocalCloud start(Path data) {
    return LocalCloud.start(
        LocalCloud.Options.forTests()
            .withToday(YESTERDAY.plusDays(1))
            .withData(data)
            .withSay(System.err::println));
  }

  private static Channel at(LocalCloud cloud) {
    return new Channel(cloud.url(), cloud.unsignedUrl());
  }

  private static JsonNode run(Channel channel) {
    Answered run = channel.fire("reconciliation");
    assertThat(run.status()).as(run.body()).isEqualTo(200);
    return run.json().path("statements");
  }

  @Test
  void a_statement_is_refused_until_it_is_whole_and_then_matched_whoever_was_killed_meanwhile(
      @TempDir Path data) {
    try (LocalCloud cloud = start(data)) {
      Channel channel = at(cloud);
      channel.sendStatement("wechat", YESTERDAY, CUT_OFF);
      channel.prepare(
          JsonNodeFactory.instance
              .objectNode()
              .put("function", "reconciliation")
              .put("onAnswer", true));
      assertThat(channel.fire("reconciliation").status()).isEqualTo(502);

      assertThat(run(channel)).as("what the killed run has reported").isEmpty();
      Answered report = channel.get("/_local/reports/wechat/" + YESTERDAY + ".json");
      assertThat(report.json().path("status").asText()).isEqualTo("REFUSED");

      channel.sendStatement("wechat", YESTERDAY, RIGHT);
      JsonNode read = run(channel).path(0);
      assertThat(read.path("status").asText()).isEqualTo("MATCHED");
      assertThat(read.at("/theirs/paidFen").asLong()).isEqualTo(40000);
    }
    try (LocalCloud again = start(data)) {
      assertThat(run(at(again))).as("what a run before has reported").isEmpty();
    }
  }
}
