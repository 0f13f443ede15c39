package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.records.Account;
import yibao.records.Consent;
import yibao.records.Movement;
import yibao.records.Order;
import yibao.rules.Money;

/** Books that are whole, and books in which somebody has written. */
class VerifyBooksTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant DUE = at("2025-11-06T00:30:00");
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 6);

  private static final LocalTables stored = LocalTables.start();

  private Operations house = new Operations(stored, stored.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  /** Two days with a bit of everything, the first of them sealed. */
  @BeforeEach
  void books() {
    stored.clear();
    house = new Operations(stored, stored.client());
    String adult = house.adult();
    String kept = house.placed(order(WECHAT, "A1", 40000, house.adult()), NOON);
    house.told(notice(WECHAT, kept, "T1", 40000, NOON), NOON);
    String back = house.placed(order(WECHAT, "A2", 40000, adult), NOON);
    house.told(notice(WECHAT, back, "T2", 40000, NOON), NOON);
    house.told(notice(WECHAT, "NONSENSE", "T3", 7, NOON), NOON);
    house.seal.seal(DUE, () -> true);
    house.refunds.request(
        new RequestRefund.Command(
            WECHAT, back, adult, RequestRefund.Reason.DUPLICATE, LocalDate.of(2025, 11, 6)),
        DUE);
    house.told(notice(WECHAT, "NONSENSE", "T4", 9, DUE), DUE);
  }

  private VerifyBooks.Verified verified() {
    return new VerifyBooks(house.records, house.accounts).verify(TODAY);
  }

  /** Writes each item of a table that is changed by this. */
  private void tamper(String table, UnaryOperator<Map<String, AttributeValue>> change) {
    for (Map<String, AttributeValue> item : stored.items(table)) {
      Map<String, AttributeValue> changed = change.apply(new HashMap<>(item));
      if (!changed.equals(item)) {
        stored.client().putItem(put -> put.tableName(stored.name(table)).item(changed));
      }
    }
  }

  private List<String> places() {
    return verified().findings().stream().map(VerifyBooks.Finding::place).distinct().toList();
  }

  @Test
  void whole_books_hold() {
    VerifyBooks.Verified verified = verified();

    assertThat(verified.findings()).isEmpty();
    assertThat(verified.seals()).hasSize(2);
    assertThat(verified.seal(verified.seals().getFirst().root()))
        .contains(verified.seals().getFirst());
    assertThat(verified.seal("another")).isEmpty();
    assertThat(verified.open()).isEqualTo(1);
    assertThat(verified.postings()).isEqualTo(5);
    assertThat(verified.receipts())
        .singleElement()
        .satisfies(r -> assertThat(r.receipts()).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bookedAt", "receiptNo", "cause", "entries"})
  void a_posting_changed_after_the_seal_is_found(String name) {
    tamper(
        "LedgerTable",
        item -> {
          item.computeIfPresent(
              name,
              (key, value) ->
                  switch (key) {
                    case "bookedAt" -> AttributeValue.fromN("1762315201");
                    case "cause" -> AttributeValue.fromS("PERSON_MERGED");
                    case "entries" -> AttributeValue.fromL(value.l().reversed());
                    default -> AttributeValue.fromS(value.s().replace("630000", "520600"));
                  });
          return item;
        });

    assertThat(places()).contains("2025-11-05");
  }

  @Test
  void a_posting_taken_away_is_found() {
    Map<String, AttributeValue> gone = stored.items("LedgerTable").iterator().next();
    Map<String, AttributeValue> key = new HashMap<>(gone);
    key.keySet().retainAll(List.of("dayPart", "postingId"));
    stored.client().deleteItem(delete -> delete.tableName(stored.name("LedgerTable")).key(key));

    assertThat(places()).isNotEmpty();
  }

  @Test
  void a_balance_that_was_written_over_is_found() {
    tamper(
        "BooksTable",
        item -> {
          item.computeIfPresent(
              "balances",
              (key, balances) -> AttributeValue.fromL(balances.l().stream().skip(1).toList()));
          return item;
        });

    assertThat(places()).containsExactly("2025-11-05");
  }

  @Test
  void a_refund_that_nobody_booked_is_found() {
    tamper(
        "OwedTable",
        item -> {
          if (item.containsKey("psnNo")) {
            item.put("amountFen", AttributeValue.fromN("39999"));
          }
          return item;
        });

    assertThat(places()).containsExactly("refunds-due.wechat");
  }

  @Test
  void a_receipt_that_no_order_has_is_found() {
    tamper(
        "OrdersTable",
        item -> {
          item.remove("receiptNo");
          return item;
        });

    assertThat(places()).hasSize(2).allSatisfy(place -> assertThat(place).startsWith("receipt "));
  }

  // ---- people's own accounts ------------------------------------------------------------------

  private static final Channel APP = new Channel("shenghuo");

  /** One whose account was opened with 1,000 yuan and has paid 400 of them. */
  private String owner(Instant now) {
    String owner = house.adult();
    answered(new Bureau(stored, stored.client()).opening("opening-" + owner, owner, 100000, now));
    Pricing.Asked asked = order(APP, "B-" + owner, 40000, owner).asked();
    PlaceOrder.Outcome paid =
        house.fromAccount.pay(
            new PlaceOrder.Command(
                    APP,
                    "B-" + owner,
                    asked,
                    Optional.of(owner),
                    Order.Method.SHARED_ACCOUNT,
                    Money.ofFen(40000))
                .with(new Consent(owner, Consent.Proof.FACE, now)),
            now);
    assertThat(paid).isInstanceOf(PlaceOrder.Outcome.Placed.class);
    return owner;
  }

  @Test
  void accounts_whose_chains_are_whole_hold() {
    owner(DUE);

    VerifyBooks.Verified verified = verified();

    assertThat(verified.findings()).isEmpty();
    assertThat(verified.balances())
        .contains(new Movement(new Account("personal-accounts.630000"), Money.ofFen(-60000)));
  }

  @Test
  void an_opening_balance_is_in_the_books_though_it_is_the_first_of_all_that_is_booked() {
    stored.clear();
    house = new Operations(stored, stored.client());
    String owner = house.adult();
    answered(new Bureau(stored, stored.client()).opening("opening-1", owner, 100000, NOON));

    VerifyBooks.Verified verified = verified();

    assertThat(verified.findings()).isEmpty();
    assertThat(verified.postings()).isEqualTo(1);
  }

  @Test
  void an_account_that_holds_more_than_was_booked_is_found() {
    String owner = owner(DUE);
    tamper(
        "AccountsTable",
        item -> {
          item.put("availableFen", AttributeValue.fromN("60001"));
          item.put("creditedFen", AttributeValue.fromN("100001"));
          return item;
        });

    assertThat(places()).containsExactly("account of " + owner, "personal-accounts.630000");
  }

  @Test
  void a_link_that_no_chain_has_is_found() {
    owner(DUE);
    String other = owner(DUE);
    tamper(
        "AccountsTable",
        item -> {
          if (AttributeValue.fromS(other).equals(item.get("psnNo"))) {
            item.put("postings", AttributeValue.fromN("3"));
          }
          return item;
        });

    assertThat(places()).containsExactly("account of " + other, "personal accounts");
  }

  @Test
  void an_account_that_is_gone_is_found() {
    String owner = owner(DUE);
    stored
        .client()
        .deleteItem(
            delete ->
                delete
                    .tableName(stored.name("AccountsTable"))
                    .key(Map.of("psnNo", AttributeValue.fromS(owner))));

    assertThat(places())
        .containsExactly("account of " + owner, "personal accounts", "personal-accounts.630000");
  }
}
