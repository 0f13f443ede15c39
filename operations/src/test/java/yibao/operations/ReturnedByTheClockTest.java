package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Sharing.CHENGDU;
import static yibao.operations.Sharing.XINING;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Order;
import yibao.records.PersonalAccount;
import yibao.records.Relation;
import yibao.records.Transfer;
import yibao.rules.Money;
import yibao.rules.Scheme;

/**
 * What nobody accepted is free at six in the morning, and what nobody answered is over, though the
 * job that notes it hasn't run yet.
 */
class ReturnedByTheClockTest {

  private static final Instant NOON = Operations.at("2025-11-10T12:00:00");
  private static final Instant SIX = Operations.at("2025-11-11T06:00:00");

  private static final LocalTables stored = LocalTables.start();

  private final MeanwhileDynamoDb meanwhile =
      new MeanwhileDynamoDb(StrictDynamoDb.of(stored.client()));
  private final Sharing family = new Sharing(stored, meanwhile.client(), SIX);
  private final Wallets wallets = new Wallets(family, NOON);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  /** Somebody with 1,000 yuan. */
  private String daughter() {
    String daughter = family.insured(CHENGDU, Scheme.EMPLOYEE, "2024-01-01", "2025-12-31");
    Bureau.answered(family.bureau.opening("o-" + daughter, daughter, 100000, NOON));
    return daughter;
  }

  /** A resident whose wallet is activated. */
  private String mother() {
    String mother = family.insured(XINING, Scheme.RESIDENT, "2024-01-01", "2025-12-31");
    wallets.activate(mother);
    return mother;
  }

  /** Of 1,000 yuan 300 and 400 were offered to two, who didn't accept it. */
  private String whoOffered() {
    String daughter = daughter();
    Wallets.answered(wallets.offer("T1", daughter, mother(), 30000, NOON));
    Wallets.answered(wallets.offer("T2", daughter, mother(), 40000, NOON));
    assertThat(family.passbooks.standing(daughter)).startsWith(30000L, 70000L);
    return daughter;
  }

  private PlaceOrder.Outcome pay(String payer, long fen) {
    return family.house.fromAccount.pay(
        new PlaceOrder.Command(
                Sharing.APP,
                "A1",
                Operations.order(Sharing.APP, "A1", fen, payer).asked(),
                Optional.of(payer),
                Order.Method.SHARED_ACCOUNT,
                Money.ofFen(fen))
            .with(Sharing.consent(payer)),
        SIX);
  }

  @Test
  void all_of_it_may_be_offered_to_others() {
    String daughter = whoOffered();

    Wallets.answered(wallets.offer("T3", daughter, mother(), 100000, SIX));

    assertThat(family.passbooks.standing(daughter)).containsExactly(0L, 100000L, 0L, 100000L);
    family.passbooks.areRight();
  }

  @Test
  void the_same_two_offer_it_anew_with_what_was_offered_to_another() {
    String daughter = daughter();
    String mother = mother();
    Wallets.answered(wallets.offer("T1", daughter, mother, 30000, NOON));
    Wallets.answered(wallets.offer("T2", daughter, mother(), 40000, NOON));

    Wallets.answered(wallets.offer("T3", daughter, mother, 90000, SIX));

    assertThat(family.passbooks.standing(daughter)).containsExactly(10000L, 90000L, 0L, 100000L);
  }

  @Test
  void all_of_it_may_be_set_aside_for_a_relative() {
    String daughter = whoOffered();
    String id = family.shared(daughter, mother(), 0);

    Sharing.answered(family.quota("Q1", id, daughter, 100000));

    assertThat(family.passbooks.standing(daughter)).containsExactly(0L, 100000L, 0L, 100000L);
    family.isRight();
  }

  @Test
  void all_of_it_may_be_agreed_to() {
    String daughter = whoOffered();

    family.shared(daughter, mother(), 100000);

    assertThat(family.passbooks.standing(daughter)).containsExactly(0L, 100000L, 0L, 100000L);
    family.isRight();
  }

  @Test
  void it_pays_the_own_premium_before_a_relative_does() {
    String daughter = whoOffered();
    String brother = daughter();
    String relation = family.shared(brother, daughter, 90000);

    assertThat(pay(daughter, 40000)).isInstanceOf(PlaceOrder.Outcome.Placed.class);

    assertThat(family.passbooks.standing(daughter)).containsExactly(60000L, 0L, 40000L, 100000L);
    assertThat(family.relation(relation).used().total()).isEqualTo(Money.ZERO);
    family.isRight();
  }

