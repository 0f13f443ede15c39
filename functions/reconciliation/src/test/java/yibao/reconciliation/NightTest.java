package yibao.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static yibao.reconciliation.NightStage.PREMIUM;
import static yibao.reconciliation.NightStage.at;
import static yibao.reconciliation.NightStage.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.operations.Answer;
import yibao.operations.Hands;
import yibao.operations.VerifyBooks;
import yibao.records.Order;
import yibao.records.StoredStatement;
import yibao.records.Suspense;

/** What the job makes of a channel's day, on the tables and the bucket of the template. */
class NightTest {

  private static final LocalDate DAY = LocalDate.of(2025, 11, 5);
  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant EARLY = at("2025-11-06T00:05:00");
  private static final Instant NIGHT = at("2025-11-06T00:35:00");
  private static final Instant NEXT_NOON = at("2025-11-06T12:05:00");

  private static final LocalTables stored = LocalTables.start();

  private NightStage stage = new NightStage(stored);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void newStage() {
    stored.clear();
    stage.close();
    stage = new NightStage(stored);
  }

  @AfterEach
  void the_books_hold() {
    stage.close();
    assertThat(
            new VerifyBooks(stage.records, stage.accounts, Hands.upTo(8))
                .verify(DAY.plusDays(3))
                .findings())
        .isEmpty();
  }

  private JsonNode run(Instant scheduledFor) throws IOException {
    return run(new Asked.Due(scheduledFor));
  }

  private JsonNode run(Asked asked) throws IOException {
    return new ObjectMapper().readTree(stage.job.run(asked, () -> true).write());
  }

  private JsonNode report() throws IOException {
    return new ObjectMapper().readTree(stage.bucket.report("wechat", DAY, "json"));
  }

  private String paid(String number) {
    String orderId = stage.ordered(number, NOON);
    stage.told(orderId, "T" + number, NOON, NOON);
    return orderId;
  }

  private static String told(String number) {
    return row("T" + number, number, PREMIUM, NOON);
  }

  /** A day of which one notice was lost, one amount is wrong and one row is there twice. */
  private String day() {
    String lost = stage.ordered("A1", NOON);
    paid("A2");
    paid("A3");
    stage.send(DAY, told("A1"), row("TA2", "A2", PREMIUM + 1, NOON), told("A3"), told("A3"));
    return lost;
  }

  private Map<String, Set<Map<String, AttributeValue>>> everything() {
    Map<String, Set<Map<String, AttributeValue>>> all = new TreeMap<>();
    for (String table :
        List.of("LedgerTable", "OwedTable", "OrdersTable", "GuardsTable", "BooksTable")) {
      all.put(table, new HashSet<>(stored.items(table)));
    }
    return all;
  }

  private List<String> reported() {
    return List.of("json", "csv", "html").stream()
        .map(form -> stage.bucket.report("wechat", DAY, form))
        .toList();
  }

  @Test
  void a_day_is_sealed_before_its_statement_is_held_against_the_books() throws IOException {
    paid("A1");
    stage.send(DAY, told("A1"));

    JsonNode early = run(EARLY);
    assertThat(early.path("left").asInt()).isEqualTo(1);
    assertThat(stage.bucket.report("wechat", DAY, "json")).isEmpty();

    JsonNode night = run(NIGHT);
    assertThat(night.path("sealed").findValuesAsText("day")).containsExactly("2025-11-05");
    assertThat(report().at("/certificate/root").asText())
        .isEqualTo(stage.records.books().seal(DAY).orElseThrow().root());
  }

  @Test
  void a_lost_notice_is_made_good_and_when_it_comes_it_gets_the_answer_of_one_in_time()
      throws IOException {
    String lost = stage.ordered("A1", NOON);
    String heard = stage.ordered("A2", NOON);
    Answer inTime = stage.told(heard, "TA2", NOON, NOON);
    stage.send(DAY, told("A1"), told("A2"));

    run(NIGHT);

    Order order = stage.records.orders().find(lost).orElseThrow();
    assertThat(order.status()).isEqualTo(Order.Status.PAID);
    assertThat(order.lines().getFirst().coverFrom()).contains(LocalDate.of(2026, 1, 1));
    Answer late = stage.told(lost, "TA1", NOON, NEXT_NOON);
    Order other = stage.records.orders().find(heard).orElseThrow();
    assertThat(
            late.body()
                .replace(order.receiptNo().orElseThrow(), other.receiptNo().orElseThrow())
                .replace(lost, heard)
                .replace(order.lines().getFirst().psnNo(), other.lines().getFirst().psnNo()))
        .isEqualTo(inTime.body());
  }

  @Test
  void each_way_to_differ_is_reported_with_what_was_done_about_it() throws IOException {
    day();

    JsonNode run = run(NIGHT).path("statements").path(0);

    assertThat(run.path("differences").asInt()).isEqualTo(3);
    assertThat(run.path("open").asInt()).isEqualTo(2);
    assertThat(report().path("differences").findValuesAsText("finding"))
        .containsExactlyInAnyOrder("MISSING_HERE", "AMOUNT_DIFFERS", "TWICE");
    assertThat(report().has("certificate")).isFalse();
  }

