package yibao.accountcredit;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.edge.Metrics;
import yibao.local.LocalTables;
import yibao.operations.PaymentRecords;
import yibao.records.Identity;
import yibao.records.KeyRing;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.Area;
import yibao.rules.AreaPolicy;
import yibao.rules.Clause;
import yibao.rules.DatedValue;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.Grade;
import yibao.rules.Parameter;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.Source;
import yibao.rules.Working;

/** Feeds the handler the files of events/account-credit. */
@TestInstance(Lifecycle.PER_CLASS)
class AccountCreditHandlerTest {

  private static final Path EVENTS =
      Path.of(System.getProperty("yibao.root", "../.."), "events/account-credit");

  private static final Area QINGHAI = new Area("630000");
  private static final Vault VAULT =
      new Vault(() -> new KeyRing("1", Map.of("1", "a key for tests")));

  private final LocalTables tables = LocalTables.start();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final AccountCreditHandler handler =
      new AccountCreditHandler(
          Wiring.job(
              tables.client(),
              new Wiring.TableNames(
                  PaymentRecords.Names.withoutCallers(
                      tables.name("PeopleTable"),
                      tables.name("OrdersTable"),
                      tables.name("OwedTable"),
                      tables.name("LedgerTable"),
                      tables.name("BooksTable")),
                  tables.name("AccountsTable"),
                  tables.name("SharingTable"),
                  tables.name("SweepsTable")),
              VAULT,
              law(),
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

  /** A sum that is nobody's, of one area. */
  private static PolicyBook law() {
    Source nobody =
        new Source(
            "test",
            "made up",
            Optional.empty(),
            "nobody",
            Optional.empty(),
            Optional.empty(),
            Grade.INFERRED);
    DatedValue sum =
        new DatedValue(
            Parameter.RETIREE_MONTHLY_CREDIT,
            10000,
            LocalDate.of(2025, 1, 1),
            new Clause("test/retiree-monthly-credit/2025-01-01", nobody));
    return new PolicyBook(
        "r-test",
        List.of(
            new AreaPolicy(
                QINGHAI,
                "某地",
                "somewhere",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(sum),
                List.of(),
                List.of())));
  }

  private void retire(String psnNo) {
    Person person =
        Person.entered(
            psnNo,
            QINGHAI,
            new Identity(Optional.empty(), "马兰", Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            new PersonFacts(
                LocalDate.of(1960, 1, 1), Optional.empty(), List.of(), List.of(), List.of()),
            LocalDate.of(2025, 1, 1));
    EmploymentSpell spell =
        new EmploymentSpell(EmploymentStatus.RETIRED, Optional.empty(), LocalDate.of(2025, 10, 1));
    Tables all = new Tables(tables.client());
    all.commit(
        List.of(
            new People(all, tables.name("PeopleTable"), VAULT)
                .enter(person.working(new Working(List.of(spell), Optional.empty())))));
  }

  @Test
  void a_run_says_what_it_did_and_what_is_left() throws Exception {
    retire("P1");
    retire("P2");

    JsonNode answer = run("run", 240_000);

    assertThat(answer)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"scheduledFor\":\"2025-11-05T09:05:00+08:00\",\"applied\":0,\"areas\":1,\"credited\":2,"
                        + "\"months\":4,\"interest\":0,\"left\":0}"));
    assertThat(tables.items("AccountsTable")).hasSize(2);
  }

  @Test
  void each_run_is_counted_and_who_was_credited_only_by_the_first() throws Exception {
    retire("P1");
    run("run", 240_000);
    run("run", 240_000);

    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"AccountCreditRuns\":1"))
        .allMatch(line -> line.contains("\"Namespace\":\"Yibao\""))
        .satisfiesExactly(
            first -> assertThat(first).contains("\"RetireesCredited\":1"),
            second -> assertThat(second).contains("\"RetireesCredited\":0"));
  }

  @Test
  void a_run_that_has_no_time_left_leaves_all_to_the_next() throws Exception {
    retire("P1");

    JsonNode answer = run("run", 29_000);

    assertThat(answer.path("left").asInt()).isPositive();
    assertThat(tables.items("SweepsTable")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run-without-instant", "run-not-an-instant", "run-unknown-field"})
  void an_event_that_is_none_of_the_schedules_is_a_fault_and_changes_nothing(String event) {
    retire("P1");

    assertThatThrownBy(() -> run(event, 240_000)).isInstanceOf(IllegalArgumentException.class);
    assertThat(tables.items("AccountsTable")).isEmpty();
    assertThat(log.size()).isZero();
  }
}
