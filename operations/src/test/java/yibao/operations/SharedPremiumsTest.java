package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Sharing.CHENGDU;
import static yibao.operations.Sharing.TONGREN;
import static yibao.operations.Sharing.XINING;
import static yibao.operations.Sharing.answered;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.operations.PlaceOrder.Outcome;
import yibao.records.Order;
import yibao.records.Refund;
import yibao.records.Relation;
import yibao.rules.Area;
import yibao.rules.Money;
import yibao.rules.Scheme;
import yibao.rules.SharingUse;

/** Premiums for relatives from an employee's account, on the tables of the template. */
class SharedPremiumsTest {

  /** In the window of 2026. */
  private static final Instant NOVEMBER = Operations.at("2025-11-10T12:00:00");

  private static final Instant NEW_YEAR = Operations.at("2026-01-01T00:00:00");

  private static final LocalTables stored = LocalTables.start();

  private final MeanwhileDynamoDb meanwhile =
      new MeanwhileDynamoDb(StrictDynamoDb.of(stored.client()));
  private final Sharing family = new Sharing(stored, meanwhile.client(), NOVEMBER);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  /** Covered as a resident until the end of 2025. */
  private String resident(Area area) {
    return family.insured(area, Scheme.RESIDENT, "2024-01-01", "2025-12-31");
  }

  /** Employed until the end of 2025, with an account. */
  private String employee(Area area, long fen) {
    String employee = family.insured(area, Scheme.EMPLOYEE, "2024-01-01", "2025-12-31");
    Bureau.answered(family.bureau.opening("opening-" + employee, employee, fen, NOVEMBER));
    return employee;
  }

  private Outcome pay(String number, long fen, String payer, String... people) {
    return pay(number, fen, payer, NOVEMBER, people);
  }

  private Outcome pay(String number, long fen, String payer, Instant now, String... people) {
    return family.house.fromAccount.pay(
        new PlaceOrder.Command(
                Sharing.APP,
                number,
                Operations.order(Sharing.APP, number, fen, people).asked(),
                Optional.of(payer),
                Order.Method.SHARED_ACCOUNT,
                Money.ofFen(fen))
            .with(Sharing.consent(payer)),
        now);
  }

  private Order paid(Outcome outcome) {
    if (outcome instanceof Outcome.Placed placed) {
      return family.house.order(placed.answer().body());
    }
    throw new AssertionError(outcome.toString());
  }

  private Refund refunded(Order order, String psnNo, Instant now) {
    family.house.refunds.request(
        new RequestRefund.Command(
            Sharing.APP,
            order.orderId(),
            psnNo,
            RequestRefund.Reason.DUPLICATE,
            ShanghaiTime.dateOf(now)),
        now);
    return family
        .house
        .records
        .owedMoney()
        .refund(Refund.idOf(order.orderId(), psnNo))
        .orElseThrow();
  }

  // ---- a relative's premium -------------------------------------------------------------------

  @Test
  void a_daughters_account_pays_her_mothers_premium_in_another_province() {
    String daughter = employee(CHENGDU, 100000);
    String mother = resident(XINING);
    String id = family.shared(daughter, mother, 60000);

    Order order = paid(pay("A1", 40000, daughter, mother));

    assertThat(order.status()).isEqualTo(Order.Status.PAID);
    assertThat(order.payment())
        .contains(
            new Order.Payment.FromAccount(
                daughter,
                Money.ofFen(40000),
                NOVEMBER,
                Map.of(mother, new Order.Payment.Shared(Optional.of(id), daughter))));
    assertThat(family.house.covers(mother, 2026)).hasSize(1);
    assertThat(family.passbooks.standing(daughter))
        .containsExactly(40000L, 20000L, 40000L, 100000L);
    assertThat(family.relation(id).used().total()).isEqualTo(Money.ofFen(40000));
    assertThat(family.house.balances())
        .containsEntry("personal-account.510100." + daughter, -60000L)
        .containsEntry("personal-contributions.630000.2026", -40000L)
        .containsEntry("area-clearing.510100", -40000L)
        .containsEntry("area-clearing.630000", 40000L);
    family.isRight();
  }

