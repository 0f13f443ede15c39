package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.operations.reconciliation.CheckedStatement;
import yibao.operations.reconciliation.CorrectDifference;
import yibao.operations.reconciliation.Correction;
import yibao.operations.reconciliation.Difference;
import yibao.operations.reconciliation.Finding;
import yibao.operations.reconciliation.Partition;
import yibao.operations.reconciliation.ReconcileStatement;
import yibao.operations.reconciliation.StatementCheck;
import yibao.operations.reconciliation.Totals;
import yibao.operations.reconciliation.ZeroDifference;
import yibao.records.ChannelTransaction;
import yibao.records.Refund;
import yibao.records.Seal;
import yibao.records.Suspense;
import yibao.rules.Money;

/** A channel's day held against its statement, each difference put right, on real tables. */
class ReconcileStatementTest {

  private static final LocalDate DAY = LocalDate.of(2025, 11, 5);
  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant NIGHT = at("2025-11-06T02:00:00");

  private static final LocalTables stored = LocalTables.start();

  private final FaultyDynamoDb faulty = new FaultyDynamoDb(stored.client());
  private Operations house = new Operations(stored, faulty.client());
  private ReconcileStatement reconcile = reconciling();

  /** On which a test books something at the latest. */
  private LocalDate lastDay = DAY.plusDays(1);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
    house = new Operations(stored, faulty.client());
    reconcile = reconciling();
  }

  private ReconcileStatement reconciling() {
    return new ReconcileStatement(
        house.records, new CorrectDifference(house.records, house.accept, house.payBack));
  }

  @AfterEach
  void the_books_hold() {
    assertThat(
            new VerifyBooks(house.records, house.accounts, Hands.upTo(8))
                .verify(lastDay)
                .findings())
        .isEmpty();
  }

  private String ordered(String number) {
    return house.placed(order(WECHAT, number, 40000, house.adult()), NOON);
  }

  private String paid(String number) {
    String orderId = ordered(number);
    house.told(notice(WECHAT, orderId, "T" + number, 40000, NOON), NOON);
    return orderId;
  }

  private static String row(String txn, String orderNo, String kind, long fen) {
    return txn + "," + orderNo + "," + kind + "," + fen + ",2025-11-05T12:00:00+08:00\n";
  }

  /** A difference as it was reported. */
  private record Corrected(Difference difference, Correction correction) {}

  /** What a run said of itself, and what it reported. */
  private record Run(ReconcileStatement.Reconciled reconciled, List<Corrected> differences) {

    Totals totals() {
      return reconciled.totals();
    }

    boolean isSettled() {
      return reconciled.isSettled();
    }

    int takenBack() {
      return reconciled.takenBack();
    }
  }

  private Run reconciled(String... rows) throws IOException {
    List<Corrected> differences = new ArrayList<>();
    ReconcileStatement.Reconciled done =
        reconcile.reconcile(
            "wechat",
            DAY,
            statement(rows),
            NIGHT,
            (difference, correction) -> differences.add(new Corrected(difference, correction)));
    assertThat(done.differences()).isEqualTo(differences.size());
    return new Run(done, differences);
  }

  private static CheckedStatement statement(String... rows) throws IOException {
    long sum = 0;
    for (String row : rows) {
      sum += Long.parseLong(row.split(",", -1)[3]);
    }
    String text =
        "channelTxnNo,channelOrderNo,kind,amountFen,at\n"
            + String.join("", rows)
            + "#total,"
            + rows.length
            + ","
            + sum
            + "\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StatementCheck check =
        CheckedStatement.check(
            () -> new ByteArrayInputStream(bytes), DAY, Partition.ofLedger("wechat"));
    return ((StatementCheck.Right) check).statement();
  }

  private static List<Finding> findings(Run reconciled) {
    return reconciled.differences().stream().map(one -> one.difference().finding()).toList();
  }

  /** The items of suspense that differences are, open or not. */
  private static List<String> items(Run reconciled) {
    return reconciled.differences().stream()
        .map(Corrected::correction)
        .flatMap(
            correction ->
                switch (correction) {
                  case Correction.Queued(var ids) -> ids.stream();
                  case Correction.WorkedOff(var ids) -> ids.stream();
                  default -> Stream.<String>of();
                })
        .toList();
  }

  /** Everything stored, to see whether anything was changed. */
  private static Map<String, Set<Map<String, AttributeValue>>> everything() {
    Map<String, Set<Map<String, AttributeValue>>> all = new java.util.TreeMap<>();
    for (String table : List.of("LedgerTable", "OwedTable", "OrdersTable", "PeopleTable")) {
      all.put(table, new HashSet<>(stored.items(table)));
    }
    return all;
  }

  @Test
  void a_day_told_right_has_no_difference() throws IOException {
    paid("A1");
    paid("A2");

    Run done = reconciled(row("TA1", "A1", "PAID", 40000), row("TA2", "A2", "PAID", 40000));

    assertThat(done.totals().isZeroDifference()).isTrue();
    assertThat(done.isSettled()).isTrue();
  }

  @Test
  void a_sealed_day_told_right_is_certified_under_its_seal() throws IOException {
    paid("A1");
    Seal seal = house.seal.seal(NIGHT, () -> true).sealed().getLast();

    ZeroDifference certificate =
        reconciled(row("TA1", "A1", "PAID", 40000)).reconciled().certificate().orElseThrow();

    assertThat(certificate.seal()).isEqualTo(seal).returns(DAY, Seal::day);
    assertThat(certificate.moved().paid()).isEqualTo(Money.ofFen(40000));
  }

  @Test
  void what_was_told_late_is_certified_under_the_seal_of_the_day_that_books_it()
      throws IOException {
    String orderId = ordered("A1");
    house.seal.seal(NIGHT, () -> true);
    Instant late = NIGHT.plus(Duration.ofHours(9));
    house.told(notice(WECHAT, orderId, "TA1", 40000, NOON), late);

    assertThat(reconciled(row("TA1", "A1", "PAID", 40000)).reconciled().certificate()).isEmpty();

    Seal seal = house.seal.seal(NIGHT.plus(Duration.ofDays(1)), () -> true).sealed().getLast();
    assertThat(reconciled(row("TA1", "A1", "PAID", 40000)).reconciled().certificate())
        .get()
        .returns(seal, ZeroDifference::seal);
    assertThat(seal.day()).isEqualTo(DAY.plusDays(1));
  }

  @Test
  void a_day_with_a_difference_is_not_certified_even_once_it_is_put_right() throws IOException {
    ordered("A1");
    house.seal.seal(NIGHT, () -> true);

    Run done = reconciled(row("TA1", "A1", "PAID", 40000));

    assertThat(done.isSettled()).isTrue();
    assertThat(done.reconciled().certificate()).isEmpty();
  }

  @Test
  void it_books_into_the_first_day_that_is_not_sealed() throws IOException {
    lastDay = DAY.plusDays(3);
    ordered("A1");
    house.seal.seal(at("2025-11-08T00:30:00"), () -> true);

    reconciled(row("TA1", "A1", "PAID", 40000));

    assertThat(stored.items("LedgerTable"))
        .singleElement()
        .extracting(posting -> posting.get("bookedAt"))
        .isEqualTo(AttributeValue.fromN(Long.toString(at("2025-11-08T00:00:00").getEpochSecond())));
  }

  @Test
  void books_that_nobody_opened_begin_with_what_a_statement_tells_of() throws IOException {
    reconciled(row("T1", "ZZ", "REFUNDED", 5));

    assertThat(house.trialBalance.read(NIGHT).lagPostings()).isEqualTo(1);
  }

  @Test
  void many_hands_find_and_do_the_same_as_one() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      rows.add(row("T" + i / 2, "ZZ" + i, i % 3 == 0 ? "REFUNDED" : "PAID", 1 + i));
    }
    Run one = reconciled(rows.toArray(new String[0]));
    Map<String, Long> balances = house.balances();
    emptyTables();
    reconcile =
        new ReconcileStatement(
            house.records,
            new CorrectDifference(house.records, house.accept, house.payBack),
            Hands.upTo(8));

    Run many = reconciled(rows.toArray(new String[0]));

    assertThat(many).isEqualTo(one);
    assertThat(house.balances()).isEqualTo(balances);
  }

  @Test
  void an_order_paid_in_the_statement_and_pending_here_is_confirmed_from_it() throws IOException {
    String orderId = ordered("A1");
    String psnNo = house.order(orderId).lines().getFirst().psnNo();

    Run done = reconciled(row("TA1", "A1", "PAID", 40000));

    assertThat(findings(done)).containsExactly(Finding.MISSING_HERE);
    assertThat(done.isSettled()).isTrue();
    assertThat(house.covers(psnNo, 2026))
        .singleElement()
        .satisfies(c -> assertThat(c.paidOn()).contains(DAY));
    assertThat(house.told(notice(WECHAT, orderId, "TA1", 40000, NOON), NIGHT)).startsWith("PAID");
    assertThat(house.balances()).containsEntry("channel-clearing.wechat", 40000L);
  }

  @Test
  void run_again_it_finds_the_same_and_changes_nothing() throws IOException {
    ordered("A1");
    paid("A2");
    paid("A3");
    String[] rows = {
      row("TA1", "A1", "PAID", 40000),
      row("TA2", "A2", "PAID", 40001),
      row("TX", "ZZ", "PAID", 5),
      row("TX", "ZZ", "PAID", 5),
      row("TX", "ZZ", "PAID", 5),
      row("TB", "A2", "REFUNDED", 7)
    };
    Run first = reconciled(rows);
    Map<String, Set<Map<String, AttributeValue>>> after = everything();

    Run second = reconciled(rows);

    assertThat(second).isEqualTo(first);
    assertThat(everything()).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A1", "A2"})
  void a_row_that_stands_twice_is_the_same_difference_whatever_others_do(String alone)
      throws IOException {
    paid("A1");
    paid("A2");
    String one = row("TA1", "A1", "PAID", 40000);
    String other = row("TA2", "A2", "PAID", 40000);

    List<String> first = items(reconciled(one, other, alone.equals("A1") ? one : other));
    List<String> both = items(reconciled(one, one, other, other));

    assertThat(first).hasSize(1);
    assertThat(both).hasSize(2).containsAll(first);
  }

  @Test
  void money_for_no_known_order_stands_in_suspense() throws IOException {
    Run done = reconciled(row("T1", "ZZ", "PAID", 123));

    assertThat(done.isSettled()).isFalse();
    assertThat(house.owed()).containsExactly("SUSPENSE UNKNOWN_ORDER 123");
    assertThat(house.balances())
        .isEqualTo(Map.of("channel-clearing.wechat", 123L, "suspense.wechat", -123L));
  }

  @Test
  void what_the_statement_lacks_is_disputed_until_the_channel_owes_it_again() throws IOException {
    paid("A1");

    Run done = reconciled();

    assertThat(findings(done)).containsExactly(Finding.MISSING_THERE);
    assertThat(house.owed()).containsExactly("SUSPENSE MISSING_IN_STATEMENT 40000");
    assertThat(house.balances())
        .containsEntry("channel-clearing.wechat", 0L)
        .containsEntry("suspense.wechat", 40000L);
    giveBack(suspenseIds(done).getFirst());
    assertThat(house.balances()).containsEntry("channel-clearing.wechat", 40000L);
    assertThat(reconciled().isSettled()).isTrue();
  }

  @Test
  void a_corrected_statement_takes_back_what_it_no_longer_says() throws IOException {
    paid("A1");
    reconciled();

    Run corrected = reconciled(row("TA1", "A1", "PAID", 40000));

    assertThat(corrected.takenBack()).isEqualTo(1);
    assertThat(corrected.isSettled()).isTrue();
    assertThat(house.balances())
        .containsEntry("channel-clearing.wechat", 40000L)
        .containsEntry("suspense.wechat", 0L);
  }

  @Test
  void what_was_taken_back_and_is_said_again_waits_again() throws IOException {
    paid("A1");
    reconciled();
    reconciled(row("TA1", "A1", "PAID", 40000));

    Run again = reconciled();
    Run repeated = reconciled();

    assertThat(again.isSettled()).isFalse();
    assertThat(repeated).isEqualTo(again);
    assertThat(house.balances())
        .containsEntry("channel-clearing.wechat", 0L)
        .containsEntry("suspense.wechat", 40000L);
  }

  @Test
  void another_amount_makes_the_channels_account_what_its_statement_says() throws IOException {
    paid("A1");
    paid("A2");

    Run done = reconciled(row("TA1", "A1", "PAID", 40010), row("TA2", "A2", "PAID", 39000));

    assertThat(findings(done)).containsOnly(Finding.AMOUNT_DIFFERS).hasSize(2);
    assertThat(house.owed())
        .containsExactly("SUSPENSE STATEMENT_AMOUNT 10", "SUSPENSE STATEMENT_AMOUNT 1000");
    assertThat(house.balances())
        .containsEntry("channel-clearing.wechat", 79010L)
        .containsEntry("suspense.wechat", 990L);
  }

  @Test
  void a_number_twice_in_the_statement_is_owed_back_once() throws IOException {
    paid("A1");

    Run done = reconciled(row("TA1", "A1", "PAID", 40000), row("TA1", "A1", "PAID", 40000));

    assertThat(findings(done)).containsExactly(Finding.TWICE);
    giveBack(suspenseIds(done).getFirst());
    assertThat(house.owed())
        .contains("REFUND SUSPENSE_RETURNED 40000", "SUSPENSE TWICE_IN_STATEMENT 40000");
    assertThat(house.balances())
        .containsEntry("channel-clearing.wechat", 80000L)
        .containsEntry("refunds-due.wechat", -40000L);
  }

  @Test
  void a_payment_for_another_order_is_noted_and_moves_nothing() throws IOException {
    paid("A1");

    Run done = reconciled(row("TA1", "A9", "PAID", 40000));

    assertThat(findings(done)).containsExactly(Finding.STATUS_DIFFERS);
    assertThat(house.owed()).containsExactly("SUSPENSE STATEMENT_STATUS 40000");
    assertThat(house.balances()).containsEntry("channel-clearing.wechat", 40000L);
  }

  @Test
  void another_order_and_another_amount_are_two_items_and_both_wait() throws IOException {
    paid("A1");

    Run done = reconciled(row("TA1", "A9", "PAID", 50000));

    assertThat(suspenseIds(done)).hasSize(2);
    assertThat(house.balances())
        .containsEntry("channel-clearing.wechat", 50000L)
        .containsEntry("suspense.wechat", -10000L);
  }

  @Test
  void a_refund_that_only_the_statement_tells_of_is_done() throws IOException {
    String orderId = paid("A1");
    String psnNo = house.order(orderId).lines().getFirst().psnNo();
    house.refunds.request(
        new RequestRefund.Command(WECHAT, orderId, psnNo, RequestRefund.Reason.DUPLICATE, DAY),
        NOON);

    Run done = reconciled(row("TA1", "A1", "PAID", 40000), row("B1", "A1", "REFUNDED", 40000));

    assertThat(done.isSettled()).isTrue();
    assertThat(house.records.owedMoney().refund(Refund.idOf(orderId, psnNo)).orElseThrow().status())
        .isEqualTo(Refund.Status.REFUNDED);
    assertThat(house.balances().values()).containsOnly(0L);
  }

  @Test
  void a_refund_that_another_channel_owes_is_not_done_by_this_ones_statement() throws IOException {
    String orderId = ordered("A1");
    house.told(notice(ALIPAY, orderId, "T1", 40000, NOON), NOON);
    house.match.match(
        new MatchSuspense.Command(
            new Channel("bureau-books"),
            Suspense.idOf("alipay", ChannelTransaction.Kind.PAID, "T1"),
            orderId),
        NOON);
    String psnNo = house.order(orderId).lines().getFirst().psnNo();
    house.refunds.request(
        new RequestRefund.Command(WECHAT, orderId, psnNo, RequestRefund.Reason.DUPLICATE, DAY),
        NOON);

    Run done = reconciled(row("B1", "A1", "REFUNDED", 40000));

    assertThat(findings(done)).containsExactly(Finding.MISSING_HERE);
    assertThat(house.owed()).contains("REFUND DUPLICATE 40000", "SUSPENSE UNKNOWN_REFUND 40000");
    assertThat(house.balances())
        .containsEntry("refunds-due.alipay", -40000L)
        .containsEntry("suspense.wechat", 40000L);
  }

  @Test
  void a_payment_back_that_the_statement_has_on_another_day_is_not_booked_again()
      throws IOException {
    lastDay = DAY.plusDays(3);
    String orderId = paid("A1");
    String psnNo = house.order(orderId).lines().getFirst().psnNo();
    house.refunds.request(
        new RequestRefund.Command(WECHAT, orderId, psnNo, RequestRefund.Reason.DUPLICATE, DAY),
        NOON);
    Instant nextDay = NIGHT.plus(Duration.ofHours(1));
    house.payBack.accept(
        new AcceptRefundPayment.Command(
            WECHAT, Refund.idOf(orderId, psnNo), "B1", Money.ofFen(40000), nextDay),
        nextDay);

    ReconcileStatement.Reconciled done =
        reconcile.reconcile(
            "wechat",
            DAY,
            statement(row("TA1", "A1", "PAID", 40000), row("B1", "ZZ", "REFUNDED", 40000)),
            NIGHT.plus(Duration.ofDays(2)),
            (difference, correction) -> {});

    assertThat(done.isSettled()).isFalse();
    assertThat(house.owed()).contains("SUSPENSE KEY_REUSED 40000");
    assertThat(house.balances().values()).containsOnly(0L);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 5})
  void a_refund_that_could_be_of_two_people_waits_and_the_late_notice_is_told_so(long daysLater)
      throws IOException {
    lastDay = DAY.plusDays(1 + daysLater);
    String mother = house.adult();
    String father = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 80000, mother, father), NOON);
    house.told(notice(WECHAT, orderId, "TA1", 80000, NOON), NOON);
    for (String psnNo : List.of(mother, father)) {
      house.refunds.request(
          new RequestRefund.Command(WECHAT, orderId, psnNo, RequestRefund.Reason.DUPLICATE, DAY),
          NOON);
    }

    Run done = reconciled(row("TA1", "A1", "PAID", 80000), row("B1", "A1", "REFUNDED", 40000));

    assertThat(done.isSettled()).isFalse();
    AcceptRefundPayment.Outcome late =
        house.payBack.accept(
            new AcceptRefundPayment.Command(
                WECHAT, Refund.idOf(orderId, mother), "B1", Money.ofFen(40000), NOON),
            NIGHT.plus(Duration.ofDays(daysLater)));
    assertThat(((AcceptRefundPayment.Outcome.Answered) late).answer().body())
        .startsWith("SUSPENSE");
    assertThat(house.balances())
        .containsEntry("suspense.wechat", 40000L)
        .containsEntry("refunds-due.wechat", -80000L);
  }

  @Test
  void another_channels_orders_and_numbers_are_none_of_its_own() throws IOException {
    String orderId = house.placed(order(ALIPAY, "A1", 40000, house.adult()), NOON);
    house.told(notice(ALIPAY, orderId, "TA1", 40000, NOON), NOON);

    Run done = reconciled(row("TA1", "A1", "PAID", 40000));

    assertThat(findings(done)).containsExactly(Finding.MISSING_HERE);
    assertThat(house.owed()).containsExactly("SUSPENSE UNKNOWN_ORDER 40000");
  }

  @Test
  void a_notice_told_late_and_after_the_run_is_a_repeat() throws IOException {
    String orderId = ordered("A1");
    reconciled(row("TA1", "A1", "PAID", 40000));

    String answer = house.told(notice(WECHAT, orderId, "TA1", 40000, NOON), NIGHT);

    assertThat(answer).startsWith("PAID COVERED:2026-01-01");
    assertThat(house.owed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void a_run_that_dies_anywhere_is_ended_by_the_next(FaultyDynamoDb.Moment moment)
      throws IOException {
    for (int n = 60; n < 100; n += 5) {
      emptyTables();
      ordered("A1");
      paid("A2");
      paid("A3");
      String[] rows = {
        row("TA1", "A1", "PAID", 40000), row("TA2", "A2", "PAID", 40001), row("TX", "ZZ", "PAID", 5)
      };
      faulty.dieAfter(n, moment);
      try {
        reconciled(rows);
      } catch (FaultyDynamoDb.Death died) {
        // the next run goes on
      }
      faulty.survived();

      reconciled(rows);

      assertThat(house.balances())
          .isEqualTo(
              Map.of(
                  "channel-clearing.wechat", 80006L,
                  "personal-contributions.630000.2026", -120000L,
                  "suspense.wechat", 39994L));
    }
  }

  private void giveBack(String suspenseId) {
    assertThat(
            house.giveUp.giveBack(
                new ReturnSuspense.Command(new Channel("operator"), suspenseId), NIGHT))
        .isInstanceOf(Keyed.Answered.class);
  }

  private static List<String> suspenseIds(Run reconciled) {
    List<String> ids = new ArrayList<>();
    for (Corrected one : reconciled.differences()) {
      if (one.correction() instanceof Correction.Queued queued) {
        ids.addAll(queued.suspenseIds());
      }
    }
    return ids;
  }

  @Test
  void an_item_shows_of_what_it_came() throws IOException {
    paid("A1");
    String id = suspenseIds(reconciled()).getFirst();

    Suspense item = house.records.owedMoney().suspense(id).orElseThrow();

    assertThat(item.direction()).isEqualTo(Suspense.Direction.OWED_BY_CHANNEL);
    assertThat(item.channelTxnNo()).isEqualTo("TA1");
    assertThat(item.paidAt()).isEqualTo(NOON);
    assertThat(item.workedOff()).isEqualTo(Optional.empty());
  }
}
