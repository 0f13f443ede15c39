package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.premiumpayment.Shown.shows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.Stage;

/** Feeds the handler the events by which premiums are asked back and paid back. */
@TestInstance(Lifecycle.PER_CLASS)
class RefundsTest {

  private final Stage stage = PaymentStage.start();

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

  private Stage.Answer order() throws Exception {
    return play("order-by-id-given-back");
  }

  @Test
  void a_premium_goes_back_before_its_cover_begins() throws Exception {
    shows(
        play("refund"),
        201,
        Map.of(
            "/status", "REFUND_DUE",
            "/refundFen", "40000",
            "/reason", "JOINED_EMPLOYEE",
            "/channelTxnNo", "4200002511050010",
            "/since", "2025-11-05T09:12:01+08:00"));
    assertThat(Booked.of(stage, "REFUND_DUE"))
        .isEqualTo(
            Map.of(
                "personal-contributions.630000.2026", 40000L,
                "refunds-due.demo-payment", -40000L,
                "fiscal-subsidy.630000.2026", -70000L,
                "pooled-fund.630000.2026", 70000L));
  }

  @Test
  void the_cover_ends_with_it_and_nobody_elses() throws Exception {
    String refundId = play("refund").at("/refundId");

    shows(
        order(),
        200,
        Map.of(
            "/status", "PAID",
            "/lines/0/status", "REFUND_DUE",
            "/lines/0/refundId", refundId,
            "/lines/0/coverFrom", "",
            "/lines/1/status", "COVERED",
            "/lines/1/coverFrom", "2026-01-01"));
    String orderId = order().at("/orderId");
    assertThat(stage.items().get("PeopleTable"))
        .filteredOn(person -> person.toString().contains(orderId))
        .hasSize(1);
  }

  @Test
  void it_is_asked_for_in_time_until_the_evening_before_cover_begins() throws Exception {
    shows(play("refund-on-the-last-evening"), 201, Map.of("/status", "REFUND_DUE"));
  }

  @Test
  void the_channel_finds_it_by_its_id_and_among_what_it_owes() throws Exception {
    String refundId = play("refund").at("/refundId");

    shows(play("refund-by-id"), 200, Map.of("/refundId", refundId, "/status", "REFUND_DUE"));
    shows(
        play("refunds"),
        200,
        Map.of("/items/0/refundId", refundId, "/items/1/refundId", "", "/next", ""));
    shows(play("refunds-another-channel"), 200, Map.of("/items/0/refundId", ""));
  }

  @Test
  void paid_back_it_is_due_no_more() throws Exception {
    String refundId = play("refund").at("/refundId");

    shows(
        play("refund-payment"),
        200,
        Map.of(
            "/refundId", refundId,
            "/status", "REFUNDED",
            "/refundTxnNo", "5030002511050001",
            "/refundedAt", "2025-11-05T09:17:00+08:00"));

    assertThat(Booked.of(stage, "REFUNDED"))
        .isEqualTo(
            Map.of("refunds-due.demo-payment", 40000L, "channel-clearing.demo-payment", -40000L));
    shows(play("refund-by-id-paid-back"), 200, Map.of("/status", "REFUNDED"));
    shows(order(), 200, Map.of("/lines/0/status", "REFUNDED", "/lines/1/status", "COVERED"));
    shows(play("refunds"), 200, Map.of("/items/0/refundId", ""));
    shows(play("refunds-however-they-stand"), 200, Map.of("/items/0/status", "REFUNDED"));
  }

  @ParameterizedTest
  @CsvSource({
    "refund-payment-wrong-amount, WRONG_REFUND,  39999, REFUND_DUE",
    "refund-payment-second,       SECOND_REFUND, 40000, REFUNDED"
  })
  void what_is_paid_back_otherwise_stands_in_suspense_and_the_refund_as_it_was(
      String event, String reason, long fen, String refund) throws Exception {
    Stage.Answer answer = play(event);

    shows(answer, 200, Map.of("/status", "SUSPENSE"));
    assertThat(Booked.of(stage, "REFUND_SUSPENSE"))
        .isEqualTo(Map.of("suspense.demo-payment", fen, "channel-clearing.demo-payment", -fen));
    shows(play("refund-by-id"), 200, Map.of("/status", refund));
    assertThat(stage.items().get("OwedTable"))
        .filteredOn("owedId", AttributeValue.fromS(answer.at("/suspenseId")))
        .singleElement()
        .satisfies(item -> assertThat(item).containsEntry("reason", AttributeValue.fromS(reason)));
  }

  @Test
  void a_known_number_with_another_amount_is_noted_once_and_changes_nothing_else()
      throws Exception {
    byte[] bytes = stage.ready("premium-payment/refund-payment-number-reused.json");
    Map<String, Set<Map<String, AttributeValue>>> before = stage.items();

    Stage.Answer first = stage.send("premium-payment", bytes);
    Map<String, Set<Map<String, AttributeValue>>> noted = stage.items();
    Stage.Answer second = stage.send("premium-payment", bytes);

    assertThat(first.status()).isEqualTo(422);
    assertThat(first.problem()).isEqualTo("key-reused");
    assertThat(first.pointers()).containsExactly("/channelTxnNo");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(stage.items()).isEqualTo(noted);
    assertThat(noted.remove("OwedTable"))
        .hasSize(before.remove("OwedTable").size() + 1)
        .filteredOn("reason", AttributeValue.fromS("KEY_REUSED"))
        .hasSize(1);
    assertThat(noted).isEqualTo(before);
  }

  @Test
  void a_payment_back_from_the_future_binds_nothing() throws Exception {
    byte[] early = stage.ready("premium-payment/refund-payment-in-future.json");
    assertThat(stage.send("premium-payment", early).status()).isEqualTo(422);
    String later =
        new String(early, StandardCharsets.UTF_8)
            .replaceFirst("\"timeEpoch\": [0-9]+", "\"timeEpoch\": 1762305480000");

    shows(
        stage.send("premium-payment", later.getBytes(StandardCharsets.UTF_8)),
        200,
        Map.of("/status", "REFUNDED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refund",
        "refund-on-the-last-evening",
        "refund-payment",
        "refund-payment-wrong-amount",
        "refund-payment-second"
      })
  void the_same_again_gets_the_same_answer_and_changes_nothing(String event) throws Exception {
    Repeated.isAnsweredAlike(stage, event);
  }

  @ParameterizedTest
  @CsvSource({
    "refund,         refund-repeated-in-other-words",
    "refund-payment, refund-payment-repeated-in-other-words"
  })
  void the_same_in_other_words_is_the_same(String event, String again) throws Exception {
    Stage.Answer first = play(event);

    Stage.Answer second = play(again);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.replayed()).isTrue();
  }

  @Test
  void the_first_answer_comes_again_when_it_was_paid_back_long_since() throws Exception {
    Stage.Answer asked = play("refund");
    play("refund-payment");

    assertThat(play("refund").body()).isEqualTo(asked.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund-by-id", "refunds", "refunds-however-they-stand"})
  void what_only_asks_changes_nothing(String event) throws Exception {
    Repeated.changesNothing(stage, event);
  }
}