  @Test
  void a_refund_goes_back_into_the_quota_while_the_relation_is_in_force() {
    String daughter = employee(CHENGDU, 100000);
    String mother = resident(XINING);
    String id = family.shared(daughter, mother, 60000);
    Order order = paid(pay("A1", 40000, daughter, mother));

    Refund refund = refunded(order, mother, NOVEMBER.plusSeconds(60));

    assertThat(refund.status()).isEqualTo(Refund.Status.REFUNDED);
    assertThat(family.passbooks.standing(daughter)).containsExactly(40000L, 60000L, 0L, 100000L);
    assertThat(family.relation(id).used().total()).isEqualTo(Money.ZERO);
    assertThat(family.house.balances()).containsEntry("area-clearing.510100", 0L);
    family.isRight();
  }

  @Test
  void what_is_asked_back_twice_at_once_is_back_in_the_quota_once() {
    String daughter = employee(CHENGDU, 100000);
    String mother = resident(XINING);
    String id = family.shared(daughter, mother, 60000);
    Order order = paid(pay("A1", 40000, daughter, mother));
    Instant then = NOVEMBER.plusSeconds(60);
    meanwhile.beforeReading(stored.name("SharingTable"), () -> refunded(order, mother, then));

    Refund refund = refunded(order, mother, then);

    assertThat(refund.status()).isEqualTo(Refund.Status.REFUNDED);
    assertThat(family.passbooks.standing(daughter)).containsExactly(40000L, 60000L, 0L, 100000L);
    assertThat(family.relation(id).used().total()).isEqualTo(Money.ZERO);
    family.isRight();
  }

  @Test
  void what_moves_from_what_is_still_to_be_read_to_what_was_pays_all_the_same() {
    String daughter = employee(CHENGDU, 100000);
    String mother = resident(XINING);
    String id = family.shared(daughter, mother, 60000);
    Wallets wallets = new Wallets(family, NOVEMBER);
    wallets.activate(mother);
    String offered = Wallets.answered(wallets.offer("T1", daughter, mother, 40000, NOVEMBER));
    // first what was offered by or to her is read, then, after her wallet, what she shares in
    meanwhile.beforeReading(
        stored.name("SharingTable"),
        3,
        () -> {
          Wallets.answered(wallets.accept(offered, mother, NOVEMBER));
          answered(family.dissolve(id, daughter));
        });

    paid(pay("A1", 40000, mother, mother));

    assertThat(wallets.standing(mother)).containsExactly(0L, 0L, 40000L, 40000L);
    assertThat(family.passbooks.standing(daughter)).containsExactly(60000L, 0L, 40000L, 100000L);
    family.isRight();
  }

  @Test
  void and_into_the_account_once_it_is_dissolved() {
    String daughter = employee(CHENGDU, 100000);
    String mother = resident(XINING);
    String id = family.shared(daughter, mother, 60000);
    Order order = paid(pay("A1", 40000, daughter, mother));
    answered(family.dissolve(id, mother));
    assertThat(family.passbooks.standing(daughter)).containsExactly(60000L, 0L, 40000L, 100000L);

    refunded(order, mother, NOVEMBER.plusSeconds(60));

    assertThat(family.passbooks.standing(daughter)).containsExactly(100000L, 0L, 0L, 100000L);
    assertThat(family.relation(id).used().total()).isEqualTo(Money.ZERO);
    family.isRight();
  }

  @Test
  void the_owner_spends_only_what_isnt_frozen() {
    String daughter = employee(CHENGDU, 100000);
    String mother = resident(XINING);
    family.shared(daughter, mother, 70000);

    assertThat(pay("A1", 40000, daughter, NEW_YEAR, daughter))
        .isEqualTo(new Outcome.BalanceInsufficient(0, Money.ofFen(30000)));
  }

