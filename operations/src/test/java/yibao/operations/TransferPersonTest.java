package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.TONGREN;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Bureau.refused;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.order;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Account;
import yibao.records.Consent;
import yibao.records.Movement;
import yibao.records.Order;
import yibao.rules.Money;

/** A person moves to another area, on the tables of the template in DynamoDB Local. */
class TransferPersonTest {

  private static final LocalTables stored = LocalTables.start();

  private Operations house = new Operations(stored, stored.client());
  private Bureau bureau = new Bureau(stored, stored.client());
  private Passbooks passbooks = new Passbooks(stored, house);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  @Test
  void the_file_says_since_when_the_person_is_insured_where() {
    String adult = house.adult();

    answered(bureau.transfer("T1", adult, TONGREN, "2025-06-01"));

    assertThat(bureau.file(adult).area()).isEqualTo(TONGREN);
    assertThat(bureau.file(adult).areaSince()).contains(LocalDate.of(2025, 6, 1));
  }

  @Test
  void residents_cover_stays_where_it_was_paid() {
    String adult = house.adult();
    var covers = bureau.file(adult).covers();

    bureau.transfer("T1", adult, TONGREN, "2025-06-01");

    assertThat(bureau.file(adult).covers()).isEqualTo(covers);
  }

  @Test
  void nobody_moves_before_birth_or_before_the_last_transfer_or_to_where_they_are() {
    String adult = house.adult();
    assertThat(refused(bureau.transfer("T1", adult, TONGREN, "1988-04-01")))
        .isEqualTo(new FileRefusal.BeforeBirth());
    assertThat(refused(bureau.transfer("T2", adult, QINGHAI, "2025-06-01")))
        .isEqualTo(new FileRefusal.SameArea());
    answered(bureau.transfer("T3", adult, TONGREN, "2025-06-01"));
    assertThat(refused(bureau.transfer("T4", adult, QINGHAI, "2025-05-31")))
        .isEqualTo(new FileRefusal.BeforeLastTransfer());
    answered(bureau.transfer("T5", adult, QINGHAI, "2025-06-01"));
  }

  @Test
  void the_dead_move_no_more() {
    String adult = house.adult();
    bureau.death("D1", adult, "2025-10-01");

    assertThat(refused(bureau.transfer("T1", adult, TONGREN, "2025-09-01")))
        .isEqualTo(new FileRefusal.Deceased());
  }

  // ---- the own account ------------------------------------------------------------------------

  @Test
  void the_account_goes_with_its_owner_and_the_areas_owe_each_other_what_it_holds() {
    String owner = owner(30000);

    bureau.transfer("T1", owner, TONGREN, "2025-11-01");

    assertThat(passbooks.account(owner).area()).isEqualTo(TONGREN);
    assertThat(passbooks.standing(owner)).containsExactly(30000L, 0L, 0L, 30000L);
    assertThat(passbooks.chain(owner)).containsExactly("ACCOUNT_MOVED", "ACCOUNT_OPENED");
    assertThat(house.balances())
        .isEqualTo(
            Map.of(
                "opening-balances.630000",
                30000L,
                "personal-account.630000." + owner,
                0L,
                "area-clearing.630000",
                -30000L,
                "area-clearing.520600",
                30000L,
                "personal-account.520600." + owner,
                -30000L));
    passbooks.areRight();
  }

  @Test
  void what_is_set_aside_goes_along() {
    String owner = owner(30000);
    passbooks.freeze(owner, 12000);

    bureau.transfer("T1", owner, TONGREN, "2025-11-01");

    assertThat(passbooks.standing(owner)).containsExactly(18000L, 12000L, 0L, 30000L);
    passbooks.areRight();
  }

  @Test
  void an_account_that_goes_and_comes_back_leaves_nothing_owed() {
    String owner = owner(30000);

    bureau.transfer("T1", owner, TONGREN, "2025-11-01");
    bureau.transfer("T2", owner, QINGHAI, "2025-11-02");

    assertThat(house.balances())
        .containsEntry("area-clearing.630000", 0L)
        .containsEntry("area-clearing.520600", 0L);
    passbooks.areRight();
  }

  @Test
  void an_account_that_holds_nothing_goes_by_a_posting_too() {
    String owner = owner(40000);
    paid("A1", owner);

    bureau.transfer("T1", owner, TONGREN, "2025-11-05");

    assertThat(passbooks.account(owner).area()).isEqualTo(TONGREN);
    assertThat(passbooks.chain(owner)).startsWith("ACCOUNT_MOVED");
    assertThat(house.balances()).doesNotContainKey("area-clearing.630000");
    passbooks.areRight();
  }

  @Test
  void a_premium_that_the_area_left_gives_back_is_owed_where_the_account_is() {
    String owner = owner(100000);
    String orderId = paid("A1", owner);
    bureau.transfer("T1", owner, TONGREN, "2025-11-05");

    house.refunds.request(
        new RequestRefund.Command(
            WECHAT,
            orderId,
            owner,
            RequestRefund.Reason.INSURED_ELSEWHERE,
            LocalDate.of(2025, 11, 5)),
        Bureau.NOW);

    assertThat(passbooks.standing(owner)).containsExactly(100000L, 0L, 0L, 100000L);
    assertThat(house.balances())
        .containsEntry("area-clearing.630000", -100000L)
        .containsEntry("area-clearing.520600", 100000L);
    passbooks.areRight();
  }

  @Test
  void an_account_pays_a_premium_of_another_area_through_what_the_areas_owe_each_other() {
    String owner = owner(100000);
    bureau.transfer("T1", owner, TONGREN, "2025-11-01");

    paid("A1", owner);

    assertThat(house.balances())
        .containsEntry("personal-contributions.630000.2026", -40000L)
        .containsEntry("area-clearing.630000", -60000L)
        .containsEntry("personal-account.520600." + owner, -60000L);
    passbooks.areRight();
  }

  @Test
  void a_repeat_moves_the_account_once() {
    String owner = owner(30000);
    bureau.transfer("T1", owner, TONGREN, "2025-11-01");

    bureau.transfer("T1", owner, TONGREN, "2025-11-01");

    assertThat(passbooks.chain(owner)).hasSize(2);
  }

  @Test
  void the_books_prove_what_moved() {
    String owner = owner(30000);
    bureau.transfer("T1", owner, TONGREN, "2025-11-01");
    house.seal.seal(Bureau.NOW.plus(Duration.ofDays(1)), () -> true);

    VerifyBooks.Verified verified =
        new VerifyBooks(house.records, house.accounts).verify(LocalDate.of(2025, 11, 6));

    assertThat(verified.findings()).isEmpty();
    assertThat(verified.balances())
        .contains(
            new Movement(Account.areaClearing(TONGREN), Money.ofFen(30000)),
            new Movement(new Account("personal-accounts.520600"), Money.ofFen(-30000)));
  }

  private String owner(long fen) {
    String adult = house.adult();
    answered(bureau.opening("opening-" + adult, adult, fen));
    return adult;
  }

  private String paid(String number, String payer) {
    PlaceOrder.Command command =
        new PlaceOrder.Command(
                WECHAT,
                number,
                order(WECHAT, number, 40000, payer).asked(),
                Optional.of(payer),
                Order.Method.SHARED_ACCOUNT,
                Money.ofFen(40000))
            .with(new Consent(payer, Consent.Proof.CARD, Instant.EPOCH));
    return ((PlaceOrder.Outcome.Placed) house.fromAccount.pay(command, Bureau.NOW)).answer().body();
  }
}
