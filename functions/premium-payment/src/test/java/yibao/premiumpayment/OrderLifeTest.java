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

/** How long an order waits for its money, and how its channel gives it up. */
@TestInstance(Lifecycle.PER_CLASS)
class OrderLifeTest {

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

  private Stage.Answer send(Edited event) throws Exception {
    return event.sentTo(stage);
  }

  // ---- expiry ----------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "2025-11-05T09:05:12, 2025-11-05T09:35:12+08:00",
    "2025-12-31T23:45:00, 2026-01-01T00:15:00+08:00",
    "2026-02-28T23:29:59, 2026-02-28T23:59:59+08:00",
    "2026-02-28T23:45:00, 2026-03-01T00:00:00+08:00"
  })
  void it_waits_half_an_hour_or_to_the_midnight_at_which_the_wait_changes(
      String placed, String expires) throws Exception {
    shows(send(event("order").at(placed)), 201, Map.of("/expiresAt", expires));
  }

  @ParameterizedTest
  @CsvSource({"2025-11-05T09:35:11, PENDING", "2025-11-05T09:35:12, EXPIRED"})
  void from_the_second_at_which_it_expires_it_reads_as_expired_and_is_stored_as_it_was(
      String asked, String status) throws Exception {
    stage.play("premium-payment/order.json");
    Written written = Written.since(stage);

    shows(send(event("order-by-id").at(asked)), 200, Map.of("/status", status));

    assertThat(written.byTable()).isEmpty();
  }

  // ---- cancellation ----------------------------------------------------------------------------

  @Test
  void given_up_it_is_cancelled_and_nothing_is_booked() throws Exception {
    Edited cancellation = event("cancellation");
    Written written = Written.since(stage);

    shows(send(cancellation), 200, Map.of("/status", "CANCELLED"));

    assertThat(written.byTable()).isEqualTo(Map.of("GuardsTable", "+1", "OrdersTable", "+1 -1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-05T09:10:00", "2025-11-05T10:00:00", "2026-11-05T10:00:00"})
  void given_up_again_whenever_it_gets_the_first_answer(String again) throws Exception {
    Edited cancellation = event("cancellation");
    Stage.Answer first = send(cancellation);
    Written written = Written.since(stage);

    Stage.Answer second = send(cancellation.at(again));

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.replayed()).isTrue();
    assertThat(written.byTable()).isEmpty();
  }

  @Test
  void one_whose_money_goes_back_is_given_up_all_the_same_and_owes_it_still() throws Exception {
    Edited cancellation = event("cancellation");
    String orderId = cancellation.number();
    String rival =
        send(event("order-to-cancel")
                .with("channelOrderNo", "AL20251105-0009")
                .by("demo-payment-2"))
            .at("/orderId");
    Edited notice = event("notice").at("2025-11-05T09:07:31");
    send(notice.about(rival).by("demo-payment-2"));
    String refundId = send(notice.about(orderId)).at("/lines/0/refundId");

    shows(send(cancellation), 200, Map.of("/status", "CANCELLED", "/lines/0/status", "REFUND_DUE"));

    shows(
        send(event("order-by-id").withPath("/premium-payment/refunds/" + refundId)),
        200,
        Map.of("/status", "REFUND_DUE", "/reason", "COVERED_MEANWHILE"));
  }
}
