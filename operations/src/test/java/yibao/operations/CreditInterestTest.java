package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.TONGREN;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.at;
import static yibao.operations.RetireesLaw.area;
import static yibao.operations.RetireesLaw.credit;
import static yibao.operations.RetireesLaw.interest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Consent;
import yibao.records.Order;
import yibao.records.Sweeps;
import yibao.records.Tables;
import yibao.rules.EmploymentStatus;
import yibao.rules.Money;
import yibao.rules.PolicyBook;

/** The yearly interest of own accounts, on the tables of the template. */
class CreditInterestTest {

  /** Qinghai gives 0.35 percent, Tongren 1. */
  private static final PolicyBook LAW =
      RetireesLaw.of(
          area(QINGHAI, interest(35, "2025-01-01"), credit(10000, "2026-01-01")),
          area(TONGREN, interest(100, "2025-01-01")));

  private static final Instant BEFORE = at("2025-12-30T12:00:00");
  private static final String NEW_YEAR = "2026-01-02";

  private static final LocalTables stored = LocalTables.start();

  private final MeanwhileDynamoDb meanwhile = new MeanwhileDynamoDb(stored.client());
  private final Operations house = new Operations(stored, stored.client());
  private final Bureau bureau = new Bureau(stored, stored.client(), LAW);
  private final Passbooks passbooks = new Passbooks(stored, house);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private String owner(long fen) {
    String adult = house.adult();
    answered(bureau.opening("opening-" + adult, adult, fen, BEFORE));
    return adult;
  }

  private AccountRecords records() {
    Operations through = new Operations(stored, meanwhile.client());
    return AccountRecords.of(through.records, through.accounts);
  }

  private Sweeps sweeps() {
    return new Sweeps(new Tables(meanwhile.client()), stored.name("SweepsTable"));
  }

  private CreditInterest.Done run(String day, PolicyBook law) {
    return new CreditInterest(records(), sweeps(), law, Clock.systemUTC())
        .credit(at(day + "T12:00:00"), () -> true);
  }

  private CreditInterest.Done run(String day) {
    return run(day, LAW);
  }

  private void seal(String until) {
    house.seal.seal(at(until + "T01:00:00"), () -> true);
  }

  private long credited(String psnNo) {
    return passbooks.account(psnNo).credited().fen();
  }

  @Test
  void an_account_is_credited_a_years_interest_on_what_it_held_at_the_end() {
    String owner = owner(100000);
    seal(NEW_YEAR);

    assertThat(run(NEW_YEAR)).isEqualTo(new CreditInterest.Done(1, 0));

    assertThat(passbooks.standing(owner)).containsExactly(100350L, 0L, 0L, 100350L);
    assertThat(passbooks.chain(owner)).containsExactly("INTEREST_CREDITED", "ACCOUNT_OPENED");
    assertThat(house.balances()).containsEntry("account-interest.630000.2025", 350L);
    passbooks.areRight();
  }

  @Test
  void what_is_set_aside_bears_interest_too() {
    String owner = owner(100000);
    passbooks.freeze(owner, 60000);
    seal(NEW_YEAR);

    run(NEW_YEAR);

    assertThat(passbooks.standing(owner)).containsExactly(40350L, 60000L, 0L, 100350L);
  }

  @Test
  void nothing_is_credited_before_the_years_last_day_is_sealed() {
    owner(100000);
    seal("2025-12-31");

    assertThat(run("2026-01-01")).isEqualTo(new CreditInterest.Done(0, 0));
  }

  @Test
  void a_years_interest_is_credited_once() {
    String owner = owner(100000);
    seal(NEW_YEAR);
    run(NEW_YEAR);

    assertThat(run("2026-01-03").credited()).isZero();
    assertThat(credited(owner)).isEqualTo(100350);
  }

  @Test
  void what_a_late_run_books_into_the_year_behind_the_new_years_postings_bears_interest() {
    PolicyBook law =
        RetireesLaw.of(area(QINGHAI, interest(35, "2025-01-01"), credit(10000, "2025-12-01")));
    String owner = owner(100000);
    bureau.employment("E1", owner, EmploymentStatus.RETIRED, "2025-12-01");
    pays(owner, 40000, at("2026-01-01T00:05:00"));
    new CreditRetirees(records(), sweeps(), law, Clock.systemUTC())
        .credit(at("2025-12-31T23:55:00"), () -> true);
    seal(NEW_YEAR);

    run(NEW_YEAR, law);

    // 1000 of December and the credit of December, 100: 0.35 percent of 1100
    assertThat(house.balances()).containsEntry("account-interest.630000.2025", 385L);
    passbooks.areRight();
  }

