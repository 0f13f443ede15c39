package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static yibao.operations.Bureau.TONGREN;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.at;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.operations.clearing.ClearMonth.Outcome;
import yibao.operations.clearing.ClearingLine;
import yibao.operations.clearing.MonthDebts.Between;
import yibao.receipts.ReceiptNo;
import yibao.records.Account;
import yibao.records.AreaDebt;
import yibao.records.ChainLink;
import yibao.records.ChannelTransaction;
import yibao.records.Posting;
import yibao.rules.Area;
import yibao.rules.Money;

/** Months cleared between pooling areas, on the tables of the template in DynamoDB Local. */
class ClearMonthTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2025, 11);
  private static final Area JIANGXI = new Area("360000");
  private static final Instant EVENING = at("2025-11-29T20:00:00");
  private static final Instant DUE = at("2025-12-01T01:10:00");

  private static final LocalTables stored = LocalTables.start();

  private final FaultyDynamoDb faulty = new FaultyDynamoDb(stored.client());
  private Operations house = new Operations(stored, faulty.client());
  private AreasBooks areas = new AreasBooks(stored, faulty.client(), house);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
    house = new Operations(stored, faulty.client());
    areas = new AreasBooks(stored, faulty.client(), house);
  }

  private static AreaDebt debt(Area debtor, Area creditor, long fen, long lines) {
    return new AreaDebt(debtor, creditor, Money.ofFen(fen), lines);
  }

  /** A few days of three areas: 300 and 50 against 120, and 70. */
  private void november() {
    areas.paid("A1", EVENING, TONGREN, QINGHAI, 300);
    areas.paid("A2", EVENING.plusSeconds(1), QINGHAI, TONGREN, 120);
    areas.paid("A3", EVENING.plusSeconds(2), TONGREN, QINGHAI, 50);
    areas.paid("A4", at("2025-11-30T23:59:59"), JIANGXI, TONGREN, 70);
  }

  @Test
  void a_month_is_cleared_once_its_last_day_is_sealed_and_not_before() {
    november();

    assertThat(areas.cleared(NOVEMBER, at("2025-12-01T00:29:59")))
        .isEqualTo(new Outcome.NotSealed());
    assertThat(areas.cleared(NOVEMBER, DUE)).isInstanceOf(Outcome.Cleared.class);
  }

  @Test
  void each_direction_stands_by_itself_and_each_area_has_what_is_left_of_all() {
    november();

    Outcome.Cleared cleared = areas.done(NOVEMBER, DUE);

    assertThat(cleared.debts().gross())
        .containsExactly(
            debt(JIANGXI, TONGREN, 70, 1),
            debt(TONGREN, QINGHAI, 350, 2),
            debt(QINGHAI, TONGREN, 120, 1));
    assertThat(cleared.debts().nets())
        .isEqualTo(
            Map.of(
                JIANGXI, Money.ofFen(-70),
                TONGREN, Money.ofFen(-160),
                QINGHAI, Money.ofFen(230)));
    assertThat(cleared.debts().of(TONGREN))
        .containsExactly(
            new Between(JIANGXI, Money.ofFen(70), Money.ZERO, 1),
            new Between(QINGHAI, Money.ofFen(120), Money.ofFen(350), 3));
  }

  @Test
  void what_areas_owed_each_other_is_owed_by_the_clearing_then() {
    november();
    Map<String, Long> before = areas.standing();

    areas.done(NOVEMBER, DUE);

    assertThat(before)
        .isEqualTo(
            Map.of(
                "area-clearing.360000", -70L,
                "area-clearing.520600", -160L,
                "area-clearing.630000", 230L));
    assertThat(areas.standing())
        .isEqualTo(
            Map.of(
                "area-settlement.360000", -70L,
                "area-settlement.520600", -160L,
                "area-settlement.630000", 230L));
  }

  @Test
  void it_is_booked_when_the_run_was_due_and_into_no_sealed_day() {
    november();
    assertThat(areas.done(NOVEMBER, DUE).month().bookedAt()).isEqualTo(DUE);

    emptyTables();
    november();
    house.seal.seal(at("2025-12-03T12:00:00"), () -> true);
    assertThat(areas.done(NOVEMBER, DUE).month().bookedAt()).isEqualTo(at("2025-12-03T00:00:00"));
  }

  @Test
  void run_again_it_is_found_as_it_was_booked_and_nothing_is_booked() {
    november();
    Outcome.Cleared first = areas.done(NOVEMBER, DUE);
    int postings = house.postings();

    Outcome.Cleared again = areas.done(NOVEMBER, DUE.plusSeconds(7200));

    assertThat(first.booked()).isTrue();
    assertThat(again).isEqualTo(new Outcome.Cleared(first.month(), first.debts(), false));
    assertThat(house.postings()).isEqualTo(postings);
  }

  @Test
  void what_comes_after_the_last_midnight_is_the_next_months() {
    november();
    areas.paid("B1", at("2025-12-01T00:00:00"), QINGHAI, TONGREN, 350);
    areas.done(NOVEMBER, DUE);

    Outcome.Cleared december = areas.done(NOVEMBER.plusMonths(1), at("2026-01-01T01:10:00"));

    assertThat(december.debts().gross()).containsExactly(debt(QINGHAI, TONGREN, 350, 1));
    assertThat(areas.standing())
        .isEqualTo(
            Map.of(
                "area-settlement.360000", -70L,
                "area-settlement.520600", 190L,
                "area-settlement.630000", -120L));
    assertThat(new VerifyBooks(house.records, house.accounts).verify(LocalDate.of(2026, 1, 1)))
        .extracting(VerifyBooks.Verified::findings)
        .isEqualTo(List.of());
  }

  @Test
  void months_are_cleared_in_their_order_and_none_from_before_the_books() {
    november();
    Instant february = at("2026-02-03T12:00:00");

    assertThat(areas.cleared(NOVEMBER.plusMonths(1), DUE)).isEqualTo(new Outcome.After(NOVEMBER));
    assertThat(areas.cleared(NOVEMBER.minusMonths(1), DUE)).isEqualTo(new Outcome.BeforeTheBooks());
    assertThat(areas.clear.overdue(february)).isEqualTo(3);
    areas.done(NOVEMBER, DUE);
    assertThat(areas.clear.next()).contains(NOVEMBER.plusMonths(1));
    assertThat(areas.clear.overdue(february)).isEqualTo(2);
    assertThat(areas.clear.overdue(EVENING)).isZero();
  }

  @Test
  void where_nothing_was_ever_booked_nothing_is_to_be_cleared() {
    assertThat(areas.clear.next()).isEmpty();
    assertThat(areas.clear.clear(NOVEMBER, DUE, () -> true)).isEqualTo(new Outcome.NotSealed());
    assertThat(areas.clear.overdue(DUE)).isZero();
  }

  @Test
  void what_went_and_came_back_is_listed_in_full_and_leaves_nothing_to_book() {
    areas.paid("A1", EVENING, TONGREN, QINGHAI, 300);
    areas.paid("A2", EVENING, QINGHAI, TONGREN, 300);

    Outcome.Cleared cleared = areas.done(NOVEMBER, DUE);

    assertThat(cleared.debts().gross())
        .containsExactly(debt(TONGREN, QINGHAI, 300, 1), debt(QINGHAI, TONGREN, 300, 1));
    assertThat(cleared.month().posting()).isEmpty();
    assertThat(areas.done(NOVEMBER, DUE).booked()).isFalse();
    assertThat(house.postings()).isEqualTo(2);
  }

  @Test
  void a_month_without_anything_is_cleared_too() {
    house.records.books().openFor(LocalDate.of(2025, 11, 30));

    assertThat(areas.done(NOVEMBER, DUE).debts().gross()).isEmpty();
    assertThat(areas.clear.last()).contains(NOVEMBER);
  }

  @Test
  void of_a_posting_of_three_areas_each_owes_the_one_in_whose_books_the_money_came() {
    areas.book("A1", EVENING, QINGHAI, Map.of(TONGREN, 300L, JIANGXI, 45L));

    assertThat(areas.done(NOVEMBER, DUE).debts().gross())
        .containsExactly(debt(JIANGXI, QINGHAI, 45, 1), debt(TONGREN, QINGHAI, 300, 1));
    assertThat(areas.lines(NOVEMBER))
        .extracting(ClearingLine::area, ClearingLine::counterpart, line -> line.amount().fen())
        .containsExactlyInAnyOrder(
            tuple(QINGHAI, JIANGXI, 45L),
            tuple(JIANGXI, QINGHAI, -45L),
            tuple(QINGHAI, TONGREN, 300L),
            tuple(TONGREN, QINGHAI, -300L));
  }

  @Test
  void entries_that_dont_tell_who_owes_whom_stop_the_run() {
    areas.book(
        "A1",
        EVENING,
        List.of(
            AreasBooks.entry(Account.areaClearing(QINGHAI), 300),
            AreasBooks.entry(Account.areaClearing(TONGREN), -200),
            AreasBooks.entry(Account.areaClearing(JIANGXI), -100)));

    assertThatThrownBy(() -> areas.cleared(NOVEMBER, DUE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("can't be told from the entries of posting A1");
    assertThat(places()).contains("who owes whom can't be told from the entries of posting A1");
  }

  @Test
  void the_lines_come_in_the_order_of_their_booking_whatever_their_parts() {
    for (int i = 0; i < 300; i++) {
      areas.paid("N" + i, EVENING.minusSeconds(i), TONGREN, QINGHAI, i + 1);
    }

    List<ClearingLine> lines = areas.lines(NOVEMBER);

    assertThat(lines).hasSize(600);
    assertThat(lines).extracting(ClearingLine::bookedAt).isSorted();
    assertThat(lines.getFirst().about()).contains("ORDERN299");
  }

  @Test
  void a_line_traces_to_a_channels_order_or_that_of_a_receipt_or_to_whose_account_it_was() {
    String receiptNo = new ReceiptNo(QINGHAI, 2026, "G7EZQJ3HZ51E").text();
    areas.book(across("A1", Optional.of(told("F8EZQJ3HZ51E")), Optional.of(receiptNo), List.of()));
    areas.book(across("A2", Optional.empty(), Optional.of(receiptNo), List.of()));
    areas.book(
        across(
            "A3",
            Optional.empty(),
            Optional.empty(),
            List.of(new ChainLink("PERS0N", 1, Optional.empty(), Money.ZERO, Money.ofFen(300)))));

    List<ClearingLine> lines =
        areas.lines(NOVEMBER).stream().filter(line -> line.area().equals(QINGHAI)).toList();

    assertThat(lines)
        .extracting(ClearingLine::about)
        .containsExactly(
            Optional.of("F8EZQJ3HZ51E"), Optional.of("G7EZQJ3HZ51E"), Optional.of("PERS0N"));
    assertThat(lines)
        .extracting(ClearingLine::receiptNo)
        .containsExactly(Optional.of(receiptNo), Optional.of(receiptNo), Optional.empty());
  }

  private static ChannelTransaction told(String orderId) {
    return new ChannelTransaction(
        "wechat",
        "T1",
        ChannelTransaction.Kind.PAID,
        Money.ofFen(300),
        EVENING,
        Optional.of(new ChannelTransaction.OrderNumbers(orderId, "O1")),
        ChannelTransaction.Source.NOTICE);
  }

  private static Posting across(
      String id,
      Optional<ChannelTransaction> transaction,
      Optional<String> receiptNo,
      List<ChainLink> chain) {
    return new Posting(
        id,
        EVENING,
        Posting.Cause.PAYMENT,
        AreaClearing.balanced(
            QINGHAI,
            List.of(
                AreasBooks.entry(Account.accountCredits(TONGREN, 2025), 300),
                AreasBooks.entry(Account.personalContributions(QINGHAI, 2026), -300))),
        transaction,
        receiptNo,
        chain);
  }

  // ---- what goes wrong ------------------------------------------------------------------------

  @Test
  void what_the_index_lacks_stops_the_run_until_it_is_there() {
    november();
    Map<String, AttributeValue> whole = item("A1");
    Map<String, AttributeValue> unlisted = new HashMap<>(whole);
    unlisted.remove("clearingMonth");
    put(unlisted);
    house.seal.seal(DUE, () -> true);

    assertThatThrownBy(() -> areas.cleared(NOVEMBER, DUE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the books of 2025-11");
    assertThat(areas.clear.last()).isEmpty();

    put(whole);
    assertThat(areas.done(NOVEMBER, DUE).debts().nets()).containsEntry(QINGHAI, Money.ofFen(230));
  }

  private Map<String, AttributeValue> item(String postingId) {
    return stored.items("LedgerTable").stream()
        .filter(one -> AttributeValue.fromS(postingId).equals(one.get("postingId")))
        .findFirst()
        .orElseThrow();
  }

  private static void put(Map<String, AttributeValue> item) {
    stored.client().putItem(put -> put.tableName(stored.name("LedgerTable")).item(item));
  }

  @Test
  void a_run_out_of_time_is_gone_on_with_by_the_next() {
    november();
    house.seal.seal(DUE, () -> true);
    AtomicInteger steps = new AtomicInteger();

    assertThat(areas.clear.clear(NOVEMBER, DUE, () -> steps.incrementAndGet() < 64))
        .isEqualTo(new Outcome.Unfinished());
    assertThat(stored.items("ClearedMonthsTable")).isNotEmpty();
    assertThat(areas.clear.last()).isEmpty();
    assertThat(areas.done(NOVEMBER, DUE).debts().nets()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void a_run_that_dies_anywhere_leaves_what_the_next_ends_alike(FaultyDynamoDb.Moment moment) {
    november();
    house.seal.seal(DUE, () -> true);
    faulty.takeCalls();
    areas.clear.clear(NOVEMBER, DUE, () -> true);
    int calls = faulty.takeCalls().size();
    for (int call = 0; call < calls; call += call < 3 || call > calls - 6 ? 1 : 41) {
      forgetTheClearing();
      faulty.dieAfter(call, moment);
      assertThatThrownBy(() -> areas.clear.clear(NOVEMBER, DUE, () -> true))
          .isInstanceOf(FaultyDynamoDb.Death.class);

      Outcome next = areas.clear.clear(NOVEMBER, DUE.plusSeconds(3600), () -> true);

      assertThat(((Outcome.Cleared) next).debts().gross()).hasSize(3);
      assertThat(house.postings()).isEqualTo(5);
      assertThat(areas.standing()).containsEntry("area-settlement.630000", 230L).hasSize(3);
    }
  }

  private void forgetTheClearing() {
    for (Map<String, AttributeValue> one : stored.items("ClearedMonthsTable")) {
      delete("ClearedMonthsTable", one, "clearing", "place");
    }
    delete("LedgerTable", item(clearingId()), "dayPart", "postingId");
  }

  private static void delete(String table, Map<String, AttributeValue> item, String... keys) {
    Map<String, AttributeValue> key = new HashMap<>(item);
    key.keySet().retainAll(List.of(keys));
    stored.client().deleteItem(delete -> delete.tableName(stored.name(table)).key(key));
  }

  @Test
  void of_two_runs_at_once_one_books() throws Exception {
    november();
    house.seal.seal(DUE, () -> true);
    try (ExecutorService runs = Executors.newFixedThreadPool(2)) {
      Callable<Outcome> run = () -> areas.clear.clear(NOVEMBER, DUE, () -> true);
      for (Future<Outcome> one : runs.invokeAll(List.of(run, run))) {
        assertThat(one.get()).isInstanceOf(Outcome.Cleared.class);
      }
    }
    assertThat(house.postings()).isEqualTo(5);
    assertThat(areas.standing()).containsEntry("area-settlement.630000", 230L).hasSize(3);
  }

  // ---- the proof ------------------------------------------------------------------------------

  private List<String> places() {
    return new VerifyBooks(house.records, house.accounts)
        .verify(LocalDate.of(2025, 12, 1)).findings().stream()
            .map(VerifyBooks.Finding::what)
            .toList();
  }

  @Test
  void the_books_prove_what_was_cleared() {
    november();
    areas.done(NOVEMBER, DUE);

    assertThat(places()).isEmpty();
  }

  @Test
  void a_clearing_that_isnt_what_its_month_moved_is_found() {
    november();
    areas.done(NOVEMBER, DUE);
    Map<String, AttributeValue> clearing =
        stored.items("LedgerTable").stream()
            .filter(one -> AttributeValue.fromS("AREAS_CLEARED").equals(one.get("cause")))
            .findFirst()
            .orElseThrow();
    Map<String, AttributeValue> halved = new HashMap<>(clearing);
    halved.computeIfPresent(
        "entries", (name, all) -> AttributeValue.fromL(all.l().subList(0, all.l().size() - 2)));
    Map<String, AttributeValue> other = new HashMap<>(clearing);
    other.computeIfPresent(
        "entries", (name, all) -> AttributeValue.fromL(List.of(all.l().get(0), all.l().get(1))));

    put(other);
    assertThat(places()).contains("it isn't what areas came to owe each other in 2025-11");
    put(halved);
    assertThat(places()).contains("it isn't what areas came to owe each other in 2025-11");
    put(clearing);
    assertThat(places()).isEmpty();
  }

  @Test
  void one_that_clears_no_month_of_the_books_is_found() {
    november();
    areas.done(NOVEMBER, DUE);
    Map<String, AttributeValue> stray = new HashMap<>(item(clearingId()));
    stray.put("postingId", AttributeValue.fromS("stray"));
    put(stray);

    assertThat(places()).contains("it clears no month of the books");
  }

  private static String clearingId() {
    return Posting.idOfClearing(NOVEMBER);
  }
}