  @Test
  void the_own_line_is_paid_by_the_first_relative_who_has_enough() {
    String payer = employee(XINING, 39999);
    String poor = employee(CHENGDU, 100000);
    String rich = employee(TONGREN, 100000);
    String richer = employee(CHENGDU, 100000);
    String first = family.shared(poor, payer, 39999);
    String second = family.shared(rich, payer, 40000);
    String third = family.shared(richer, payer, 90000);

    Order order = paid(pay("A1", 40000, payer, payer));

    assertThat(((Order.Payment.FromAccount) order.payment().orElseThrow()).shared())
        .isEqualTo(Map.of(payer, new Order.Payment.Shared(Optional.of(second), rich)));
    assertThat(family.passbooks.standing(rich)).containsExactly(60000L, 0L, 40000L, 100000L);
    assertThat(family.relation(first).used().total()).isEqualTo(Money.ZERO);
    assertThat(family.relation(third).used().total()).isEqualTo(Money.ZERO);
    family.isRight();
  }

  @Test
  void a_family_is_paid_for_at_once_each_from_one_account() {
    String payer = employee(CHENGDU, 30000);
    String sister = employee(TONGREN, 50000);
    String mother = resident(XINING);
    String father = resident(TONGREN);
    Bureau.answered(family.bureau.opening("o-" + mother, mother, 7, NOVEMBER));
    family.shared(sister, payer, 40000);
    String tooLittle = family.shared(payer, father, 10000);
    String enough = family.shared(payer, mother, 20000);

    assertThat(pay("A1", 120000, payer, payer, mother, father))
        .isEqualTo(new Outcome.QuotaInsufficient(List.of(1, 2), Money.ofFen(20000)));
    assertThat(family.relation(tooLittle).used().total()).isEqualTo(Money.ZERO);
    assertThat(family.relation(enough).used().total()).isEqualTo(Money.ZERO);
    family.isRight();
  }

  @Test
  void a_relation_that_isnt_for_premiums_pays_none() {
    String daughter = employee(CHENGDU, 100000);
    String mother = resident(XINING);
    family.shared(daughter, mother, 60000, EnumSet.of(SharingUse.MEDICAL, SharingUse.PHARMACY));

    assertThat(pay("A1", 40000, daughter, mother))
        .isEqualTo(new Outcome.QuotaInsufficient(List.of(0), Money.ZERO));
  }

  @Test
  void limits_by_use_and_year_hold_within_the_quota() {
    String daughter = employee(CHENGDU, 100000);
    String mother = resident(XINING);
    String id = family.shared(daughter, mother, 60000);
    answered(
        limited(
            "L1", id, daughter, Map.of(SharingUse.PREMIUM, Money.ofFen(39999)), Optional.empty()));
    assertThat(pay("A1", 40000, daughter, mother))
        .isEqualTo(new Outcome.QuotaInsufficient(List.of(0), Money.ofFen(39999)));
    answered(limited("L2", id, daughter, Map.of(), Optional.of(Money.ofFen(39998))));
    assertThat(pay("A1", 40000, daughter, mother))
        .isEqualTo(new Outcome.QuotaInsufficient(List.of(0), Money.ofFen(39998)));
    answered(
        limited(
            "L3",
            id,
            daughter,
            Map.of(SharingUse.PREMIUM, Money.ofFen(40000)),
            Optional.of(Money.ofFen(40000))));

    paid(pay("A1", 40000, daughter, mother));

    assertThat(
            Sharing.refused(limited("L4", id, daughter, Map.of(), Optional.of(Money.ofFen(39999)))))
        .isEqualTo(new SharingRefusal.QuotaBelowUsed(Money.ofFen(40000)));
    assertThat(Sharing.refused(family.quota("Q", id, daughter, 39999)))
        .isEqualTo(new SharingRefusal.QuotaBelowUsed(Money.ofFen(40000)));
    answered(family.quota("Q2", id, daughter, 40000));
    assertThat(family.relation(id).quota().perYear()).contains(Money.ofFen(40000));
    family.isRight();
  }

  private Keyed<SharingRefusal> limited(
      String key, String id, String owner, Map<SharingUse, Money> perUse, Optional<Money> perYear) {
    return family.quotas.set(
        new SetQuota.Command(
            Sharing.key(key),
            Sharing.consent(owner),
            id,
            Money.ofFen(60000),
            Optional.of(new SetQuota.Limits(perUse, perYear))),
        NOVEMBER);
  }

  // ---- while it may be used -------------------------------------------------------------------

