package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import yibao.records.Account;
import yibao.records.Movement;
import yibao.records.ReceiptCount;
import yibao.records.Seal;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Money;

/** Days closed and sealed, on the tables of the template in DynamoDB Local. */
class SealBooksTest {

  private static final LocalDate FIRST = LocalDate.of(2025, 11, 5);
  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant DUE = at("2025-11-06T00:30:00");

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
    house = new Operations(stored, faulty.client());
  }

  private void paid(String number, Instant now) {
    String orderId = house.placed(order(WECHAT, number, 40000, house.adult()), now);
    house.told(notice(WECHAT, orderId, "T" + number, 40000, now), now);
  }

  private List<Seal> sealed(Instant now) {
    return house.seal.seal(now, () -> true).sealed();
  }

  /** The books as they were before any day was sealed. */
  private void reopen() {
    for (Map<String, AttributeValue> item : stored.items("BooksTable")) {
      Map<String, AttributeValue> key = new TreeMap<>(item);
      key.keySet().retainAll(List.of("book", "place"));
      stored.client().deleteItem(delete -> delete.tableName(stored.name("BooksTable")).key(key));
    }
    house = new Operations(stored, faulty.client());
    house.records.books().openFor(FIRST);
  }

  private Map<String, Long> balances(Instant now) {
    Map<String, Long> balances = new TreeMap<>();
    for (Movement balance : house.trialBalance.read(now).balances()) {
      balances.put(balance.account().id(), balance.amount().fen());
    }
    return balances;
  }

  @Test
  void a_day_is_sealed_half_an_hour_after_it_ended_and_not_before() {
    paid("A1", NOON);

    assertThat(sealed(DUE.minusSeconds(1)))
        .extracting(Seal::day)
        .containsExactly(FIRST.minusDays(1));
    assertThat(sealed(DUE)).extracting(Seal::day).containsExactly(FIRST);
    assertThat(sealed(DUE)).isEmpty();
  }

  @Test
  void the_trial_balance_is_what_was_booked_and_tells_what_came_since() {
    paid("A1", NOON);
    assertThat(house.trialBalance.read(NOON).lagPostings()).isEqualTo(1);
    assertThat(balances(NOON)).isEmpty();
    sealed(DUE);
    paid("A2", DUE);
    house.told(notice(ALIPAY, "NONSENSE", "T9", 7, DUE), DUE);

    TrialBalance.Balances read = house.trialBalance.read(DUE);

    assertThat(read.asOf()).isEqualTo(at("2025-11-06T00:00:00"));
    assertThat(read.lagPostings()).isEqualTo(2);
    assertThat(balances(DUE))
        .isEqualTo(
            Map.of(
                "channel-clearing.wechat", 40000L,
                "fiscal-subsidy.630000.2026", 70000L,
                "personal-contributions.630000.2026", -40000L,
                "pooled-fund.630000.2026", -70000L));
  }

  @Test
  void balances_go_on_from_day_to_day_and_days_without_postings_are_sealed_too() {
    paid("A1", NOON);
    Instant fourDaysOn = at("2025-11-09T12:00:00");
    paid("A2", fourDaysOn);

    List<Seal> seals = sealed(at("2025-11-10T00:30:00"));

    assertThat(seals).extracting(Seal::postings).containsExactly(0L, 1L, 0L, 0L, 0L, 1L);
    for (int i = 1; i < seals.size(); i++) {
      assertThat(seals.get(i).before()).isEqualTo(seals.get(i - 1).root());
    }
    assertThat(balances(at("2025-11-10T01:00:00")))
        .containsEntry("channel-clearing.wechat", 80000L);
  }

  @Test
  void the_receipts_of_a_day_are_counted_with_what_they_say_was_kept() {
    paid("A1", NOON);
    paid("A2", NOON);
    house.told(notice(ALIPAY, "NONSENSE", "T9", 7, NOON), NOON);

    assertThat(sealed(DUE).getLast().receipts())
        .containsExactly(new ReceiptCount(Operations.QINGHAI, 2026, 2, Money.ofFen(80000)));
  }

  @Test
  void a_run_out_of_time_is_gone_on_with_by_the_next() {
    paid("A1", NOON);
    AtomicInteger steps = new AtomicInteger();

    SealBooks.Done cut = house.seal.seal(DUE, () -> steps.incrementAndGet() < 100);

    assertThat(cut.sealed()).hasSize(1);
    assertThat(cut.left()).isEqualTo(1);
    assertThat(sealed(DUE)).extracting(Seal::day).containsExactly(FIRST);
  }

  @Test
  void two_runs_at_once_seal_a_day_once_and_alike() throws Exception {
    for (int i = 0; i < 5; i++) {
      paid("A" + i, NOON);
    }
    try (ExecutorService runs = Executors.newFixedThreadPool(2)) {
      Callable<List<Seal>> run = () -> sealed(DUE);
      for (Future<List<Seal>> one : runs.invokeAll(List.of(run, run))) {
        one.get();
      }
    }
    assertThat(house.records.books().lastSeal().orElseThrow().postings()).isEqualTo(5);
    assertThat(balances(DUE)).containsEntry("channel-clearing.wechat", 200000L);
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void a_run_that_dies_anywhere_leaves_what_the_next_ends_alike(FaultyDynamoDb.Moment moment) {
    paid("A1", NOON);
    String root = sealed(DUE).getLast().root();
    for (int n : List.of(0, 1, 2, 40, 67, 69, 71, 73, 136, 138)) {
      reopen();
      faulty.dieAfter(n, moment);
      try {
        sealed(DUE);
      } catch (FaultyDynamoDb.Death died) {
        // the next run goes on
      }
      faulty.survived();
      sealed(DUE);

      assertThat(house.records.books().lastSeal().orElseThrow().root()).isEqualTo(root);
    }
  }

  @Test
  void any_change_of_a_posting_changes_the_root() {
    paid("A1", NOON);
    String root = sealed(DUE).getLast().root();
    for (Map<String, AttributeValue> changed :
        tampered(stored.items("LedgerTable").iterator().next())) {
      reopen();
      stored.client().putItem(put -> put.tableName(stored.name("LedgerTable")).item(changed));

      assertThat(sealed(DUE).getLast().root()).as(changed.toString()).isNotEqualTo(root);
    }
  }

  /** The posting with one of its values changed, each that leaves it a posting. */
  private static List<Map<String, AttributeValue>> tampered(Map<String, AttributeValue> posting) {
    List<Map<String, AttributeValue>> changed = new ArrayList<>();
    for (String name : List.of("bookedAt", "receiptNo", "transactionDay")) {
      Map<String, AttributeValue> one = new TreeMap<>(posting);
      one.computeIfPresent(
          name,
          (key, value) ->
              value.n() == null
                  ? AttributeValue.fromS(value.s().replace('6', '7').replace('w', 'v'))
                  : AttributeValue.fromN(Long.toString(Long.parseLong(value.n()) + 1)));
      changed.add(one);
    }
    return changed;
  }

  @Test
  void a_late_run_of_enrolment_books_into_no_sealed_day() {
    paid("A1", NOON);
    sealed(at("2025-11-08T00:30:00"));
    house.person(
        LocalDate.of(1960, 1, 1),
        List.of(),
        new CategorySpell(Category.EXTREME_POVERTY, LocalDate.of(2020, 1, 1), Optional.empty()));
    Instant stale = at("2025-11-06T12:00:00");

    house.enrol.enrol(house.advance.advance(stale).windows(), stale, () -> true);

    assertThat(house.trialBalance.read(at("2025-11-08T09:00:00")).lagPostings()).isEqualTo(1);
  }

  @Test
  void a_statement_lists_each_posting_of_an_account_once_sealed_or_not() {
    paid("A1", NOON);
    paid("A2", NOON);
    house.told(notice(ALIPAY, "NONSENSE", "T9", 7, NOON), NOON);
    sealed(DUE);
    paid("A3", DUE);

    AccountStatement.Page page =
        house.statement.read(Account.channelClearing("wechat"), Optional.empty(), DUE);

    assertThat(page.lines())
        .extracting(AccountStatement.Line::amount)
        .containsExactly(Money.ofFen(40000), Money.ofFen(40000), Money.ofFen(40000));
    assertThat(page.next()).isEmpty();
    assertThat(house.statement.read(Account.suspense("alipay"), Optional.empty(), DUE).lines())
        .extracting(AccountStatement.Line::amount)
        .containsExactly(Money.ofFen(-7));
  }

  @Test
  void a_statement_begins_with_the_books_however_early_a_place_is_asked_for() {
    paid("A1", NOON);
    AccountStatement.Place longAgo =
        new AccountStatement.Place(LocalDate.EPOCH, 63, Optional.empty());

    AccountStatement.Page page =
        house.statement.read(Account.channelClearing("wechat"), Optional.of(longAgo), NOON);

    assertThat(page.lines()).hasSize(1);
    assertThat(page.next()).isEmpty();
  }

  @Test
  void a_long_statement_comes_page_by_page_and_each_posting_once() {
    for (int i = 0; i < 230; i++) {
      house.told(notice(WECHAT, "NONSENSE", "T" + i, 1, NOON), NOON);
    }
    sealed(DUE);
    List<String> found = new ArrayList<>();
    Optional<AccountStatement.Place> after = Optional.empty();
    do {
      AccountStatement.Page page = house.statement.read(Account.suspense("wechat"), after, DUE);
      page.lines().forEach(line -> found.add(line.posting().postingId()));
      after = page.next();
    } while (after.isPresent());

    assertThat(found).hasSize(230).doesNotHaveDuplicates();
  }
}
