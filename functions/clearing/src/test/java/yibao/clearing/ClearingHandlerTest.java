package yibao.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static yibao.clearing.ClearingStage.QINGHAI;
import static yibao.clearing.ClearingStage.TONGREN;
import static yibao.clearing.ClearingStage.at;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import yibao.local.LocalTables;
import yibao.records.Posting;

/** Feeds the handler the files of events/clearing. */
class ClearingHandlerTest {

  private static final Path EVENTS =
      Path.of(System.getProperty("yibao.root", "../.."), "events/clearing");
  private static final Instant EVENING = at("2025-11-30T20:00:00");
  private static final Instant NIGHT = at("2025-12-01T00:35:00");
  private static final String CLEARING = Posting.idOfClearing(YearMonth.of(2025, 11));

  private static final LocalTables stored = LocalTables.start();

  private ClearingStage stage = new ClearingStage(stored);
  private ClearingHandler handler = new ClearingHandler(stage.job);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void newStage() {
    stored.clear();
    stage.close();
    stage = new ClearingStage(stored);
    handler = new ClearingHandler(stage.job);
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

  private void november() {
    stage.paid("A1", EVENING, TONGREN, QINGHAI, 40000);
    stage.paid("A2", EVENING.plusSeconds(60), TONGREN, QINGHAI, 5000);
    stage.paid("A3", EVENING.plusSeconds(120), QINGHAI, TONGREN, 38000);
    stage.sealed(NIGHT);
  }

  private String written(String file) {
    return Objects.requireNonNull(stage.written().get("clearing/2025-11/" + file), file);
  }

  @Test
  void a_run_says_which_month_it_has_cleared_and_which_is_next() throws IOException {
    november();

    assertThat(run("run").toString())
        .isEqualTo(
            "{\"scheduledFor\":\"2025-12-01T01:10:00+08:00\",\"months\":["
                + "{\"month\":\"2025-11\",\"status\":\"CLEARED\",\"booked\":true,"
                + "\"bookedAt\":\"2025-12-01T01:10:00+08:00\",\"postingId\":\""
                + CLEARING
                + "\",\"areas\":2,\"lines\":6},"
                + "{\"month\":\"2025-12\",\"status\":\"NOT_SEALED\"}],\"left\":0}");
    assertThat(stage.log.toString(StandardCharsets.UTF_8))
        .contains("\"ClearingMonthsLeft\":0,", "\"ClearingRuns\":1,", "\"MonthsCleared\":1");
  }

  @Test
  void each_area_has_a_table_of_its_lines_that_trace_to_their_orders() throws IOException {
    november();
    run("run");

    assertThat(stage.written())
        .containsOnlyKeys(
            "clearing/2025-11/520600.csv",
            "clearing/2025-11/520600.html",
            "clearing/2025-11/630000.csv",
            "clearing/2025-11/630000.html",
            "clearing/2025-11/index.json");
    assertThat(written("520600.csv"))
        .isEqualTo(
            """
            bookedAt,postingId,cause,counterpart,amountFen,about,receiptNo
            2025-11-30T20:00:00+08:00,A1,ACCOUNT_PAYMENT,630000,-40000,OA1,
            2025-11-30T20:01:00+08:00,A2,ACCOUNT_PAYMENT,630000,-5000,OA2,
            2025-11-30T20:02:00+08:00,A3,ACCOUNT_PAYMENT,630000,38000,OA3,
            #total,3,-7000
            """);
    assertThat(written("630000.csv")).endsWith("\n#total,3,7000\n");
  }

  @Test
  void the_index_has_each_direction_and_what_is_left_of_them() throws IOException {
    november();
    run("run");

    assertThat(written("index.json"))
        .isEqualTo(
            "{\"month\":\"2025-11\",\"bookedAt\":\"2025-12-01T01:10:00+08:00\",\"postingId\":\""
                + CLEARING
                + "\",\"gross\":["
                + "{\"debtor\":\"520600\",\"creditor\":\"630000\",\"amountFen\":45000,\"lines\":2},"
                + "{\"debtor\":\"630000\",\"creditor\":\"520600\",\"amountFen\":38000,\"lines\":1}],"
                + "\"bilateral\":["
                + "{\"debtor\":\"520600\",\"creditor\":\"630000\",\"amountFen\":7000}],"
                + "\"multilateral\":[{\"area\":\"520600\",\"netFen\":-7000},"
                + "{\"area\":\"630000\",\"netFen\":7000}],\"netSumFen\":0}");
  }

  @Test
  void the_page_shows_what_is_left_each_other_area_and_each_line_in_yuan() throws Exception {
    november();
    run("run");

    String page = written("520600.html");
    assertThat(page)
        .contains("跨统筹区清算单", "应付净额 70.00 元", "This area owes the clearing 70.00 yuan")
        .contains("2025-11-30 20:02:00", "380.00", "450.00", "-70.00", "<code>OA1</code>", CLEARING)
        .contains("default-src &#39;none&#39;")
        .doesNotContain("<script", "http:", "https:");
    assertThat(rows(page)).isEqualTo(1 + 1 + 1 + 1 + 3);
    assertThat(written("630000.html")).contains("应收净额 70.00 元");
  }

  /** How many rows there are, in what must be well-formed. */
  private static int rows(String page) throws Exception {
    String xml = page.replaceFirst("<!DOCTYPE html>\n", "").replaceAll("<(meta[^>]*|br)>", "<$1/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getElementsByTagName("tr")
        .getLength();
  }

  @Test
  void what_is_too_much_for_a_page_is_in_the_table_alone() throws IOException {
    for (int i = 0; i < AreaFile.MOST_SHOWN + 3; i++) {
      stage.paid("N" + i, EVENING.plusSeconds(i), TONGREN, QINGHAI, 1);
    }
    stage.sealed(NIGHT);
    run("run");

    assertThat(written("630000.csv").lines()).hasSize(1 + AreaFile.MOST_SHOWN + 3 + 1);
    assertThat(written("630000.html")).contains("另有 3 笔", ">503<").doesNotContain("<code>N500<");
  }

  @Test
  void run_again_it_finds_nothing_to_do_and_asked_for_the_month_it_writes_the_same()
      throws IOException {
    november();
    run("run");
    Map<String, String> first = stage.written();

    assertThat(run("run").path("months").path(0).path("status").asText()).isEqualTo("NOT_SEALED");
    JsonNode again = run("month");

    assertThat(again.path("status").asText()).isEqualTo("CLEARED");
    assertThat(again.path("booked").asBoolean(true)).isFalse();
    assertThat(stage.written()).isEqualTo(first);
    assertThat(stored.items("LedgerTable")).hasSize(4);
  }

  @Test
  void a_month_whose_last_day_isnt_sealed_is_left() throws IOException {
    stage.paid("A1", EVENING, TONGREN, QINGHAI, 40000);

    assertThat(run("month").toString())
        .isEqualTo("{\"month\":\"2025-11\",\"status\":\"NOT_SEALED\"}");
    assertThat(run("run").path("left").asInt()).isEqualTo(1);
    assertThat(stage.written()).isEmpty();
  }

  @Test
  void a_month_that_is_asked_for_is_cleared_on_the_first_open_day() throws IOException {
    november();

    assertThat(run("month").path("bookedAt").asText()).isEqualTo("2025-12-01T00:00:00+08:00");
  }

  @Test
  void a_run_without_time_begins_nothing() throws IOException {
    november();

    JsonNode answer = run("run", 299_000);

    assertThat(answer.path("months").path(0).path("status").asText()).isEqualTo("UNFINISHED");
    assertThat(answer.path("left").asInt()).isEqualTo(1);
    assertThat(stage.written()).isEmpty();
    assertThat(run("run").path("left").asInt(-1)).isZero();
  }

  @Test
  void a_run_that_dies_before_any_write_leaves_what_the_next_ends_alike() throws IOException {
    november();
    run("run");
    Map<String, String> whole = stage.written();
    for (int write = 0; ; write++) {
      newStage();
      november();
      stage.dieBeforeWrite(write);
      try {
        run("run");
      } catch (ClearingStage.Death died) {
        // the next run goes on
      }
      if (stage.hasSurvived()) {
        assertThat(write).isGreaterThan(5);
        return;
      }
      run("run");

      assertThat(stage.written()).isEqualTo(whole);
      assertThat(stored.items("LedgerTable")).hasSize(4);
    }
  }

  @Test
  void where_nothing_was_ever_booked_there_is_nothing_to_clear() throws IOException {
    assertThat(run("run").toString())
        .isEqualTo("{\"scheduledFor\":\"2025-12-01T01:10:00+08:00\",\"months\":[],\"left\":0}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "run-not-an-instant",
        "run-of-one-month",
        "month-not-a-month",
        "month-of-one-area"
      })
  void an_event_that_asks_for_nothing_known_is_a_fault_and_nothing_is_done(String event) {
    november();
    assertThatThrownBy(() -> run(event)).isInstanceOf(IllegalArgumentException.class);
    assertThat(stage.written()).isEmpty();
    assertThat(stage.log.size()).isZero();
  }
}
