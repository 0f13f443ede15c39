package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.rules.Money;

/** A thousand orders, each asked back twice at once and paid back twice at once. */
class RefundsAtOnceTest {

  private static final int ORDERS = 1000;
  private static final int CALLERS = 8;
  private static final Instant NOON = at("2025-11-05T12:00:00");

  /** What was asked of one order, and what it was answered. */
  private record Asked(String first, String second, List<String> paidBack) {}

  @Test
  void each_goes_back_once_and_the_ledger_comes_to_zero() throws Exception {
    try (LocalTables stored = LocalTables.start();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      Operations house = new Operations(stored, stored.client());
      List<Callable<Asked>> orders = new ArrayList<>();
      for (int i = 0; i < ORDERS; i++) {
        String number = "A" + i;
        orders.add(() -> inAndOut(house, callers, number));
      }
      List<Asked> asked = new ArrayList<>();
      try (ExecutorService families = Executors.newFixedThreadPool(CALLERS / 2)) {
        for (Future<Asked> one : families.invokeAll(orders)) {
          asked.add(one.get());
        }
      }

      assertThat(asked).allSatisfy(one -> assertThat(one.first()).isEqualTo(one.second()));
      assertThat(asked.stream().map(Asked::first).distinct()).hasSize(ORDERS);
      assertThat(asked)
          .allSatisfy(
              one -> assertThat(one.paidBack()).containsOnly("REFUNDED " + Money.ofFen(40000)));
      assertThat(house.owed()).hasSize(ORDERS).containsOnly("REFUND DUPLICATE 40000");
      assertThat(house.balances().values()).hasSize(3).containsOnly(0L);
      assertThat(house.subsidies().values()).containsOnly(0L);
    }
  }

  private static Asked inAndOut(Operations house, ExecutorService callers, String number)
      throws Exception {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, number, 40000, adult), NOON);
    house.told(notice(WECHAT, orderId, "T" + number, 40000, NOON), NOON);
    Callable<String> ask =
        () ->
            ((Keyed.Answered<RequestRefund.Refusal>)
                    house.refunds.request(
                        new RequestRefund.Command(
                            WECHAT,
                            orderId,
                            adult,
                            RequestRefund.Reason.DUPLICATE,
                            LocalDate.of(2025, 11, 5)),
                        NOON))
                .answer()
                .body();
    List<Future<String>> asked = callers.invokeAll(List.of(ask, ask));
    String refundId = asked.getFirst().get();
    Callable<String> payBack =
        () ->
            ((AcceptRefundPayment.Outcome.Answered)
                    house.payBack.accept(
                        new AcceptRefundPayment.Command(
                            WECHAT, refundId, "B" + number, Money.ofFen(40000), NOON),
                        NOON))
                .answer()
                .body();
    List<String> paidBack = new ArrayList<>();
    for (Future<String> one : callers.invokeAll(List.of(payBack, payBack))) {
      paidBack.add(one.get());
    }
    return new Asked(refundId, asked.getLast().get(), paidBack);
  }
}
