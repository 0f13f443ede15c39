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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.Stage;

/**
 * What a channel is answered that tells of money, line by line of what is promised to channels: one
 * of a person who ordered 2026 for 400 yuan at 09:05:12, to be paid by 09:35:12. The tables are
 * looked at item by item.
 */
@TestInstance(Lifecycle.PER_CLASS)
class NoticeTableTest {

  private static final Map<String, String> SUSPENDED =
      Map.of("GuardsTable", "+1", "LedgerTable", "+1", "OwedTable", "+1");
  private static final Map<String, String> GIVEN_BACK =
      Map.of("GuardsTable", "+1", "LedgerTable", "+1", "OrdersTable", "+1 -1", "OwedTable", "+1");
  private static final Map<String, String> COVERED =
      Map.of(
          "GuardsTable", "+1", "LedgerTable", "+1", "OrdersTable", "+1 -1", "PeopleTable", "+1 -1");

  private final Stage stage = PaymentStage.start();

  @BeforeEach
  void somebody_ordered() throws Exception {
    stage.clear();
    // covers at once, so that the books are open before anything is counted
    stage.play("premium-payment/order-nothing-to-pay.json");
    stage.play("premium-payment/order.json");
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

  /** What the order's channel reads there. */
  private Stage.Answer look(String path) throws Exception {
    return tell(event("order-by-id").withPath("/premium-payment/" + path));
  }

  /** The notice of the order's 400 yuan, paid at 09:07:30 and told a second later. */
  private Edited notice() throws Exception {
    return event("notice");
  }

  private String status(String shanghai) throws Exception {
    return tell(event("order-by-id").at(shanghai)).at("/status");
  }

  // ---- paid in time ----------------------------------------------------------------------------

  @Test
  void paid_in_time_and_told_at_once_it_covers() throws Exception {
    Written written = Written.since(stage);

    shows(
        tell(notice()),
        200,
        Map.of("/status", "PAID", "/lines/0/status", "COVERED", "/lines/0/refundId", ""));

    assertThat(written.byTable()).isEqualTo(COVERED);
    assertThat(status("2025-11-05T09:10:00")).isEqualTo("PAID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-05T09:35:12", "2025-11-06T08:00:00", "2026-04-01T08:00:00"})
  void paid_in_time_and_told_late_it_covers_and_the_expired_order_is_paid(String told)
      throws Exception {
    assertThat(status(told)).isEqualTo("EXPIRED");
    Written written = Written.since(stage);

    Stage.Answer answer = tell(notice().with("paidAt", "2025-11-05T09:35:11+08:00").at(told));

    shows(
        answer,
        200,
        Map.of(
            "/status", "PAID",
            "/lines/0/status", "COVERED",
            "/lines/0/coverFrom", "2026-01-01",
            "/lines/0/coverTo", "2026-12-31"));
    assertThat(answer.at("/receiptNo")).contains(answer.at("/orderId"));
    assertThat(written.byTable()).isEqualTo(COVERED);
    assertThat(status(told)).isEqualTo("PAID");
  }

  @Test
  void the_instant_that_counts_is_the_orders_where_the_payment_is_said_to_be_earlier()
      throws Exception {
    Stage.Answer late =
        tell(event("order").with("channelOrderNo", "WX20260301-0001").at("2026-03-01T00:01:00"));

    shows(
        tell(
            notice()
                .about(late.at("/orderId"))
                .with("paidAt", "2026-02-28T23:58:00+08:00")
                .at("2026-03-01T00:01:01")),
        200,
        Map.of("/status", "PAID", "/lines/0/coverFrom", "2026-06-01"));
  }

  @Test
  void premiums_knowingly_paid_without_cover_are_kept() throws Exception {
    Stage.Answer answer = tell(event("notice-without-cover"));

    shows(
        answer,
        200,
        Map.of("/status", "PAID", "/lines/0/status", "NOT_COVERED", "/lines/0/coverFrom", ""));
    assertThat(answer.at("/receiptNo")).isNotEmpty();
  }

  // ---- paid too late ---------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-05T09:35:12", "2025-11-05T09:35:13", "2025-11-07T10:00:00"})
  void first_money_at_or_after_expiry_goes_back_and_the_order_stays_expired(String paid)
      throws Exception {
    goesBack(notice().with("paidAt", paid + "+08:00").at("2025-11-07T10:00:00"), "ORDER_EXPIRED");

    assertThat(status("2025-11-07T10:00:01")).isEqualTo("EXPIRED");
  }

  @Test
  void first_money_on_a_cancelled_order_goes_back_though_it_was_paid_before() throws Exception {
    tell(event("cancellation").about(notice().number()).at("2025-11-05T09:09:00"));

    goesBack(notice().at("2025-11-05T09:10:00"), "ORDER_CANCELLED");

    assertThat(status("2025-11-05T09:11:00")).isEqualTo("CANCELLED");
  }

  /** All 400 yuan go back: the channel reads that it owes them, and why. */
  private void goesBack(Edited notice, String reason) throws Exception {
    Written written = Written.since(stage);

    Stage.Answer answer = tell(notice);

    shows(
        answer,
        200,
        Map.of("/status", "REFUND_DUE", "/receiptNo", "", "/lines/0/status", "REFUND_DUE"));
    assertThat(written.byTable()).isEqualTo(GIVEN_BACK);
    shows(
        look("refunds/" + answer.at("/lines/0/refundId")),
        200,
        Map.of(
            "/status",
            "REFUND_DUE",
            "/refundFen",
            "40000",
            "/reason",
            reason,
            "/channelTxnNo",
            notice.says("channelTxnNo")));
  }

  // ---- covered meanwhile -----------------------------------------------------------------------

  @Test
  void of_a_family_of_which_some_were_covered_meanwhile_those_lines_go_back() throws Exception {
    String family = stage.play("premium-payment/order-family.json").at("/orderId");
    tell(notice());

    Stage.Answer answer =
        tell(
            notice().about(family).with("channelTxnNo", "4200002511059001").with("paidFen", 80000));

    shows(
        answer,
        200,
        Map.of("/status", "PAID", "/lines/0/status", "REFUND_DUE", "/lines/1/status", "COVERED"));
    assertThat(answer.at("/lines/0/refundId")).isNotEmpty();
    shows(
        look("receipts/" + answer.at("/receiptNo")),
        200,
        Map.of(
            "/totalFen", "40000",
            "/lines/0/status", "REFUND_DUE",
            "/lines/1/status", "COVERED"));
    shows(look("orders/" + family), 200, Map.of("/status", "PAID"));
  }

  @Test
  void an_order_all_of_whose_people_were_covered_meanwhile_has_no_receipt_and_stays()
      throws Exception {
    String rival =
        tell(event("order").with("channelOrderNo", "AL20251105-0009").by("demo-payment-2"))
            .at("/orderId");
    tell(notice().about(rival).by("demo-payment-2"));

    goesBack(notice(), "COVERED_MEANWHILE");

    assertThat(status("2025-11-05T09:10:00")).isEqualTo("PENDING");
    assertThat(status("2025-11-05T09:40:00")).isEqualTo("EXPIRED");
  }

  @Test
  void what_was_paid_for_somebody_dead_on_that_day_goes_back() throws Exception {
    died("2025-11-05");

    goesBack(notice(), "DECEASED");
  }

  @Test
  void what_was_paid_the_day_before_somebody_died_covers_however_late_it_is_told()
      throws Exception {
    died("2025-11-06");

    shows(
        tell(notice().at("2025-11-07T09:00:00")),
        200,
        Map.of("/status", "PAID", "/lines/0/status", "COVERED"));
  }

  private void died(String on) throws Exception {
    String psnNo = tell(event("order-by-id")).at("/lines/0/psnNo");
    tell(Edited.of(stage, "enrolment/death").about(psnNo).with("on", on));
  }

  // ---- suspense --------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(longs = {1, 39_999, 40_001, 80_000})
  void a_wrong_amount_stands_in_suspense(long fen) throws Exception {
    isSuspended(notice().with("paidFen", fen), "WRONG_AMOUNT");
  }

  @Test
  void a_second_transaction_of_a_paid_order_stands_in_suspense() throws Exception {
    tell(notice());

    isSuspended(notice().with("channelTxnNo", "4200002511059001"), "SECOND_TRANSACTION");
  }

  @Test
  void a_second_transaction_of_an_order_whose_money_goes_back_stands_in_suspense()
      throws Exception {
    tell(notice().with("paidAt", "2025-11-05T09:35:12+08:00").at("2025-11-05T09:36:00"));

    isSuspended(
        notice().with("channelTxnNo", "4200002511059001").at("2025-11-05T09:36:01"),
        "SECOND_TRANSACTION");
  }

  @Test
  void money_that_stands_in_suspense_makes_the_next_no_second_transaction() throws Exception {
    tell(notice().with("paidFen", 39_999).with("channelTxnNo", "4200002511059001"));

    shows(tell(notice()), 200, Map.of("/status", "PAID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"N0SVCH0RDER0", "WX20251105-0001", "x", "63000019880402001X"})
  void an_unknown_order_stands_in_suspense(String orderId) throws Exception {
    isSuspended(notice().about(orderId), "UNKNOWN_ORDER");
  }

  @Test
  void another_channels_order_stands_in_suspense_for_who_told() throws Exception {
    isSuspended(notice().by("demo-payment-2"), "UNKNOWN_ORDER");

    shows(look("suspense"), 200, Map.of("/items/0/suspenseId", ""));
    shows(tell(notice()), 200, Map.of("/status", "PAID"));
  }

  @Test
  void paid_over_300_seconds_before_the_order_stands_in_suspense() throws Exception {
    isSuspended(notice().with("paidAt", "2025-11-05T09:00:11+08:00"), "PAID_BEFORE_THE_ORDER");
  }

  @Test
  void paid_300_seconds_before_the_order_covers() throws Exception {
    shows(
        tell(notice().with("paidAt", "2025-11-05T09:00:12+08:00")), 200, Map.of("/status", "PAID"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 40_000})
  void an_order_nothing_is_to_be_paid_for_takes_no_notice(long fen) throws Exception {
    String free = tell(event("order-nothing-to-pay")).at("/orderId");

    isSuspended(notice().about(free).with("paidFen", fen), "WRONG_AMOUNT");
  }

  @Test
  void matched_to_its_order_it_covers() throws Exception {
    String suspenseId =
        tell(notice().with("paidAt", "2025-11-05T08:00:00+08:00")).at("/suspenseId");

    shows(
        tell(event("match").about(suspenseId).with("orderId", notice().number())),
        200,
        Map.of("/status", "MATCHED", "/order/status", "PAID"));

    assertThat(status("2025-11-06T09:00:00")).isEqualTo("PAID");
  }

  /** It is booked, and stands open for the channel that told; no order and no person is touched. */
  private void isSuspended(Edited notice, String reason) throws Exception {
    Written written = Written.since(stage);

    Stage.Answer answer = tell(notice);

    shows(answer, 200, Map.of("/status", "SUSPENSE", "/receiptNo", "", "/lines/0", ""));
    assertThat(written.byTable()).isEqualTo(SUSPENDED);
    String teller = notice.event().at("/headers/x-local-caller").asText();
    shows(
        tell(event("order-by-id").withPath("/premium-payment/suspense").by(teller)),
        200,
        Map.of(
            "/items/0/suspenseId",
            answer.at("/suspenseId"),
            "/items/0/channel",
            teller,
            "/items/0/channelTxnNo",
            notice.says("channelTxnNo"),
            "/items/0/amountFen",
            notice.says("paidFen"),
            "/items/0/reason",
            reason,
            "/items/0/direction",
            "OWED_TO_CHANNEL",
            "/items/0/status",
            "OPEN",
            "/items/1/suspenseId",
            ""));
  }

  // ---- what binds nothing ----------------------------------------------------------------------

  @Test
  void paid_over_300_seconds_from_now_is_refused_and_told_again_later_it_covers() throws Exception {
    Edited early = notice().with("paidAt", "2025-11-05T09:12:32+08:00").at("2025-11-05T09:07:31");
    Written written = Written.since(stage);

    Stage.Answer refused = tell(early);

    shows(refused, 422, Map.of("/type", "urn:yibao:problem:paid-in-future"));
    assertThat(written.byTable()).isEmpty();
    Stage.Answer later = tell(early.at("2025-11-05T09:07:32"));
    shows(later, 200, Map.of("/status", "PAID"));
    assertThat(later.replayed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void an_amount_of_zero_or_less_is_malformed_and_its_number_stays_free(long fen) throws Exception {
    Written written = Written.since(stage);

    Stage.Answer refused = tell(notice().with("paidFen", fen));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.pointers()).containsExactly("/paidFen");
    assertThat(written.byTable()).isEmpty();
    shows(tell(notice()), 200, Map.of("/status", "PAID"));
  }

  // ---- numbers that are known ------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "order,   N0SVCH0RDER0",
    "paidFen, 39999",
    "paidFen, 40001",
    "paidAt,  2025-11-05T09:07:31+08:00"
  })
  void a_known_number_with_another_order_amount_or_instant_is_refused_and_noted(
      String what, String other) throws Exception {
    tell(notice());
    Edited reused =
        switch (what) {
          case "order" -> notice().about(other);
          case "paidFen" -> notice().with(what, Long.parseLong(other));
          default -> notice().with(what, other);
        };
    Written written = Written.since(stage);

    Stage.Answer refused = tell(reused);

    shows(refused, 422, Map.of("/type", "urn:yibao:problem:key-reused"));
    assertThat(refused.pointers()).containsExactly("/channelTxnNo");
    assertThat(written.byTable()).isEqualTo(Map.of("OwedTable", "+1"));
    shows(
        look("suspense"),
        200,
        Map.of(
            "/items/0/reason", "KEY_REUSED",
            "/items/0/channelTxnNo", "4200002511050001",
            "/items/0/amountFen", reused.says("paidFen"),
            "/items/0/paidAt", reused.says("paidAt"),
            "/items/1/suspenseId", ""));
    assertThat(status("2025-11-05T09:10:00")).isEqualTo("PAID");
  }
}
