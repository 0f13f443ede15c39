package yibao.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.LocalTables;
import yibao.records.StorageUnavailable;

/** Feeds the handler the files of events/reconciliation. */
class ReconciliationHandlerTest {

  private static final Path EVENTS =
      Path.of(System.getProperty("yibao.root", "../.."), "events/reconciliation");
  private static final LocalDate DAY = LocalDate.of(2025, 11, 5);
  private static final String RIGHT =
      """
      channelTxnNo,channelOrderNo,kind,amountFen,at
      T1,O1,PAID,40000,2025-11-05T09:30:00+08:00
      R1,O2,REFUNDED,38000,2025-11-05T10:30:00+08:00
      #total,2,78000
      """;
  private static final String CUT_OFF = RIGHT.substring(0, RIGHT.indexOf("#"));

  private static final LocalTables stored = LocalTables.start();

  private NightStage stage = new NightStage(stored);
  private Bucket bucket = stage.bucket;
  private ReconciliationHandler handler = new ReconciliationHandler(stage.job);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void newStage() {
    stored.clear();
    stage.close();
    stage = new NightStage(stored);
    bucket = stage.bucket;
    handler = new ReconciliationHandler(stage.job);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  /** Lambda's side of a run that has so long to go. */
  private static Context remaining(int millis) {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getRemainingTimeInMillis")) {
                return millis;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private JsonNode run(String event, int millis) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] bytes = Files.readAllBytes(EVENTS.resolve(event + ".json"));
    handler.handleRequest(new ByteArrayInputStream(bytes), answer, remaining(millis));
    return new ObjectMapper().readTree(answer.toByteArray());
  }

  private JsonNode run(String event) throws IOException {
    return run(event, 840_000);
  }

  @Test
  void a_run_says_what_moved_by_each_statement_that_is_due() throws IOException {
    bucket.send("wechat", DAY, RIGHT);

    JsonNode answer = run("run");

    assertThat(answer.path("scheduledFor").asText()).isEqualTo("2025-11-06T12:05:00+08:00");
    assertThat(answer.path("statements").size()).isEqualTo(1);
    assertThat(answer.path("statements").path(0).toString())
        .isEqualTo(
            "{\"channel\":\"wechat\",\"day\":\"2025-11-05\",\"status\":\"MATCHED\","
                + "\"theirs\":{\"count\":2,\"paidFen\":40000,\"refundedFen\":38000},"
                + "\"zeroDifference\":false,\"differences\":2,\"open\":2,\"takenBack\":0}");
    assertThat(answer.path("missing").isEmpty()).isTrue();
    assertThat(answer.path("left").asInt(-1)).isZero();
  }

  @Test
  void a_statement_that_is_not_whole_is_refused_and_reported_once() throws IOException {
    bucket.send("wechat", DAY, CUT_OFF);

    JsonNode refused = run("run").path("statements").path(0);

    assertThat(refused.path("status").asText()).isEqualTo("REFUSED");
    assertThat(refused.path("flaws").path(0).path("line").asInt()).isEqualTo(3);
    assertThat(bucket.report("wechat", DAY, "json")).contains("\"status\":\"REFUSED\"");
    assertThat(bucket.report("wechat", DAY, "csv")).startsWith("line,chinese,english\n3,");
    assertThat(bucket.report("wechat", DAY, "html")).contains("未作任何登记");
    assertThat(run("run").path("statements").isEmpty()).isTrue();
  }

  @Test
  void one_that_was_refused_is_read_again_when_it_is_sent_anew() throws IOException {
    bucket.send("wechat", DAY, CUT_OFF);
    run("run");
    bucket.send("wechat", DAY, RIGHT);

    assertThat(run("run").path("statements").path(0).path("status").asText()).isEqualTo("MATCHED");
  }

  @Test
  void a_day_that_is_asked_for_is_read_though_it_is_done() throws IOException {
    bucket.send("wechat", DAY, CUT_OFF);
    run("run");
    String before = bucket.report("wechat", DAY, "json");

    JsonNode again = run("day");

    assertThat(again.path("statements").path(0).path("status").asText()).isEqualTo("REFUSED");
    assertThat(bucket.report("wechat", DAY, "json")).isEqualTo(before);
  }

  @Test
  void a_statement_that_is_not_there_is_missing() throws IOException {
    assertThat(run("day").path("missing").toString())
        .isEqualTo("[{\"channel\":\"wechat\",\"day\":\"2025-11-05\"}]");
    bucket.send("wechat", DAY.minusDays(1), RIGHT);
    assertThat(run("run").path("missing").size()).isEqualTo(1);
  }

  @Test
  void each_run_is_counted_with_what_it_read_refused_and_missed() throws IOException {
    bucket.send("wechat", DAY, RIGHT);
    bucket.send("alipay", DAY, CUT_OFF);
    bucket.send("bank", DAY.minusDays(1), CUT_OFF);
    run("run");

    assertThat(stage.log.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow())
        .contains("\"ReconciliationRuns\":1,")
        .contains("\"DaysSealed\":1,")
        .contains("\"DifferencesOpen\":2,")
        .contains("\"StatementsRead\":3,")
        .contains("\"StatementsRefused\":2")
        .contains("\"StatementsMissing\":1,")
        .contains("\"missing\":[{\"channel\":\"bank\",\"day\":\"2025-11-05\"}]");
  }

  @Test
  void a_run_that_has_no_time_left_leaves_what_is_due_to_the_next() throws IOException {
    bucket.send("wechat", DAY, CUT_OFF);
    assertThat(run("run", 299_000).path("left").asInt()).isEqualTo(1);
    assertThat(bucket.report("wechat", DAY, "json")).isEmpty();
    run("run");
    assertThat(run("day", 299_000).path("statements").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "run-not-an-instant",
        "run-of-one-day",
        "day-not-a-day",
        "day-without-channel",
        "day-of-no-channel"
      })
  void an_event_that_asks_for_nothing_known_is_a_fault_and_nothing_is_done(String event) {
    bucket.send("wechat", DAY, CUT_OFF);
    assertThatThrownBy(() -> run(event)).isInstanceOf(IllegalArgumentException.class);
    assertThat(bucket.report("wechat", DAY, "json")).isEmpty();
    assertThat(stage.log.size()).isZero();
  }

  @Test
  void what_fails_fails_the_run_after_all_the_rest_was_done() throws IOException {
    Failures failures = new Failures();
    StringBuilder done = new StringBuilder();
    failures.keep(() -> done.append("one"));
    failures.keep(
        () -> {
          throw new StorageUnavailable("two");
        });
    failures.keep(
        () -> {
          throw new IOException("three");
        });
    failures.keep(() -> done.append(" four"));

    assertThat(done).hasToString("one four");
    assertThatThrownBy(failures::raise)
        .isInstanceOf(StorageUnavailable.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    new Failures().raise();
  }
}
