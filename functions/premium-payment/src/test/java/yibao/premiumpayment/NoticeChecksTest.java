package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.premiumpayment.Shown.shows;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.Stage;

/**
 * In which order a notice is looked at: each of these is wrong in a thing and in the next, and is
 * answered for the first.
 */
@TestInstance(Lifecycle.PER_CLASS)
class NoticeChecksTest {

  private final Stage stage = PaymentStage.start();

  @BeforeEach
  void somebody_ordered() throws Exception {
    stage.clear();
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

  private Edited notice() throws Exception {
    return event("notice");
  }

  private void isRefused(Edited notice, int status, String problem) throws Exception {
    Written written = Written.since(stage);

    Stage.Answer answer = tell(notice);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(written.byTable()).isEmpty();
  }

  private void isOwed(Edited notice, String status, String reason) throws Exception {
    shows(tell(notice), 200, Map.of("/status", status));
    assertThat(stage.items().get("OwedTable"))
        .anySatisfy(owed -> assertThat(owed).containsEntry("reason", AttributeValue.fromS(reason)));
  }

  // ---- who asks for what -----------------------------------------------------------------------

  @Test
  void the_size_before_the_signature() throws Exception {
    isRefused(notice().withText(" ".repeat(256 * 1024 + 1)).unsigned(), 413, "body-too-large");
  }

  @Test
  void the_signature_before_the_route() throws Exception {
    isRefused(notice().withPath(notice().path() + "s").unsigned(), 401, "signature");
  }

  @Test
  void the_route_before_the_method() throws Exception {
    isRefused(notice().withPath(notice().path() + "s").withMethod("PATCH"), 404, "not-found");
  }

  @Test
  void the_method_before_the_kind_of_the_channel() throws Exception {
    isRefused(notice().withMethod("PATCH").by("demo-institution"), 405, "method-not-allowed");
  }

  @Test
  void the_kind_of_the_channel_before_the_media_type() throws Exception {
    isRefused(
        notice().by("demo-institution").withHeader("content-type", "text/plain"), 403, "forbidden");
  }

  @Test
  void the_media_type_before_the_form() throws Exception {
    isRefused(
        notice().withHeader("content-type", "text/plain").withText("paid"),
        415,
        "unsupported-media-type");
  }

  // ---- what it says ----------------------------------------------------------------------------

  @Test
  void the_form_before_the_number() throws Exception {
    tell(notice());

    isRefused(notice().with("paidFen", 0), 400, "malformed");
  }

  @Test
  void a_known_number_before_the_future() throws Exception {
    tell(notice());

    Stage.Answer answer = tell(notice().with("paidAt", "2025-11-06T09:00:00+08:00"));

    assertThat(answer.problem()).isEqualTo("key-reused");
  }

  @Test
  void the_future_before_an_unknown_order() throws Exception {
    isRefused(
        notice().about("N0SVCH0RDER0").with("paidAt", "2025-11-06T09:00:00+08:00"),
        422,
        "paid-in-future");
  }

  @Test
  void an_unknown_order_before_the_amount() throws Exception {
    isOwed(notice().by("demo-payment-2").with("paidFen", 39_999), "SUSPENSE", "UNKNOWN_ORDER");
  }

  @Test
  void the_amount_before_a_second_transaction() throws Exception {
    tell(notice());

    isOwed(
        notice().with("channelTxnNo", "4200002511059001").with("paidFen", 39_999),
        "SUSPENSE",
        "WRONG_AMOUNT");
  }

  @Test
  void a_second_transaction_before_one_too_early() throws Exception {
    tell(notice());

    isOwed(
        notice()
            .with("channelTxnNo", "4200002511059001")
            .with("paidAt", "2025-11-05T08:00:00+08:00"),
        "SUSPENSE",
        "SECOND_TRANSACTION");
  }

  @Test
  void one_too_early_before_a_cancelled_order() throws Exception {
    cancel();

    isOwed(
        notice().with("paidAt", "2025-11-05T08:00:00+08:00").at("2025-11-05T09:10:00"),
        "SUSPENSE",
        "PAID_BEFORE_THE_ORDER");
  }

  @Test
  void a_cancelled_order_before_its_lines() throws Exception {
    cancel();
    coveredByAnother();

    isOwed(notice().at("2025-11-05T09:10:00"), "REFUND_DUE", "ORDER_CANCELLED");
  }

  @Test
  void an_expired_order_before_its_lines() throws Exception {
    coveredByAnother();

    isOwed(
        notice().with("paidAt", "2025-11-05T09:35:12+08:00").at("2025-11-05T09:36:00"),
        "REFUND_DUE",
        "ORDER_EXPIRED");
  }

  private void cancel() throws Exception {
    String orderId = notice().number();
    Stage.Answer cancelled = tell(event("cancellation").about(orderId).at("2025-11-05T09:09:00"));
    shows(cancelled, 200, Map.of("/orderId", orderId, "/status", "CANCELLED"));
  }

  private void coveredByAnother() throws Exception {
    String rival =
        tell(event("order").with("channelOrderNo", "AL20251105-0009").by("demo-payment-2"))
            .at("/orderId");
    shows(tell(notice().about(rival).by("demo-payment-2")), 200, Map.of("/status", "PAID"));
  }
}
