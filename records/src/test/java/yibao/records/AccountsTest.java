package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.rules.Area;
import yibao.rules.Money;
import yibao.rules.Months;

/** People's accounts and their chains, on the tables of the template in DynamoDB Local. */
class AccountsTest {

  private static final Area QINGHAI = new Area("630000");
  private static final Instant NOON = Instant.parse("2025-11-05T04:00:00Z");
  private static final Instant NEXT_YEAR = Instant.parse("2026-01-01T04:00:00Z");

  private static final LocalTables stored = LocalTables.start();

  private final Tables tables = new Tables(stored.client());
  private final Accounts accounts = new Accounts(tables, stored.name("AccountsTable"));
  private final Ledger ledger = new Ledger(tables, stored.name("LedgerTable"));
  private final AccountChain chain = new AccountChain(ledger);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  /** Books a movement, as large as its link says. */
  private PersonalAccount booked(
      String postingId, PersonalAccount before, PersonalAccount after, Instant now) {
    Posting posting = posting(postingId, before, after, now);
    PersonalAccount next = after.booked(Ledger.placeOf(posting));
    Change change = before.head().isEmpty() ? accounts.open(next) : accounts.move(before, next);
    assertThat(tables.commit(List.of(ledger.book(posting), change))).isEqualTo(new Commit.Done());
    return next;
  }

  private static Posting posting(
      String postingId, PersonalAccount before, PersonalAccount after, Instant now) {
    Money gain = after.held().minus(before.held());
    return new Posting(
        postingId,
        now,
        Posting.Cause.ACCOUNT_PAYMENT,
        List.of(
            new Posting.Entry(after.account(), gain.negated()),
            new Posting.Entry(Account.openingBalances(QINGHAI), gain)),
        Optional.empty(),
        Optional.empty(),
        List.of(after.nextLink()));
  }

  private PersonalAccount opened() {
    PersonalAccount none = PersonalAccount.empty("P", QINGHAI);
    return booked("opening", none, none.credited(Money.ofYuan(1000)), NOON);
  }

  /** An account with three postings on two days. */
  private PersonalAccount used() {
    PersonalAccount opened = opened();
    PersonalAccount paid = booked("payment", opened, opened.paid(Money.ofYuan(400)), NOON);
    return booked("refund", paid, paid.givenBack(Money.ofYuan(400)), NEXT_YEAR);
  }

  private void freeze(long fen) {
    stored
        .client()
        .updateItem(
            update ->
                update
                    .tableName(stored.name("AccountsTable"))
                    .key(Map.of("psnNo", AttributeValue.fromS("P")))
                    .updateExpression(
                        "SET availableFen = availableFen - :fen, frozenFen = frozenFen + :fen")
                    .expressionAttributeValues(
                        Map.of(":fen", AttributeValue.fromN(Long.toString(fen)))));
  }

  @Test
  void an_account_is_read_back_as_it_was_written() {
    PersonalAccount used = used();

    assertThat(accounts.find("P")).contains(used);
    assertThat(accounts.find("Q")).isEmpty();
  }

  @Test
  void an_account_is_opened_once() {
    PersonalAccount opened = opened();

    assertThat(tables.commit(List.of(accounts.open(opened))))
        .isEqualTo(new Commit.Refused(Set.of(Change.Kind.NEW)));
  }

  @Test
  void of_two_movements_from_one_head_one_is_made() {
    PersonalAccount opened = opened();
    PersonalAccount paid = booked("payment", opened, opened.paid(Money.ofYuan(400)), NOON);
    Posting other = posting("other", opened, opened.paid(Money.ofYuan(1)), NOON);

    assertThat(
            tables.commit(
                List.of(
                    accounts.move(
                        opened, opened.paid(Money.ofYuan(1)).booked(Ledger.placeOf(other))))))
        .isEqualTo(new Commit.Refused(Set.of(Change.Kind.VERSION)));
    assertThat(accounts.find("P")).contains(paid);
  }

  @Test
  void what_is_frozen_meanwhile_stays_frozen() {
    PersonalAccount opened = opened();
    freeze(60000);

    booked("payment", opened, opened.paid(Money.ofYuan(400)), NOON);

    PersonalAccount now = accounts.find("P").orElseThrow();
    assertThat(now.available()).isEqualTo(Money.ZERO);
    assertThat(now.frozen()).isEqualTo(Money.ofYuan(600));
    assertThat(chain.walk(now)).isInstanceOf(AccountChain.Walked.Whole.class);
  }

  @Test
  void what_is_frozen_meanwhile_is_not_spent() {
    PersonalAccount opened = opened();
    freeze(60001);
    PersonalAccount paid = opened.paid(Money.ofYuan(400));
    Posting posting = posting("payment", opened, paid, NOON);

    assertThat(tables.commit(List.of(accounts.move(opened, paid.booked(Ledger.placeOf(posting))))))
        .isEqualTo(new Commit.Refused(Set.of(Change.Kind.VERSION)));
  }