  @Test
  void a_person_who_asks_for_a_day_again_changes_nothing_and_seals_nothing() throws IOException {
    day();
    run(NIGHT);
    Map<String, Set<Map<String, AttributeValue>>> before = everything();
    List<String> reports = reported();

    JsonNode again = run(new Asked.One(new StoredStatement.Name("wechat", DAY)));

    assertThat(again.path("statements").path(0).path("status").asText()).isEqualTo("MATCHED");
    assertThat(everything()).isEqualTo(before);
    assertThat(reported()).isEqualTo(reports);
  }

  @Test
  void a_day_that_is_not_sealed_is_left_whoever_asks() throws IOException {
    paid("A1");
    stage.send(DAY, told("A1"));

    JsonNode asked = run(new Asked.One(new StoredStatement.Name("wechat", DAY)));

    assertThat(asked.path("left").asInt()).isEqualTo(1);
    assertThat(stored.items("BooksTable")).as("that the books are open").hasSize(1);
  }

  @Test
  void what_a_person_asks_for_is_booked_into_the_first_open_day() throws IOException {
    paid("A1");
    run(NIGHT);
    run(at("2025-11-08T00:35:00"));
    stage.send(DAY);

    run(new Asked.One(new StoredStatement.Name("wechat", DAY)));

    Optional<Suspense> item =
        stage
            .records
            .owedMoney()
            .suspense(Optional.empty(), Optional.of(Suspense.Status.OPEN), Optional.empty(), 9)
            .items()
            .stream()
            .findFirst();
    assertThat(item.orElseThrow().since()).isEqualTo(at("2025-11-08T00:00:00"));
  }

  @Test
  void a_corrected_statement_takes_back_what_it_no_longer_says() throws IOException {
    paid("A1");
    stage.send(DAY);
    run(NIGHT);
    assertThat(report().path("open").asInt()).isEqualTo(1);
    stage.send(DAY, told("A1"));

    JsonNode run = run(NEXT_NOON).path("statements").path(0);

    assertThat(run.path("takenBack").asInt()).isEqualTo(1);
    assertThat(report().path("zeroDifference").asBoolean()).isTrue();
    assertThat(report().has("certificate")).isTrue();
  }

  @Test
  void a_notice_that_comes_after_the_report_is_held_against_the_statement_the_next_night()
      throws IOException {
    String told = stage.ordered("A1", NOON);
    stage.send(DAY);
    run(NIGHT);
    assertThat(report().has("certificate")).isTrue();
    stage.told(told, "TA1", NOON, NEXT_NOON);

    assertThat(run(NEXT_NOON).path("again")).isEmpty();
    JsonNode again = run(at("2025-11-07T00:35:00")).path("again").path(0);

    assertThat(again.path("differences").asInt()).isEqualTo(1);
    assertThat(report().path("differences").findValuesAsText("finding"))
        .containsExactly("MISSING_THERE");
    assertThat(report().has("certificate")).isFalse();
  }

  @Test
  void a_run_that_dies_before_any_of_its_writes_is_ended_by_the_next() throws IOException {
    day();
    run(NIGHT);
    Map<String, Set<Map<String, AttributeValue>>> undisturbed = everything();
    List<String> reports = withoutVersion(reported());
    boolean survived = false;
    int writes = 0;
    for (; !survived; writes++) {
      newStage();
      day();
      stage.dieBeforeWrite(writes);
      try {
        run(NIGHT);
      } catch (NightStage.Death died) {
        // the next run goes on
      }
      survived = stage.hasSurvived();
      run(NIGHT);

      assertThat(everything()).as("killed before write " + writes).isEqualTo(undisturbed);
      assertThat(withoutVersion(reported())).isEqualTo(reports);
    }
    assertThat(writes).isGreaterThan(8);
  }

  /** The same statement, sent again, is another version of it. */
  private List<String> withoutVersion(List<String> reports) throws IOException {
    String version = report().at("/statement/version").asText();
    return reports.stream().map(report -> report.replace(version, "")).toList();
  }

  @Test
  void the_age_of_the_oldest_money_that_covers_nobody_is_told() throws IOException {
    stage.told("NONSENSE", "T1", NOON, NOON);
    run(NIGHT);

    assertThat(seconds("OldestPendingMoney")).isEqualTo(12 * 3600 + 35 * 60);
    assertThat(seconds("OldestRefundDue")).isZero();
  }

  @Test
  void a_statement_that_cannot_be_held_against_the_books_is_as_old_as_its_day() throws IOException {
    stage.bucket.send("wechat", DAY, "nonsense");
    run(NIGHT);
    assertThat(seconds("OldestPendingMoney")).isEqualTo(35 * 60);

    run(NEXT_NOON);
    assertThat(seconds("OldestPendingMoney")).isEqualTo(12 * 3600 + 5 * 60);
  }

  /** As the last run told it. */
  private long seconds(String metric) throws IOException {
    String last =
        stage.log.toString(UTF_8).lines().filter(line -> line.contains(metric)).toList().getLast();
    return new ObjectMapper().readTree(last).path(metric).asLong();
  }
}