  @Test
  void who_looks_it_up_sees_it_free_though_nothing_is_noted() {
    String daughter = whoOffered();
    family.shared(daughter, mother(), 20000);
    var before = Bureau.everything(stored);

    assertThat(seen(daughter, SIX.minusSeconds(1))).containsExactly(10000L, 90000L);
    assertThat(seen(daughter, SIX)).containsExactly(80000L, 20000L);
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void who_looks_it_up_sees_it_once_whoever_notes_it_meanwhile() {
    String daughter = whoOffered();
    meanwhile.beforeReading(
        stored.name("AccountsTable"),
        () ->
            meanwhile.beforeReading(
                stored.name("SharingTable"), () -> family.watch.due(SIX, () -> true)));

    assertThat(seen(daughter, SIX)).containsExactly(100000L, 0L);
  }

  /** What is free and what is frozen as it is looked up. */
  private List<Long> seen(String psnNo, Instant now) {
    PersonalAccount account =
        family.house.files.find(psnNo, now).flatMap(LookUpFile.File::account).orElseThrow();
    return List.of(account.available().fen(), account.frozen().fen());
  }

  @Test
  void a_number_that_was_used_for_something_else_changes_nothing() {
    String daughter = whoOffered();
    String id = family.shared(daughter, mother(), 0);
    Sharing.answered(family.quota("Q1", id, daughter, 100));
    var before = Bureau.everything(stored);

    assertThat(family.quota("Q1", id, daughter, 100000)).isEqualTo(new Keyed.KeyReused<>());
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void who_is_refused_all_the_same_is_told_of_it_and_nothing_is_changed() {
    String daughter = whoOffered();
    String mother = mother();
    String id = family.shared(daughter, mother, 0);
    String asked = Sharing.answered(family.ask("K1", daughter, daughter, mother(), 100001));
    var before = Bureau.everything(stored);

    assertThat(Wallets.refused(wallets.offer("T3", daughter, mother, 100001, SIX)))
        .isEqualTo(new WalletRefusal.BalanceInsufficient(Money.ofFen(100000)));
    assertThat(Sharing.refused(family.quota("Q1", id, daughter, 100001)))
        .isEqualTo(new SharingRefusal.BalanceInsufficient(Money.ofFen(100000)));
    assertThat(Sharing.refused(family.accept(asked, family.relation(asked).beneficiary())))
        .isEqualTo(new SharingRefusal.BalanceInsufficient(Money.ofFen(100000)));

    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void what_the_job_gives_back_between_two_reads_is_not_missing() {
    String daughter = whoOffered();
    String id = family.shared(daughter, mother(), 0);
    meanwhile.beforeReading(
        stored.name("AccountsTable"),
        () ->
            meanwhile.beforeReading(
                stored.name("SharingTable"), () -> family.watch.due(SIX, () -> true)));

    Sharing.answered(family.quota("Q1", id, daughter, 100000));

    assertThat(family.passbooks.standing(daughter)).containsExactly(0L, 100000L, 0L, 100000L);
  }

  @Test
  void what_nobody_accepted_or_answered_keeps_no_two_files_apart() {
    String daughter = daughter();
    String other = daughter();
    String mother = mother();
    String offered = Wallets.answered(wallets.offer("T1", other, mother, 30000, NOON));
    String asked = Sharing.answered(family.ask("K1", other, other, mother, 5000));
    Instant later = family.relation(asked).asking().until();

    Bureau.answered(family.bureau.merge("J1", daughter, other, later));

    assertThat(wallets.transfer(offered).returnedAt()).contains(SIX);
    assertThat(family.relation(asked).statusAt(NOON)).isEqualTo(Relation.Status.EXPIRED);
    assertThat(family.passbooks.standing(daughter)).containsExactly(200000L, 0L, 0L, 200000L);
    family.isRight();
  }

  @Test
  void a_merge_under_a_number_that_was_used_for_another_notes_nothing() {
    String daughter = daughter();
    String other = daughter();
    Wallets.answered(wallets.offer("T1", other, mother(), 30000, NOON));
    Bureau.answered(family.bureau.merge("J1", daughter, daughter(), NOON));
    var before = Bureau.everything(stored);

    assertThat(family.bureau.merge("J1", daughter, other, SIX)).isEqualTo(new Keyed.KeyReused<>());
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void what_is_open_besides_does_and_nothing_is_noted_then() {
    String daughter = daughter();
    String other = daughter();
    String mother = mother();
    Wallets.answered(wallets.offer("T1", other, mother, 30000, NOON));
    Sharing.answered(family.ask("K1", other, other, mother, 5000));
    var before = Bureau.everything(stored);

    assertThat(Bureau.refused(family.bureau.merge("J1", daughter, other, SIX)))
        .isEqualTo(new FileRefusal.RelationInForce());

    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void all_that_return_in_one_second_are_given_back() {
    List<String> ids =
        IntStream.range(0, 40)
            .mapToObj(
                i -> Wallets.answered(wallets.offer("T" + i, daughter(), mother(), 100, NOON)))
            .toList();

    assertThat(family.watch.due(SIX, () -> true).looked())
        .isEqualTo(new WatchRelations.Looked(40, 40));

    assertThat(ids).allMatch(id -> wallets.transfer(id).statusAt(NOON) == Transfer.Status.RETURNED);
  }
}