  @Test
  void nobody_uses_anothers_relation() {
    String daughter = employee(CHENGDU, 100000);
    String mother = resident(XINING);
    String stranger = resident(XINING);
    family.shared(daughter, mother, 60000);

    assertThat(pay("A1", 40000, daughter, stranger))
        .isEqualTo(new Outcome.QuotaInsufficient(List.of(0), Money.ZERO));
    assertThat(pay("A2", 40000, mother, mother)).isInstanceOf(Outcome.Placed.class);
  }

  @Test
  void a_lapse_of_either_suspends_it() {
    String daughter = employee(CHENGDU, 200000);
    String mother = resident(XINING);
    String brother = family.insured(XINING, Scheme.RESIDENT, "2024-01-01", "2025-12-31");
    family.shared(daughter, mother, 60000);
    family.shared(daughter, brother, 60000);
    paid(pay("A1", 40000, daughter, mother));

    // In the new year the daughter's cover has lapsed, and so has her brother's.
    assertThat(pay("A2", 40000, daughter, NEW_YEAR, brother))
        .isEqualTo(new Outcome.QuotaInsufficient(List.of(0), Money.ZERO));
    assertThat(
            family
                .lookUp
                .find(
                    family.relations.file(mother).payingOrder().getFirst(),
                    Optional.empty(),
                    NEW_YEAR)
                .orElseThrow()
                .suspendedBy())
        .containsExactly(Relation.Party.OWNER);
  }

  @Test
  void a_quota_that_is_set_meanwhile_is_told_to_be_suspended() {
    String daughter = employee(CHENGDU, 200000);
    String brother = family.insured(XINING, Scheme.RESIDENT, "2024-01-01", "2025-12-31");
    String id = family.shared(daughter, brother, 60000);
    SetQuota quotas =
        new SetQuota(family.records, file -> new Answer(200, file.suspendedBy().toString()));

    Keyed<SharingRefusal> set =
        quotas.set(
            new SetQuota.Command(
                Sharing.key("Q"),
                Sharing.consent(daughter),
                id,
                Money.ofFen(50000),
                Optional.empty()),
            NEW_YEAR);

    assertThat(answered(set)).isEqualTo("[OWNER, BENEFICIARY]");
  }

  @Test
  void what_has_ended_it_counts_before_the_watch_has_seen_it() {
    String daughter = employee(CHENGDU, 100000);
    String mother = resident(XINING);
    family.shared(daughter, mother, 60000);
    Bureau.answered(family.bureau.transfer("T", mother, TONGREN, "2025-11-09", NOVEMBER));

    assertThat(pay("A1", 40000, daughter, mother))
        .isEqualTo(new Outcome.QuotaInsufficient(List.of(0), Money.ZERO));
    family.isRight();
  }

  @RepeatedTest(5)
  void of_two_uses_for_the_last_of_a_quota_one_wins_and_the_other_is_told_what_is_left()
      throws Exception {
    String daughter = employee(CHENGDU, 100000);
    String mother = resident(XINING);
    String id = family.shared(daughter, mother, 50000);

    List<Outcome> outcomes = new ArrayList<>();
    List<Callable<Outcome>> uses =
        List.of(() -> pay("A1", 40000, daughter, mother), () -> pay("A2", 40000, mother, mother));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<Outcome> one : threads.invokeAll(uses)) {
        outcomes.add(one.get());
      }
    }

    assertThat(outcomes).filteredOn(Outcome.Placed.class::isInstance).hasSize(1);
    assertThat(family.relation(id).used().total()).isEqualTo(Money.ofFen(40000));
    family.isRight();
  }

  @RepeatedTest(5)
  void of_a_use_and_a_dissolution_at_once_all_money_is_where_one_of_the_orders_has_it()
      throws Exception {
    String daughter = employee(CHENGDU, 100000);
    String mother = resident(XINING);
    String id = family.shared(daughter, mother, 50000);

    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Outcome> use = threads.submit(() -> pay("A1", 40000, daughter, mother));
      Future<Keyed<SharingRefusal>> end = threads.submit(() -> family.dissolve(id, daughter));
      answered(end.get());
      boolean used = use.get() instanceof Outcome.Placed;
      assertThat(family.passbooks.standing(daughter))
          .containsExactly(used ? 60000L : 100000L, 0L, used ? 40000L : 0L, 100000L);
    }
    family.isRight();
  }
}
