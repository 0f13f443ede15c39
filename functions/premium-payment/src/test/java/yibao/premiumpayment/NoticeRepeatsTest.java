package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.premiumpayment.Shown.shows;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.Stage;

/**
 * A channel's number is bound to what it told first: the same again gets the first answer, whenever
 * it comes and whatever has become of the money since; anything else under it gets none.
 */
@TestInstance(Lifecycle.PER_CLASS)
class NoticeRepeatsTest {

  private final Stage stage = PaymentStage.start();

  @BeforeEach
  void empty() {
    stage.clear();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  private Edited event(String event) throws Exception {
    return Edited.of(stage, "premium-payment/" + event);
  }

  private Stage.Answer tell(Edited event) throws Exception {
    return event.sentTo(stage);
  }

  /** The first answer, said to be a repeat; no table is touched. */
  private void isAnsweredAs(Stage.Answer first, Edited again) throws Exception {
    Written written = Written.since(stage);

    Stage.Answer answer = tell(again);

    assertThat(answer.status()).isEqualTo(first.status());
    assertThat(answer.body()).isEqualTo(first.body());
    assertThat(answer.replayed()).isTrue();
    assertThat(written.byTable()).isEmpty();
  }

  // ---- the same again --------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notice",
        "notice-told-late",
        "notice-paid-at-expiry",
        "notice-after-cancellation",
        "notice-without-cover",
        "notice-paid-before-the-order",
        "notice-unknown-order",
        "notice-of-another-channel",
        "notice-wrong-amount",
        "notice-second-transaction",
        "refund-payment",
        "refund-payment-wrong-amount",
        "refund-payment-second"
      })
  void it_gets_the_first_answer_a_year_later_too(String event) throws Exception {
    Edited told = event(event);
    Stage.Answer first = tell(told);

    isAnsweredAs(first, told.at("2026-12-31T23:59:59"));
  }

  @Test
  void what_was_paid_reads_so_after_it_went_back() throws Exception {
    Edited notice = event("notice-to-refund");
    Stage.Answer paid = tell(notice);
    tell(event("refund"));
    tell(event("refund-payment"));

    isAnsweredAs(paid, notice);
  }

  @Test
  void what_stood_in_suspense_reads_so_after_it_was_matched() throws Exception {
    Edited notice = event("notice-unknown-order");
    Stage.Answer suspended = tell(notice);
    String orderId = stage.play("premium-payment/order-to-match.json").at("/orderId");
    shows(
        tell(event("match").about(suspended.at("/suspenseId")).with("orderId", orderId)),
        200,
        Map.of("/status", "MATCHED"));

    isAnsweredAs(suspended, notice);
  }

  @Test
  void what_goes_back_reads_so_after_it_was_paid_back() throws Exception {
    Edited notice = event("notice-paid-at-expiry");
    Stage.Answer due = tell(notice);
    Edited back = event("refund-payment").about(due.at("/lines/0/refundId"));
    shows(tell(back.at("2025-11-05T09:40:00")), 200, Map.of("/status", "REFUNDED"));

    isAnsweredAs(due, notice);
  }

  @Test
  void it_is_the_same_however_it_is_written() throws Exception {
    Edited notice = event("notice");
    Stage.Answer first = tell(notice);

    isAnsweredAs(first, notice.with("paidAt", "2025-11-05T01:07:30Z"));
    isAnsweredAs(first, notice.with("paidAt", "2025-11-05T09:07:30.999+08:00"));
    isAnsweredAs(
        first,
        notice.withText(
            """
            { "paidAt" : "2025-11-05T09:07:30+08:00",
              "paidFen" : 40000, "channelTxnNo" : "4200002511050001" }
            """));
  }

  // ---- another thing under the same number -----------------------------------------------------

  @Test
  void each_other_content_is_noted_once_and_the_first_answer_still_stands() throws Exception {
    Edited notice = event("notice");
    Stage.Answer first = tell(notice);
    Written written = Written.since(stage);

    for (int times = 0; times < 3; times++) {
      assertThat(tell(notice.with("paidFen", 39_999)).problem()).isEqualTo("key-reused");
      assertThat(tell(notice.with("paidAt", "2025-11-05T09:07:31+08:00")).problem())
          .isEqualTo("key-reused");
    }

    assertThat(written.byTable()).isEqualTo(Map.of("OwedTable", "+2"));
    isAnsweredAs(first, notice);
  }

  @Test
  void what_is_noted_counts_in_no_balance() throws Exception {
    Edited notice = event("notice");
    tell(notice);
    Map<String, Long> booked = Booked.of(stage, "PAYMENT");

    tell(notice.with("paidFen", 39_999));

    assertThat(Booked.of(stage, "PAYMENT")).isEqualTo(booked);
    assertThat(Booked.of(stage, "SUSPENSE")).isEmpty();
  }

  // ---- how far a number reaches ----------------------------------------------------------------

  @Test
  void another_channel_has_numbers_of_its_own() throws Exception {
    tell(event("notice"));

    Stage.Answer answer = tell(event("notice").by("demo-payment-2"));

    shows(answer, 200, Map.of("/status", "SUSPENSE"));
    assertThat(answer.replayed()).isFalse();
  }

  @Test
  void what_is_paid_and_what_is_paid_back_have_numbers_of_their_own() throws Exception {
    Edited back = event("refund-payment");
    String paid = event("notice-to-refund").says("channelTxnNo");

    Stage.Answer answer = tell(back.with("channelTxnNo", paid));

    shows(answer, 200, Map.of("/status", "REFUNDED"));
    assertThat(answer.replayed()).isFalse();
  }

  @Test
  void payments_of_one_amount_and_instant_are_told_apart_by_their_numbers() throws Exception {
    String other = stage.play("premium-payment/order-to-match.json").at("/orderId");

    shows(tell(event("notice")), 200, Map.of("/status", "PAID"));
    shows(
        tell(event("notice").about(other).with("channelTxnNo", "4200002511059001")),
        200,
        Map.of("/status", "PAID", "/lines/0/status", "COVERED"));
  }
}
