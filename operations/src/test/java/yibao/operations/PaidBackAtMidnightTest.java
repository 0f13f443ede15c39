package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.operations.reconciliation.CorrectDifference;
import yibao.operations.reconciliation.Correction;
import yibao.operations.reconciliation.Difference;
import yibao.operations.reconciliation.StatementRow;
import yibao.records.ChannelTransaction;
import yibao.rules.Money;

/**
 * A refund paid back of which notice and statement tell at once, the one before midnight and the
 * other after it: the books of either day don't know of the other's, and it is booked once.
 */
class PaidBackAtMidnightTest {

  private static final Instant NOON = at("2025-11-04T12:00:00");
  private static final Instant BEFORE = at("2025-11-05T23:59:59");
  private static final Instant AFTER = at("2025-11-06T00:00:01");

  private static final LocalTables stored = LocalTables.start();

  private final MeanwhileDynamoDb meanwhile =
      new MeanwhileDynamoDb(StrictDynamoDb.of(stored.client()));
  private final Operations house = new Operations(stored, meanwhile.client());
  private final CorrectDifference statement =
      new CorrectDifference(house.records, house.accept, house.payBack);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private AcceptRefundPayment.Outcome noticed(String refundId, Instant now) {
    return house.payBack.accept(
        new AcceptRefundPayment.Command(WECHAT, refundId, "B1", Money.ofFen(40000), NOON), now);
  }

  /** The statement names another order, so that nobody knows for which refund it was. */
  private Correction stated(Instant now) {
    return stated("B1", "ZZ", now);
  }

  private Correction stated(String number, String orderNo, Instant now) {
    return statement.correct(
        WECHAT.name(),
        new Difference.MissingHere(
            new StatementRow(
                2, ChannelTransaction.Kind.REFUNDED, number, orderNo, Money.ofFen(40000), NOON)),
        0,
        now);
  }

  @Test
  void a_notice_that_is_overtaken_by_the_statement_stands_where_that_has_put_it() {
    String refundId = house.refundDue(NOON);
    meanwhile.beforeWriting(() -> stated(AFTER));

    AcceptRefundPayment.Outcome told = noticed(refundId, BEFORE);

    assertThat(((AcceptRefundPayment.Outcome.Answered) told).answer().body())
        .startsWith("SUSPENSE");
    assertThat(house.balances())
        .containsEntry("channel-clearing.wechat", 0L)
        .containsEntry("suspense.wechat", 40000L)
        .containsEntry("refunds-due.wechat", -40000L);
  }

  @Test
  void a_statement_that_is_overtaken_by_the_notice_books_nothing() {
    String refundId = house.refundDue(NOON);
    meanwhile.beforeWriting(() -> noticed(refundId, BEFORE));

    assertThat(stated(AFTER)).isInstanceOf(Correction.NumberReused.class);

    assertThat(house.balances())
        .containsEntry("channel-clearing.wechat", 0L)
        .containsEntry("refunds-due.wechat", 0L)
        .doesNotContainKey("suspense.wechat");
  }

  @Test
  void another_number_of_the_statement_is_of_no_refund_once_the_notice_has_come() {
    String refundId = house.refundDue(NOON);
    meanwhile.beforeWriting(() -> noticed(refundId, BEFORE));

    assertThat(stated("B2", "A1", BEFORE)).isInstanceOf(Correction.Queued.class);

    assertThat(house.owed())
        .containsExactlyInAnyOrder("REFUND DUPLICATE 40000", "SUSPENSE UNKNOWN_REFUND 40000");
  }
}
