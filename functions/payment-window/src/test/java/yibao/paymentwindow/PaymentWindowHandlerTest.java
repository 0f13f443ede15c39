package yibao.paymentwindow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.edge.Metrics;
import yibao.local.LocalTables;
import yibao.operations.NamedDays;
import yibao.operations.PaymentRecords;
import yibao.records.KeyRing;
import yibao.records.Vault;
import yibao.rules.PolicyResource;

/** Feeds the handler the files of events/payment-window. */
@TestInstance(Lifecycle.PER_CLASS)
class PaymentWindowHandlerTest {

  private static final Path EVENTS =
      Path.of(System.getProperty("yibao.root", "../.."), "events/payment-window");

  private final LocalTables tables = LocalTables.start();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PaymentWindowHandler handler =
      new PaymentWindowHandler(
          Wiring.job(
              tables.client(),
              new Wiring.TableNames(
                  new PaymentRecords.Names(
                      tables.name("PeopleTable"),
                      tables.name("OrdersTable"),
                      tables.name("GuardsTable"),
                      tables.name("WindowsTable"),
                      tables.name("OwedTable"),
                      tables.name("LedgerTable"),
                      tables.name("BooksTable")),
                  tables.name("SweepsTable"),
                  tables.name("MandatesTable")),
              NamedDays.parse("5,15,25"),
              new Vault(() -> new KeyRing("1", Map.of("1", "a key for tests"))),
              PolicyResource.load(),
              new Random(20251105),
              new Metrics(
                  new PrintStream(log, true, StandardCharsets.UTF_8), Clock.systemUTC(), "test")));

  @BeforeEach
  void empty() {
    tables.clear();
    log.reset();
  }

  @AfterAll
  void stop() {
    tables.close();
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

  @Test
  void a_run_says_what_it_did_and_what_is_left() throws Exception {
    JsonNode answer = run("run", 240_000);

    assertThat(answer.path("scheduledFor").asText()).isEqualTo("2025-11-05T09:05:00+08:00");
    assertThat(answer.path("windows"))
        .contains(
            new ObjectMapper()
                .readTree("{\"area\":\"630000\",\"year\":2026,\"state\":\"CONCENTRATED\"}"));
    assertThat(answer.path("enrolled").asInt(-1)).isZero();
    assertThat(answer.path("passedOver").asInt(-1)).isZero();
    assertThat(answer.path("ordered").asInt(-1)).isZero();
    assertThat(answer.path("withoutOrder").asInt(-1)).isZero();
    assertThat(answer.path("left").asInt(-1)).isZero();
    assertThat(tables.items("WindowsTable")).isNotEmpty();
  }

  @Test
  void each_run_is_counted_and_a_window_that_was_due_only_by_the_first() throws Exception {
    int due = run("run", 240_000).path("windows").size();
    run("run", 240_000);

    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"PaymentWindowRuns\":1,"))
        .allMatch(line -> line.contains("\"Namespace\":\"Yibao\""))
        .satisfiesExactly(
            first -> assertThat(first).contains("\"WindowsDue\":" + due),
            second -> assertThat(second).contains("\"WindowsDue\":0"));
  }

  @Test
  void a_run_that_has_no_time_left_opens_the_windows_and_leaves_the_people() throws Exception {
    JsonNode answer = run("run", 29_000);

    assertThat(answer.path("windows")).isNotEmpty();
    assertThat(answer.path("left").asInt()).isPositive();
    assertThat(tables.items("SweepsTable")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run-without-instant", "run-not-an-instant", "run-unknown-field"})
  void an_event_that_is_none_of_the_schedules_is_a_fault_and_changes_nothing(String event) {
    assertThatThrownBy(() -> run(event, 240_000)).isInstanceOf(IllegalArgumentException.class);
    assertThat(tables.items("WindowsTable")).isEmpty();
    assertThat(log.size()).isZero();
  }
}
