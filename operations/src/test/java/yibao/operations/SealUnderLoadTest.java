package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Movement;

/** A day that is closed while the next day's money comes in. */
class SealUnderLoadTest {

  private static final Instant LAST_SECOND = at("2025-11-05T23:59:59");
  private static final Instant DUE = at("2025-11-06T00:30:00");
  private static final Instant NEXT_DUE = at("2025-11-07T00:30:00");
  private static final int BEFORE = 10;
  private static final int MEANWHILE = 40;

  private final LocalTables stored = LocalTables.start();
  private final Operations house = new Operations(stored, stored.client());

  @AfterEach
  void stop() {
    stored.close();
  }

  @Test
  void each_fen_is_in_the_balances_of_the_day_on_which_it_was_booked() throws Exception {
    for (int i = 0; i < BEFORE; i++) {
      paid("A" + i, LAST_SECOND).call();
    }
    Map<String, Long> booked = house.allBalances();
    List<Callable<Object>> acts = new ArrayList<>();
    for (int i = 0; i < MEANWHILE; i++) {
      acts.add(paid("B" + i, DUE));
    }
    for (int at : List.of(MEANWHILE / 2, 0)) {
      acts.add(at, () -> house.seal.seal(DUE, () -> true));
    }

    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      for (Future<Object> act : callers.invokeAll(acts)) {
        act.get();
      }
    }

    TrialBalance.Balances closed = house.trialBalance.read(DUE);
    assertThat(closed.asOf()).isEqualTo(at("2025-11-06T00:00:00"));
    assertThat(sums(closed)).isEqualTo(booked);
    assertThat(closed.lagPostings()).isEqualTo(MEANWHILE);

    house.seal.seal(NEXT_DUE, () -> true);
    TrialBalance.Balances next = house.trialBalance.read(NEXT_DUE);
    assertThat(sums(next)).isEqualTo(house.allBalances());
    assertThat(sums(next).values().stream().mapToLong(Long::longValue).sum()).isZero();
    assertThat(sums(next)).containsEntry("channel-clearing.wechat", 40_000L * (BEFORE + MEANWHILE));
  }

  private Callable<Object> paid(String number, Instant now) {
    String orderId = house.placed(order(WECHAT, number, 40_000, house.adult()), now);
    return () -> house.told(notice(WECHAT, orderId, "T" + number, 40_000, now), now);
  }

  private static Map<String, Long> sums(TrialBalance.Balances read) {
    Map<String, Long> sums = new TreeMap<>();
    for (Movement balance : read.balances()) {
      sums.put(balance.account().id(), balance.amount().fen());
    }
    return sums;
  }
}