  /** A premium, from the own account. */
  private void pays(String psnNo, long fen, Instant now) {
    PlaceOrder.Command command =
        new PlaceOrder.Command(
                Operations.WECHAT,
                "P1",
                Operations.order(Operations.WECHAT, "P1", fen, psnNo).asked(),
                Optional.of(psnNo),
                Order.Method.SHARED_ACCOUNT,
                Money.ofFen(fen))
            .with(new Consent(psnNo, Consent.Proof.FACE, now));
    assertThat(house.fromAccount.pay(command, now)).isInstanceOf(PlaceOrder.Outcome.Placed.class);
  }

  @Test
  void what_came_after_the_years_end_bears_none_for_it() {
    String owner = owner(100000);
    bureau.employment("E1", owner, EmploymentStatus.RETIRED, "2026-01-01");
    seal(NEW_YEAR);
    new CreditRetirees(records(), sweeps(), LAW, Clock.systemUTC())
        .credit(at("2026-01-02T12:00:00"), () -> true);

    run("2026-01-03");

    assertThat(credited(owner)).isEqualTo(110350);
    passbooks.areRight();
  }

  @Test
  void an_account_of_the_new_year_bears_none() {
    String owner = house.adult();
    bureau.opening("O1", owner, 100000, at("2026-01-01T12:00:00"));
    seal(NEW_YEAR);

    assertThat(run(NEW_YEAR)).isEqualTo(new CreditInterest.Done(0, 0));
    assertThat(credited(owner)).isEqualTo(100000);
  }

  @Test
  void where_no_rate_is_stated_there_is_none() {
    owner(100000);
    seal(NEW_YEAR);

    assertThat(run(NEW_YEAR, RetireesLaw.BOOK)).isEqualTo(new CreditInterest.Done(0, 0));
    assertThat(stored.items("SweepsTable")).isEmpty();
  }

  @Test
  void the_area_that_is_left_credits_before_the_account_goes() {
    String owner = owner(100000);
    seal(NEW_YEAR);

    answered(bureau.transfer("T1", owner, TONGREN, "2026-01-02", at("2026-01-02T12:00:00")));

    assertThat(passbooks.chain(owner)).startsWith("ACCOUNT_MOVED", "INTEREST_CREDITED");
    assertThat(run("2026-01-03").credited()).isZero();
    assertThat(house.balances()).containsEntry("area-clearing.520600", 100350L);
    passbooks.areRight();
  }

  @Test
  void each_of_two_accounts_that_become_one_is_credited_before() {
    String survivor = owner(100000);
    String duplicate = owner(200000);
    seal(NEW_YEAR);

    answered(bureau.merge("M1", survivor, duplicate, at("2026-01-02T12:00:00")));

    assertThat(run("2026-01-03").credited()).isZero();
    assertThat(credited(survivor)).isEqualTo(301050);
    passbooks.areRight();
  }

  @Test
  void an_account_that_others_are_at_is_credited_too() {
    List<String> owners = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      owners.add(owner(100000));
    }
    seal(NEW_YEAR);
    bureau.employment("E1", owners.getFirst(), EmploymentStatus.RETIRED, "2026-01-01");
    meanwhile.beforeReading(
        stored.name("LedgerTable"),
        () ->
            new CreditRetirees(records(), sweeps(), LAW, Clock.systemUTC())
                .credit(at("2026-01-02T12:00:00"), () -> true));

    assertThat(run(NEW_YEAR).credited()).isEqualTo(5);
    passbooks.areRight();
  }

  @Test
  void the_next_years_run_credits_the_next_years() {
    String owner = owner(100000);
    seal(NEW_YEAR);
    run(NEW_YEAR);
    var account = passbooks.account(owner);

    assertThat(account.interestFor()).contains(2025);
    assertThat(new DueInterest(records(), LAW).of(account, 2026))
        .hasValueSatisfying(due -> assertThat(due.interest().fen()).isEqualTo(351));
  }
}
