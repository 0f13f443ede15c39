package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.premiumpayment.Shown.shows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.LocalTables;
import yibao.local.Stage;

/** Feeds the handler the events by which an operator reads the books. */
@TestInstance(Lifecycle.PER_CLASS)
class LedgerTest {

  private static final Instant NEXT_MORNING = Instant.parse("2025-11-06T01:00:00Z");

  private final LocalTables tables = LocalTables.start();
  private final Stage stage = PaymentStage.on(tables);

  @BeforeEach
  void empty() {
    stage.clear();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  private Stage.Answer play(String event) throws Exception {
    return stage.play("premium-payment/" + event + ".json");
  }

  private Stage.Answer play(String event, Instant at) throws Exception {
    String changed =
        new String(stage.ready("premium-payment/" + event + ".json"), StandardCharsets.UTF_8)
            .replaceFirst("\"timeEpoch\": [0-9]+", "\"timeEpoch\": " + at.toEpochMilli());
    return stage.send("premium-payment", changed.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void before_the_first_seal_the_books_begin_and_what_was_booked_is_counted() throws Exception {
    shows(
        play("trial-balance"),
        200,
        Map.of(
            "/asOf", "2025-11-04T00:00:00+08:00",
            "/accounts/0/id", "",
            "/sumFen", "0",
            "/lagPostings", "1",
            "/seal", ""));
  }

  @Test
  void a_sealed_day_shows_what_stands_in_each_account_and_how_much_came_since() throws Exception {
    play("refund-payment");
    play("notice-unknown-order");
    play("notice");
    PaymentStage.seal(tables, NEXT_MORNING);
    play("notice-told-late");

    Stage.Answer balance = play("trial-balance", NEXT_MORNING);

    shows(
        balance,
        200,
        Map.of("/asOf", "2025-11-06T00:00:00+08:00", "/sumFen", "0", "/lagPostings", "1"));
    assertThat(balances(balance))
        .isEqualTo(
            Map.of(
                "channel-clearing.demo-payment", 120000L,
                "fiscal-subsidy.630000.2026", 140000L,
                "personal-contributions.630000.2026", -80000L,
                "pooled-fund.630000.2026", -140000L,
                "refunds-due.demo-payment", 0L,
                "suspense.demo-payment", -40000L));
    assertThat(balance.at("/seal")).isNotEmpty();
  }

  @Test
  void an_account_of_an_area_and_year_says_which() throws Exception {
    play("notice");
    PaymentStage.seal(tables, NEXT_MORNING);

    shows(
        play("trial-balance", NEXT_MORNING),
        200,
        Map.of(
            "/accounts/0/id", "channel-clearing.demo-payment",
            "/accounts/0/area", "",
            "/accounts/1/id", "fiscal-subsidy.630000.2026",
            "/accounts/1/area", "630000",
            "/accounts/1/year", "2026"));
  }

  private static Map<String, Long> balances(Stage.Answer answer) {
    Map<String, Long> balances = new TreeMap<>();
    for (JsonNode account : answer.json().orElseThrow().path("accounts")) {
      balances.put(account.path("id").asText(), account.path("balanceFen").asLong());
    }
    return balances;
  }

  @Test
  void the_postings_of_an_account_say_what_moved_in_it_against_what() throws Exception {
    String receiptNo = play("notice").at("/receiptNo");

    shows(
        play("postings"),
        200,
        Map.of(
            "/items/0/cause", "PAYMENT",
            "/items/0/amountFen", "40000",
            "/items/0/bookedAt", "2025-11-05T09:07:31+08:00",
            "/items/0/channelTxnNo", "4200002511050001",
            "/items/0/receiptNo", receiptNo,
            "/items/0/entries/1/account", "personal-contributions.630000.2026",
            "/items/0/entries/1/amountFen", "-40000",
            "/items/1/postingId", "",
            "/next", ""));
  }

  @Test
  void a_place_after_the_last_posting_is_answered_with_none() throws Exception {
    play("notice");

    shows(play("postings-after"), 200, Map.of("/items/0/postingId", "", "/next", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trial-balance", "postings"})
  void what_only_asks_changes_nothing(String event) throws Exception {
    Repeated.changesNothing(stage, event);
  }
}