  @Test
  void an_account_that_was_merged_says_into_whose() {
    PersonalAccount opened = opened();
    PersonalAccount other = PersonalAccount.empty("Q", QINGHAI);

    PersonalAccount merged = booked("merge", opened, opened.mergedInto(other), NOON);

    assertThat(accounts.find("P")).contains(merged);
    assertThat(merged.mergedInto()).contains("Q");
  }

  @Test
  void an_account_says_for_which_months_it_was_credited_and_where_it_is() {
    PersonalAccount opened = opened();
    Months months =
        Months.between(YearMonth.of(2025, 1), YearMonth.of(2025, 3)).and(YearMonth.of(2025, 5));

    PersonalAccount moved =
        booked("move", opened, opened.creditedFor(months).movedTo(new Area("520600")), NOON);

    assertThat(accounts.find("P")).contains(moved);
    assertThat(moved.retireeMonths()).isEqualTo(months);
  }

  // ---- the chain ------------------------------------------------------------------------------

  @Test
  void the_chain_leads_from_the_head_back_to_the_opening() {
    assertThat(chain.walk(used()))
        .isInstanceOfSatisfying(
            AccountChain.Walked.Whole.class,
            whole ->
                assertThat(whole.postings())
                    .extracting(Posting::postingId)
                    .containsExactly("refund", "payment", "opening"));
  }

  private void breaksAt(String postingId, AccountChain.Flaw flaw) {
    assertThat(chain.walk(accounts.find("P").orElseThrow()))
        .isInstanceOfSatisfying(
            AccountChain.Walked.Broken.class,
            broken -> {
              assertThat(broken.at().postingId()).isEqualTo(postingId);
              assertThat(broken.flaw()).isEqualTo(flaw);
            });
  }

  private Map<String, AttributeValue> item(String table, String name, String value) {
    return stored.items(table).stream()
        .filter(item -> AttributeValue.fromS(value).equals(item.get(name)))
        .findFirst()
        .map(item -> (Map<String, AttributeValue>) new HashMap<>(item))
        .orElseThrow();
  }

  private void replace(String table, Map<String, AttributeValue> item) {
    stored.client().putItem(put -> put.tableName(stored.name(table)).item(item));
  }

  @Test
  void a_posting_that_is_gone_breaks_it() {
    used();
    Map<String, AttributeValue> payment = item("LedgerTable", "postingId", "payment");
    payment.keySet().retainAll(Set.of("dayPart", "postingId"));
    stored.client().deleteItem(delete -> delete.tableName(stored.name("LedgerTable")).key(payment));

    breaksAt("payment", AccountChain.Flaw.MISSING);
  }

  @Test
  void a_posting_that_was_changed_breaks_it() {
    used();
    Map<String, AttributeValue> opening = item("LedgerTable", "postingId", "opening");
    opening.put("bookedAt", AttributeValue.fromN("1762315201"));
    replace("LedgerTable", opening);

    breaksAt("opening", AccountChain.Flaw.CHANGED);
  }

  @Test
  void a_balance_that_no_posting_made_breaks_it() {
    used();
    Map<String, AttributeValue> account = item("AccountsTable", "psnNo", "P");
    account.put("availableFen", AttributeValue.fromN("100001"));
    account.put("creditedFen", AttributeValue.fromN("100001"));
    replace("AccountsTable", account);

    breaksAt("refund", AccountChain.Flaw.HEAD_DIFFERS);
  }

  @Test
  void a_count_of_postings_that_differs_breaks_it() {
    used();
    Map<String, AttributeValue> account = item("AccountsTable", "psnNo", "P");
    account.put("postings", AttributeValue.fromN("4"));
    replace("AccountsTable", account);

    breaksAt("refund", AccountChain.Flaw.OUT_OF_ORDER);
  }

  @Test
  void a_posting_of_another_amount_than_its_link_breaks_it() {
    PersonalAccount opened = opened();
    PersonalAccount paid = opened.paid(Money.ofYuan(400));
    Posting less = posting("payment", opened, opened.paid(Money.ofYuan(399)), NOON);
    Posting posting =
        new Posting(
            "payment",
            NOON,
            Posting.Cause.ACCOUNT_PAYMENT,
            less.entries(),
            Optional.empty(),
            Optional.empty(),
            List.of(paid.nextLink()));
    PersonalAccount next = paid.booked(Ledger.placeOf(posting));
    tables.commit(List.of(ledger.book(posting), accounts.move(opened, next)));

    breaksAt("payment", AccountChain.Flaw.AMOUNT_DIFFERS);
  }

  @Test
  void a_first_posting_of_another_amount_breaks_it() {
    PersonalAccount none = PersonalAccount.empty("P", QINGHAI);
    PersonalAccount credited = none.credited(Money.ofYuan(1000));
    Posting less = posting("opening", none, none.credited(Money.ofYuan(999)), NOON);
    Posting posting =
        new Posting(
            "opening",
            NOON,
            Posting.Cause.ACCOUNT_OPENED,
            less.entries(),
            Optional.empty(),
            Optional.empty(),
            List.of(credited.nextLink()));
    PersonalAccount opened = credited.booked(Ledger.placeOf(posting));
    tables.commit(List.of(ledger.book(posting), accounts.open(opened)));

    breaksAt("opening", AccountChain.Flaw.AMOUNT_DIFFERS);
  }
}
