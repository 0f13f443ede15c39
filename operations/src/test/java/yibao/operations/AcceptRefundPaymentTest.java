package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yibao.local.LocalTables;
import yibao.records.Order;
import yibao.records.Refund;
import yibao.rules.Money;

/** Refunds that a channel pays back, on the tables of the template in DynamoDB Local. */
class AcceptRefundPaymentTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant LATER = NOON.plusSeconds(3600);

  private static final LocalTables stored = LocalTables.start();

  private FaultyDynamoDb faulty = new FaultyDynamoDb(stored.client());
  private Operations house = new Operations(stored, faulty.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private AcceptRefundPayment.Outcome tell(
      Channel channel, String refundId, String txn, long fen, Instant paidAt) {
    return house.payBack.accept(
        new AcceptRefundPayment.Command(channel, refundId, txn, Money.ofFen(fen), paidAt), LATER);
  }

  private String told(String refundId, String txn, long fen) {
    return ((AcceptRefundPayment.Outcome.Answered) tell(WECHAT, refundId, txn, fen, LATER))
        .answer()
        .body();
  }

  @Test
  void a_refund_paid_back_is_done_and_nothing_is_due_any_more() {
    String refundId = house.refundDue(NOON);

    assertThat(told(refundId, "B1", 40000)).startsWith("REFUNDED");

    assertThat(house.balances())
        .isEqualTo(
            Map.of(
                "channel-clearing.wechat", 0L,
                "personal-contributions.630000.2026", 0L,
                "refunds-due.wechat", 0L));
    Refund refund = house.records.owedMoney().refund(refundId).orElseThrow();
    assertThat(refund.paidBack()).contains(new Refund.PaidBack.ByChannel("B1", LATER));
    Refund.Cause.OrderLine line = (Refund.Cause.OrderLine) refund.cause();
    assertThat(house.order(line.orderId()).lines())
        .extracting(Order.Line::status)
        .containsExactly(Order.LineStatus.REFUNDED);
  }

  @Test
  void a_repeat_is_answered_as_the_first() {
    String refundId = house.refundDue(NOON);
    told(refundId, "B1", 40000);

    AcceptRefundPayment.Outcome again = tell(WECHAT, refundId, "B1", 40000, LATER);

    assertThat(again).isInstanceOf(AcceptRefundPayment.Outcome.Answered.class);
    assertThat(((AcceptRefundPayment.Outcome.Answered) again).before()).isTrue();
    assertThat(house.balances()).containsEntry("channel-clearing.wechat", 0L);
  }

  @Test
  void another_amount_stands_in_suspense_and_the_refund_stays_due() {
    String refundId = house.refundDue(NOON);

    assertThat(told(refundId, "B1", 39999)).startsWith("SUSPENSE");

    assertThat(house.owed())
        .containsExactly("REFUND DUPLICATE 40000", "SUSPENSE WRONG_REFUND 39999");
    assertThat(house.balances())
        .containsEntry("refunds-due.wechat", -40000L)
        .containsEntry("suspense.wechat", 39999L)
        .containsEntry("channel-clearing.wechat", 1L);
    assertThat(told(refundId, "B2", 40000)).startsWith("REFUNDED");
  }

  @Test
  void a_second_payment_of_it_stands_in_suspense() {
    String refundId = house.refundDue(NOON);
    told(refundId, "B1", 40000);

    assertThat(told(refundId, "B2", 40000)).startsWith("SUSPENSE");

    assertThat(house.balances())
        .containsEntry("suspense.wechat", 40000L)
        .containsEntry("channel-clearing.wechat", -40000L);
  }

  @Test
  void a_number_with_other_content_is_refused_and_noted_once() {
    String refundId = house.refundDue(NOON);
    told(refundId, "B1", 40000);

    for (int i = 0; i < 2; i++) {
      assertThat(tell(WECHAT, refundId, "B1", 39999, LATER))
          .isInstanceOf(AcceptRefundPayment.Outcome.KeyReused.class);
    }

    assertThat(house.owed()).containsExactly("REFUND DUPLICATE 40000", "SUSPENSE KEY_REUSED 39999");
    assertThat(house.balances()).containsEntry("channel-clearing.wechat", 0L);
  }

  @Test
  void a_reused_number_for_what_is_no_refunds_id_is_noted_without_it() {
    told(house.refundDue(NOON), "B1", 40000);

    tell(WECHAT, "63010219880402001X", "B1", 40000, LATER);

    assertThat(house.owed()).contains("SUSPENSE KEY_REUSED 40000");
    assertThat(stored.items("OwedTable").toString()).doesNotContain("63010219880402001X");
  }

  @Test
  void numbers_of_payments_and_of_payments_back_are_two_sets() {
    assertThat(told(house.refundDue(NOON), "T1", 40000)).startsWith("REFUNDED");
  }

  @Test
  void a_payment_back_from_the_future_binds_nothing() {
    String refundId = house.refundDue(NOON);

    assertThat(tell(WECHAT, refundId, "B1", 40000, LATER.plusSeconds(301)))
        .isInstanceOf(AcceptRefundPayment.Outcome.PaidInFuture.class);
    assertThat(tell(WECHAT, refundId, "B1", 40000, LATER.plusSeconds(300)))
        .isInstanceOf(AcceptRefundPayment.Outcome.Answered.class);
  }

  @Test
  void another_channels_refund_does_not_exist() {
    assertThat(tell(ALIPAY, house.refundDue(NOON), "B1", 40000, LATER))
        .isInstanceOf(AcceptRefundPayment.Outcome.UnknownRefund.class);
    assertThat(tell(WECHAT, "R000000000000000000000000", "B1", 40000, LATER))
        .isInstanceOf(AcceptRefundPayment.Outcome.UnknownRefund.class);
    assertThat(tell(WECHAT, "R".repeat(3000), "B1", 40000, LATER))
        .isInstanceOf(AcceptRefundPayment.Outcome.UnknownRefund.class);
  }

  @Test
  void a_channel_lists_its_own_refunds_by_how_they_stand() {
    String refundId = house.refundDue(NOON);
    LookUpOwed lookUp = new LookUpOwed(house.records.owedMoney());

    assertThat(due(lookUp, WECHAT)).containsExactly(refundId);
    assertThat(due(lookUp, ALIPAY)).isEmpty();
    told(refundId, "B1", 40000);
    assertThat(due(lookUp, WECHAT)).isEmpty();
    assertThat(lookUp.refunds(WECHAT, Optional.empty(), Optional.empty()).items())
        .extracting(Refund::refundId)
        .containsExactly(refundId);
  }

  private static List<String> due(LookUpOwed lookUp, Channel channel) {
    return lookUp
        .refunds(channel, Optional.of(Refund.Status.REFUND_DUE), Optional.empty())
        .items()
        .stream()
        .map(Refund::refundId)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void told_again_after_death_at_any_call_it_is_paid_back_once(FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String refundId = house.refundDue(NOON);
      faulty.dieAfter(n, moment);
      try {
        told(refundId, "B1", 40000);
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      boolean survived = faulty.survived();

      assertThat(told(refundId, "B1", 40000)).startsWith("REFUNDED");

      assertThat(house.balances()).containsEntry("channel-clearing.wechat", 0L);
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isGreaterThan(2);
  }
}
