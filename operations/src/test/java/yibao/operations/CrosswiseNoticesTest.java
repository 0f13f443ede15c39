package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;

/** Payments for the same people that come at once, each naming them in another order. */
class CrosswiseNoticesTest {

  private static final int FAMILIES = 25;
  private static final Instant NOON = at("2025-11-05T12:00:00");

  private final LocalTables stored = LocalTables.start();
  private final Operations house = new Operations(stored, stored.client());

  @AfterEach
  void stop() {
    stored.close();
  }

  @Test
  void neither_waits_for_the_other_one_covers_both_people_and_the_other_goes_back()
      throws Exception {
    try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
      for (int family = 0; family < FAMILIES; family++) {
        String mother = house.adult();
        String father = house.adult();
        List<String> answers =
            atOnce(
                callers,
                told(WECHAT, "T" + family, "A" + family, mother, father),
                told(ALIPAY, "T" + family, "A" + family, father, mother));

        assertThat(answers)
            .filteredOn(answer -> answer.startsWith("PAID COVERED:2026-01-01,COVERED:2026-01-01 "))
            .hasSize(1);
        assertThat(answers).containsOnlyOnce("REFUND_DUE REFUND_DUE,REFUND_DUE");
        assertThat(house.covers(mother, 2026)).hasSize(1);
        assertThat(house.covers(father, 2026)).hasSize(1);
      }
    }

    assertThat(house.owed()).hasSize(2 * FAMILIES).containsOnly("REFUND COVERED_MEANWHILE 40000");
    assertThat(house.balances())
        .containsEntry("personal-contributions.630000.2026", -80_000L * FAMILIES);
    assertThat(house.allBalances().values().stream().mapToLong(Long::longValue).sum()).isZero();
  }

  private Callable<String> told(Channel channel, String txn, String number, String... people) {
    String orderId = house.placed(order(channel, number, 80_000, people), NOON);
    return () -> house.told(notice(channel, orderId, txn, 80_000, NOON), NOON);
  }

  private static List<String> atOnce(
      ExecutorService callers, Callable<String> one, Callable<String> other) throws Exception {
    List<String> answers = new ArrayList<>();
    for (Future<String> answer : callers.invokeAll(List.of(one, other))) {
      answers.add(answer.get());
    }
    return answers;
  }
}
