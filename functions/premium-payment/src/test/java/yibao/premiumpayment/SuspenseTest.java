package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.premiumpayment.Shown.shows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.Stage;

/** Feeds the handler the events by which money that nobody could match is worked off. */
@TestInstance(Lifecycle.PER_CLASS)
class SuspenseTest {

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

  @Test
  void an_operator_sees_every_channels_items_and_a_channel_its_own() throws Exception {
    String theirs = play("notice-of-another-channel").at("/suspenseId");
    String ours = play("notice-unknown-order").at("/suspenseId");

    assertThat(play("suspense").json().orElseThrow().findValuesAsText("suspenseId"))
        .containsExactlyInAnyOrder(ours, theirs);
    assertThat(play("suspense-own").json().orElseThrow().findValuesAsText("suspenseId"))
        .containsExactly(ours);
    assertThat(play("suspense-another-channel").json().orElseThrow().findValuesAsText("suspenseId"))
        .containsExactly(theirs);
  }

  @Test
  void an_item_says_what_was_told_and_why_it_stands_there() throws Exception {
    play("notice-unknown-order");

    shows(
        play("suspense"),
        200,
        Map.of(
            "/items/0/channel", "demo-payment",
            "/items/0/channelTxnNo", "4200002511050005",
            "/items/0/orderId", "N0SVCH0RDER0",
            "/items/0/amountFen", "40000",
            "/items/0/reason", "UNKNOWN_ORDER",
            "/items/0/direction", "OWED_TO_CHANNEL",
            "/items/0/status", "OPEN",
            "/items/0/paidAt", "2025-11-05T09:07:30+08:00"));
  }

  @Test
  void an_item_of_a_refund_names_the_refund_and_no_order() throws Exception {
    String refundId = play("refund-payment-wrong-amount").at("/refundId");

    JsonNode item = itemOf("WRONG_REFUND");

    assertThat(item.path("refundId").asText()).isEqualTo(refundId);
    assertThat(item.has("orderId")).isFalse();
    assertThat(item.path("direction").asText()).isEqualTo("OWED_BY_CHANNEL");
  }

  private JsonNode itemOf(String reason) throws Exception {
    for (JsonNode item : play("suspense").json().orElseThrow().path("items")) {
      if (item.path("reason").asText().equals(reason)) {
        return item;
      }
    }
    throw new AssertionError("nothing stands there for " + reason);
  }

  @Test
  void matched_it_covers_from_when_it_was_paid() throws Exception {
    Stage.Answer matched = play("match");

    shows(
        matched,
        200,
        Map.of(
            "/status", "MATCHED",
            "/order/status", "PAID",
            "/order/lines/0/status", "COVERED",
            "/order/lines/0/coverFrom", "2026-01-01"));
    assertThat(matched.at("/matchedTo")).isEqualTo(matched.at("/order/orderId"));
    assertThat(matched.at("/order/receiptNo")).contains(matched.at("/matchedTo"));
    assertThat(Booked.of(stage, "SUSPENSE_MATCHED"))
        .isEqualTo(
            Map.of(
                "suspense.demo-payment", 40000L,
                "personal-contributions.630000.2026", -40000L,
                "fiscal-subsidy.630000.2026", 70000L,
                "pooled-fund.630000.2026", -70000L));
    shows(play("suspense"), 200, Map.of("/items/0/suspenseId", ""));
  }

  @Test
  void matched_after_the_wait_has_changed_it_covers_as_of_its_payment() throws Exception {
    String suspenseId = lost("2026-02-28T12:10:00");

    shows(
        matched(suspenseId, ordered("2026-02-28T12:00:00")),
        200,
        Map.of(
            "/status", "MATCHED",
            "/order/status", "PAID",
            "/order/lines/0/coverFrom", "2026-02-28"));
  }

  @Test
  void matched_to_an_order_that_had_expired_when_it_was_paid_it_goes_back() throws Exception {
    String suspenseId = lost("2026-02-28T12:30:00");

    shows(
        matched(suspenseId, ordered("2026-02-28T12:00:00")),
        200,
        Map.of(
            "/status", "MATCHED",
            "/order/status", "REFUND_DUE",
            "/order/lines/0/status", "REFUND_DUE",
            "/order/receiptNo", ""));
  }

  /** The id of what stands in suspense of 400 yuan that were paid then. */
  private String lost(String paid) throws Exception {
    return Edited.of(stage, "premium-payment/notice-unknown-order")
        .with("paidAt", paid + "+08:00")
        .at("2026-02-28T13:00:00")
        .sentTo(stage)
        .at("/suspenseId");
  }

  private String ordered(String at) throws Exception {
    return Edited.of(stage, "premium-payment/order").at(at).sentTo(stage).at("/orderId");
  }

  /** Matched five days later. */
  private Stage.Answer matched(String suspenseId, String orderId) throws Exception {
    return Edited.of(stage, "premium-payment/match-unknown-suspense")
        .about(suspenseId)
        .with("orderId", orderId)
        .at("2026-03-05T09:00:00")
        .sentTo(stage);
  }

  @Test
  void returned_it_is_a_refund_that_the_channel_pays_back() throws Exception {
    Stage.Answer returned = play("return");

    shows(returned, 200, Map.of("/status", "RETURNED", "/reason", "SECOND_TRANSACTION"));
    assertThat(Booked.of(stage, "SUSPENSE_RETURNED"))
        .isEqualTo(Map.of("suspense.demo-payment", 40000L, "refunds-due.demo-payment", -40000L));
    shows(
        play("refund-by-id-of-suspense"),
        200,
        Map.of(
            "/refundId", returned.at("/refundId"),
            "/status", "REFUND_DUE",
            "/refundFen", "40000",
            "/reason", "SUSPENSE_RETURNED",
            "/suspenseId", returned.at("/suspenseId")));
  }

  @Test
  void what_was_paid_back_too_much_the_channel_owes_again_and_nothing_goes_back() throws Exception {
    shows(
        play("return-paid-back-too-much"),
        200,
        Map.of("/status", "RETURNED", "/direction", "OWED_BY_CHANNEL"));

    assertThat(Booked.of(stage, "SUSPENSE_RETURNED"))
        .isEqualTo(
            Map.of("suspense.demo-payment", -39999L, "channel-clearing.demo-payment", 39999L));
    shows(play("refunds-however-they-stand"), 200, Map.of("/items/1/refundId", ""));
  }

  @Test
  void a_return_without_a_body_is_the_same_as_one_without_fields() throws Exception {
    Stage.Answer first = play("return");

    Stage.Answer again = play("return-empty-object");

    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"match", "return", "return-paid-back-too-much"})
  void the_same_again_gets_the_same_answer_and_changes_nothing(String event) throws Exception {
    Repeated.isAnsweredAlike(stage, event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"suspense", "suspense-own"})
  void what_only_asks_changes_nothing(String event) throws Exception {
    Repeated.changesNothing(stage, event);
  }
}
