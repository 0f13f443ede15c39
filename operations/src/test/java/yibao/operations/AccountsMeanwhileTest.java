package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Bureau.refused;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Consent;
import yibao.records.Order;
import yibao.rules.Money;

/** What is decided on an account that others change just before it is read. */
class AccountsMeanwhileTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant LATER = NOON.plusSeconds(120);

  private static final LocalTables stored = LocalTables.start();

  private final MeanwhileDynamoDb meanwhile =
      new MeanwhileDynamoDb(StrictDynamoDb.of(stored.client()));
  private final Operations house = new Operations(stored, meanwhile.client());
  private final Bureau bureau = new Bureau(stored, meanwhile.client());
  private final Passbooks passbooks = new Passbooks(stored, house);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private void beforeAccountsAreRead(Runnable other) {
    meanwhile.beforeReading(stored.name("AccountsTable"), other);
  }

  private String owner(long fen) {
    String adult = house.adult();
    answered(bureau.opening("opening-" + adult, adult, fen));
    return adult;
  }

  private PlaceOrder.Outcome pay(String number, String payer, Instant now) {
    PlaceOrder.Command command =
        new PlaceOrder.Command(
                WECHAT,
                number,
                order(WECHAT, number, 40000, payer).asked(),
                Optional.of(payer),
                Order.Method.SHARED_ACCOUNT,
                Money.ofFen(40000))
            .with(new Consent(payer, Consent.Proof.CARD, Instant.EPOCH));
    return house.fromAccount.pay(command, now);
  }

  private String paid(String number, String payer, Instant now) {
    return ((PlaceOrder.Outcome.Placed) pay(number, payer, now)).answer().body();
  }

  private Keyed<RequestRefund.Refusal> askBack(String orderId, String psnNo) {
    return house.refunds.request(
        new RequestRefund.Command(
            WECHAT, orderId, psnNo, RequestRefund.Reason.DUPLICATE, LocalDate.of(2025, 11, 5)),
        LATER);
  }

  @Test
  void an_account_that_is_merged_pays_as_the_survivors() {
    String survivor = house.adult();
    String payer = owner(100000);
    beforeAccountsAreRead(() -> bureau.merge("M1", survivor, payer));

    paid("A1", payer, NOON);

    assertThat(passbooks.standing(survivor)).containsExactly(60000L, 0L, 40000L, 100000L);
    assertThat(house.covers(survivor, 2026)).hasSize(1);
    passbooks.areRight();
  }

  @Test
  void an_account_that_moves_pays_from_where_it_is_then() {
    String payer = owner(100000);
    beforeAccountsAreRead(() -> bureau.transfer("T1", payer, Bureau.TONGREN, "2025-11-01"));

    paid("A1", payer, NOON);

    assertThat(house.balances())
        .containsEntry("personal-account.630000." + payer, 0L)
        .containsEntry("personal-account.520600." + payer, -60000L);
    passbooks.areRight();
  }

  @Test
  void an_account_that_pays_moves_with_what_is_left() {
    String payer = owner(100000);
    beforeAccountsAreRead(() -> paid("A1", payer, NOON));

    answered(bureau.transfer("T1", payer, Bureau.TONGREN, "2025-11-01"));

    assertThat(house.balances()).containsEntry("area-clearing.520600", 60000L);
    passbooks.areRight();
  }

  @Test
  void an_account_that_is_opened_moves_along() {
    String owner = house.adult();
    beforeAccountsAreRead(() -> bureau.opening("O1", owner, 100000));

    answered(bureau.transfer("T1", owner, Bureau.TONGREN, "2025-11-01"));

    assertThat(passbooks.account(owner).area()).isEqualTo(Bureau.TONGREN);
    passbooks.areRight();
  }

  @Test
  void an_account_that_is_spent_is_told_to_have_what_is_left() {
    String payer = owner(50000);
    beforeAccountsAreRead(() -> passbooks.freeze(payer, 20000));

    assertThat(pay("A1", payer, NOON))
        .isEqualTo(new PlaceOrder.Outcome.BalanceInsufficient(0, Money.ofFen(30000)));
  }

  @Test
  void who_the_account_has_covered_meanwhile_is_not_told_that_too_little_is_left() {
    String payer = owner(60000);
    beforeAccountsAreRead(() -> paid("A1", payer, NOON));

    assertThat(pay("B1", payer, NOON))
        .isEqualTo(
            new PlaceOrder.Outcome.Refused(
                List.of(new Pricing.Refusal(0, Pricing.Reason.ALREADY_COVERED))));
  }

  @Test
  void an_account_that_is_opened_goes_with_the_merge() {
    String survivor = house.adult();
    String duplicate = house.adult();
    beforeAccountsAreRead(() -> bureau.opening("O1", duplicate, 100000));

    answered(bureau.merge("M1", survivor, duplicate));

    assertThat(passbooks.standing(survivor)).containsExactly(100000L, 0L, 0L, 100000L);
    passbooks.areRight();
  }

  @Test
  void an_account_is_not_opened_in_a_file_that_is_merged() {
    String survivor = house.adult();
    String duplicate = house.adult();
    beforeAccountsAreRead(() -> bureau.merge("M1", survivor, duplicate));

    assertThat(refused(bureau.opening("O1", duplicate, 100000)))
        .isEqualTo(new FileRefusal.PersonMerged(survivor));
    assertThat(stored.items("AccountsTable")).isEmpty();
  }

  @Test
  void a_premium_that_came_back_is_asked_back_once() {
    String payer = owner(100000);
    String orderId = paid("A1", payer, NOON);
    beforeAccountsAreRead(() -> askBack(orderId, payer));

    assertThat(askBack(orderId, payer))
        .isInstanceOfSatisfying(
            Keyed.Answered.class, answered -> assertThat(answered.before()).isTrue());
    assertThat(passbooks.standing(payer)).containsExactly(100000L, 0L, 0L, 100000L);
    passbooks.areRight();
  }

  @Test
  void a_premium_that_a_merge_gave_back_is_not_asked_back() {
    String survivor = owner(40000);
    String duplicate = owner(40000);
    paid("A1", survivor, NOON);
    String second = paid("B1", duplicate, LATER);
    beforeAccountsAreRead(() -> bureau.merge("M1", survivor, duplicate));

    assertThat(askBack(second, duplicate))
        .isEqualTo(new Keyed.Refused<>(new RequestRefund.Refusal.NothingToRefund()));
    assertThat(passbooks.standing(survivor)).containsExactly(40000L, 0L, 40000L, 80000L);
    passbooks.areRight();
  }

  @Test
  void a_premium_that_came_back_is_not_given_back_by_a_merge() {
    String survivor = house.adult();
    house.told(
        Operations.notice(
            WECHAT, house.placed(order(WECHAT, "W1", 40000, survivor), NOON), "T1", 40000, NOON),
        NOON);
    String duplicate = owner(40000);
    String second = paid("B1", duplicate, LATER);
    beforeAccountsAreRead(() -> askBack(second, duplicate));

    assertThat(answered(bureau.merge("M1", survivor, duplicate))).isEqualTo(survivor);
    assertThat(passbooks.standing(survivor)).containsExactly(40000L, 0L, 0L, 40000L);
    assertThat(house.owed()).hasSize(1);
    passbooks.areRight();
  }

  @Test
  void a_file_that_is_merged_is_shown_as_the_survivors() {
    String survivor = house.adult();
    String duplicate = owner(100000);
    beforeAccountsAreRead(() -> bureau.merge("M1", survivor, duplicate));

    LookUpFile.File file = house.files.find(duplicate, NOON).orElseThrow();

    assertThat(file.person().psnNo()).isEqualTo(survivor);
    assertThat(file.account()).contains(passbooks.account(survivor));
  }
}
