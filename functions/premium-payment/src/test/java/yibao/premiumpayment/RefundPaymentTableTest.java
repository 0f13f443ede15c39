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
 * What a channel is answered that tells of money paid back, line by line of what is promised to
 * channels, the tables looked at item by item.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RefundPaymentTableTest {

  private static final Map<String, String> SUSPENDED =
      Map.of("GuardsTable", "+1", "LedgerTable", "+1", "OwedTable", "+1");

  private final Stage stage = PaymentStage.start();

  @BeforeEach
  void a_refund_of_400_yuan_is_due() throws Exception {
    stage.clear();
    stage.play("premium-payment/refund.json");
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

  /** The notice that the refund was paid back at 09:17:00, told a second later. */
  private Edited back() throws Exception {
    return event("refund-payment");
  }

  private String refund() throws Exception {
    return tell(event("refund-by-id")).at("/status");
  }

  @Test
  void paid_back_the_refund_is_done_and_so_is_the_orders_line() throws Exception {
    Written written = Written.since(stage);

    shows(tell(back()), 200, Map.of("/status", "REFUNDED"));

    assertThat(written.byTable())
        .isEqualTo(
            Map.of(
                "GuardsTable", "+1",
                "LedgerTable", "+1",
                "OrdersTable", "+1 -1",
                "OwedTable", "+1 -1"));
    assertThat(refund()).isEqualTo("REFUNDED");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 39_999, 40_001})
  void another_amount_stands_in_suspense_and_the_refund_stays_due(long fen) throws Exception {
    isSuspended(back().with("refundedFen", fen), "WRONG_REFUND");

    assertThat(refund()).isEqualTo("REFUND_DUE");
    shows(
        tell(back().with("channelTxnNo", "5030002511059001")), 200, Map.of("/status", "REFUNDED"));
  }

  @Test
  void a_second_transaction_stands_in_suspense_and_the_refund_stays_done() throws Exception {
    tell(back());

    isSuspended(back().with("channelTxnNo", "5030002511059001"), "SECOND_REFUND");

    assertThat(refund()).isEqualTo("REFUNDED");
  }

  /** It is booked, and the channel owes it; refund and order stay as they were. */
  private void isSuspended(Edited notice, String reason) throws Exception {
    Written written = Written.since(stage);

    Stage.Answer answer = tell(notice);

    shows(answer, 200, Map.of("/status", "SUSPENSE"));
    assertThat(written.byTable()).isEqualTo(SUSPENDED);
    shows(
        tell(event("refund-by-id").withPath("/premium-payment/suspense")),
        200,
        Map.of(
            "/items/0/suspenseId",
            answer.at("/suspenseId"),
            "/items/0/amountFen",
            notice.says("refundedFen"),
            "/items/0/reason",
            reason,
            "/items/0/direction",
            "OWED_BY_CHANNEL",
            "/items/0/status",
            "OPEN",
            "/items/1/suspenseId",
            ""));
  }

  @ParameterizedTest
  @CsvSource({
    "refund,      another",
    "refundedFen, 39999",
    "paidAt,      2025-11-05T09:17:01+08:00"
  })
  void a_known_number_with_another_refund_amount_or_instant_is_refused_and_noted(
      String what, String other) throws Exception {
    tell(back());
    Edited reused =
        switch (what) {
          case "refund" -> back().about(anotherRefund());
          case "refundedFen" -> back().with(what, Long.parseLong(other));
          default -> back().with(what, other);
        };
    Written written = Written.since(stage);

    for (int times = 0; times < 2; times++) {
      shows(tell(reused), 422, Map.of("/type", "urn:yibao:problem:key-reused"));
    }

    assertThat(written.byTable()).isEqualTo(Map.of("OwedTable", "+1"));
  }

  /** The refund of the order's other person. */
  private String anotherRefund() throws Exception {
    String psnNo = tell(event("order-by-id-given-back")).at("/lines/1/psnNo");
    String refundId = tell(event("refund").with("psnNo", psnNo)).at("/refundId");
    assertThat(refundId).isNotEmpty();
    return refundId;
  }

  @Test
  void paid_back_over_300_seconds_from_now_binds_nothing() throws Exception {
    Edited early = back().with("paidAt", "2025-11-05T09:22:02+08:00").at("2025-11-05T09:17:01");
    Written written = Written.since(stage);

    shows(tell(early), 422, Map.of("/type", "urn:yibao:problem:paid-in-future"));

    assertThat(written.byTable()).isEmpty();
    shows(tell(early.at("2025-11-05T09:17:02")), 200, Map.of("/status", "REFUNDED"));
  }

  // ---- wrong in two things ---------------------------------------------------------------------

  @Test
  void the_form_is_looked_at_before_the_number() throws Exception {
    tell(back());

    assertThat(tell(back().with("refundedFen", 0)).problem()).isEqualTo("malformed");
  }

  @Test
  void whose_refund_it_is_is_looked_at_before_the_future() throws Exception {
    Edited notice = back().with("paidAt", "2025-11-06T09:00:00+08:00");

    assertThat(tell(notice.by("demo-payment-2")).problem()).isEqualTo("not-found");
    assertThat(tell(notice.about("N0SVCHREFUND")).problem()).isEqualTo("not-found");
  }

  @Test
  void the_future_is_looked_at_before_the_amount() throws Exception {
    Edited notice = back().with("paidAt", "2025-11-06T09:00:00+08:00").with("refundedFen", 39_999);

    assertThat(tell(notice).problem()).isEqualTo("paid-in-future");
  }
}
