package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Sharing.CHENGDU;
import static yibao.operations.Sharing.TONGREN;
import static yibao.operations.Sharing.XINING;
import static yibao.operations.Wallets.answered;
import static yibao.operations.Wallets.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yibao.local.LocalTables;
import yibao.records.Order;
import yibao.records.PersonalAccount;
import yibao.records.Transfer;
import yibao.records.WalletFile;
import yibao.rules.Money;
import yibao.rules.Scheme;

/** Wallets and transfers into them, on the tables of the template. */
class WalletTest {

  private static final Instant NOON = Operations.at("2025-11-10T12:00:00");
  private static final Instant SIX = Operations.at("2025-11-11T06:00:00");

  private static final LocalTables stored = LocalTables.start();

  private final MeanwhileDynamoDb meanwhile =
      new MeanwhileDynamoDb(StrictDynamoDb.of(stored.client()));
  private final Sharing family = new Sharing(stored, meanwhile.client(), NOON);
  private final Wallets wallets = new Wallets(family, NOON);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private String daughter() {
    String daughter = family.insured(CHENGDU, Scheme.EMPLOYEE, "2024-01-01", "2025-12-31");
    Bureau.answered(family.bureau.opening("o-" + daughter, daughter, 1000000, NOON));
    return daughter;
  }

  /** A resident whose wallet is activated. */
  private String mother() {
    String mother = family.insured(XINING, Scheme.RESIDENT, "2024-01-01", "2025-12-31");
    wallets.activate(mother);
    return mother;
  }

  private Keyed<WalletRefusal> offer(String key, String from, String to, long fen, Instant now) {
    return wallets.offer(key, from, to, fen, now);
  }

  private Keyed<WalletRefusal> accept(String transferId, String acting, Instant now) {
    return wallets.accept(transferId, acting, now);
  }

  private List<Long> standing(String psnNo) {
    return family.passbooks.standing(psnNo);
  }

  private List<Long> wallet(String psnNo) {
    return family.passbooks.standing(WalletFile.accountOf(psnNo));
  }

  private Transfer transfer(String id) {
    return family.wallets.find(id).orElseThrow();
  }

  // ---- offered, accepted, returned ------------------------------------------------------------

  @Test
  void what_is_offered_is_frozen_and_what_is_accepted_is_in_the_wallet() {
    String daughter = daughter();
    String mother = mother();

    String id = answered(offer("T1", daughter, mother, 50000, NOON));

    assertThat(standing(daughter)).containsExactly(950000L, 50000L, 0L, 1000000L);
    assertThat(transfer(id).returnsAt()).isEqualTo(SIX);
    answered(accept(id, mother, NOON.plusSeconds(60)));
    assertThat(standing(daughter)).containsExactly(950000L, 0L, 50000L, 1000000L);
    assertThat(wallet(mother)).containsExactly(50000L, 0L, 0L, 50000L);
    assertThat(family.house.balances())
        .containsEntry("area-clearing.510100", -50000L)
        .containsEntry("area-clearing.630100", 50000L);
    family.passbooks.areRight();
  }

  @Test
  void what_nobody_accepted_returns_at_six_and_not_before() {
    String daughter = daughter();
    String mother = mother();
    String id = answered(offer("T1", daughter, mother, 50000, NOON));

    assertThat(family.watch.due(SIX.minusSeconds(1), () -> true).looked())
        .isEqualTo(WatchRelations.Looked.NONE);
    assertThat(refused(accept(id, mother, SIX)))
        .isEqualTo(new WalletRefusal.TransferState(Transfer.Status.RETURNED));
    assertThat(family.watch.due(SIX, () -> true).looked())
        .isEqualTo(new WatchRelations.Looked(1, 1));

    assertThat(standing(daughter)).containsExactly(1000000L, 0L, 0L, 1000000L);
    assertThat(transfer(id).statusAt(NOON)).isEqualTo(Transfer.Status.RETURNED);
    assertThat(family.watch.due(SIX, () -> true).looked()).isEqualTo(WatchRelations.Looked.NONE);
    family.passbooks.areRight();
  }

  @Test
  void until_six_it_may_be_accepted_also_at_night() {
    String daughter = daughter();
    String mother = mother();
    String id =
        answered(offer("T1", daughter, mother, 50000, Operations.at("2025-11-10T21:59:59")));

    answered(accept(id, mother, SIX.minusSeconds(1)));

    assertThat(wallet(mother)).containsExactly(50000L, 0L, 0L, 50000L);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-10T21:59:59, true,  2025-11-11T06:00:00",
    "2025-11-10T22:00:00, false, ",
    "2025-11-10T23:59:59, false, ",
    "2025-11-11T00:00:00, false, ",
    "2025-11-11T05:59:59, false, ",
    "2025-11-11T06:00:00, true,  2025-11-12T06:00:00"
  })
  void nothing_is_offered_at_night(String at, boolean open, String returnsAt) {
    String daughter = daughter();
    String mother = mother();
    var before = Bureau.everything(stored);

    Keyed<WalletRefusal> outcome = offer("T1", daughter, mother, 50000, Operations.at(at));

    if (open) {
      assertThat(transfer(answered(outcome)).returnsAt()).isEqualTo(Operations.at(returnsAt));
    } else {
      assertThat(refused(outcome)).isEqualTo(new WalletRefusal.Closed(WalletRefusal.Why.HOUR));
      assertThat(Bureau.everything(stored)).isEqualTo(before);
    }
  }

  // ---- limits ---------------------------------------------------------------------------------

  @Test
  void one_transfer_is_of_two_thousand_yuan_at_most() {
    String daughter = daughter();
    String mother = mother();

    assertThat(refused(offer("T1", daughter, mother, 200001, NOON)))
        .isEqualTo(new WalletRefusal.TooMuch(Money.ofFen(200000)));
    answered(offer("T2", daughter, mother, 200000, NOON));
  }

  @Test
  void a_day_has_three_transfers() {
    String daughter = daughter();
    List<String> three = List.of(mother(), mother(), mother());
    String fourth = mother();
    for (String one : three) {
      answered(offer("T-" + one, daughter, one, 100, NOON));
    }

    assertThat(refused(offer("T4", daughter, fourth, 100, NOON)))
        .isEqualTo(new WalletRefusal.TooMany(3));
    answered(offer("T5", daughter, fourth, 100, SIX));
  }

  @Test
  void nothing_more_is_offered_to_somebody_until_that_was_accepted_or_returned() {
    String daughter = daughter();
    String mother = mother();
    String first = answered(offer("T1", daughter, mother, 100, NOON));

    assertThat(refused(offer("T2", daughter, mother, 100, NOON)))
        .isEqualTo(new WalletRefusal.TransferOpen(first));
    String second = answered(offer("T3", daughter, mother, 100, SIX));

    assertThat(transfer(first).statusAt(NOON)).isEqualTo(Transfer.Status.RETURNED);
    answered(accept(second, mother, SIX));
    answered(offer("T4", daughter, mother, 100, SIX));
    assertThat(standing(daughter)).containsExactly(999800L, 100L, 100L, 1000000L);
    family.passbooks.areRight();
  }

  @Test
  void nobody_offers_more_than_is_free() {
    String daughter = daughter();
    String mother = mother();
    family.shared(daughter, mother, 999901);

    assertThat(refused(offer("T1", daughter, mother, 100, NOON)))
        .isEqualTo(new WalletRefusal.BalanceInsufficient(Money.ofFen(99)));
  }

  @Test
  void who_has_no_wallet_is_offered_nothing() {
    String daughter = daughter();
    String father = family.insured(XINING, Scheme.RESIDENT, "2024-01-01", "2025-12-31");

    assertThat(refused(offer("T1", daughter, father, 100, NOON)))
        .isEqualTo(new WalletRefusal.Inactive());
  }

  @Test
  void before_the_areas_opened_it_there_is_none() {
    String daughter = daughter();
    String mother = mother();

    assertThat(refused(offer("T1", daughter, mother, 100, Operations.at("2025-09-17T12:00:00"))))
        .isEqualTo(new WalletRefusal.Closed(WalletRefusal.Why.AREA));
  }

  // ---- whose it is to do ----------------------------------------------------------------------

  @Test
  void only_who_is_to_have_it_accepts() {
    String daughter = daughter();
    String mother = mother();
    String stranger = mother();
    String id = answered(offer("T1", daughter, mother, 100, NOON));

    assertThat(refused(accept(id, daughter, NOON))).isEqualTo(new WalletRefusal.NotTheReceiver());
    assertThat(refused(accept(id, stranger, NOON))).isEqualTo(new WalletRefusal.NoSuchTransfer());
    assertThat(
            refused(
                wallets.offer(
                    new OfferTransfer.Command(
                        Sharing.key("T2"),
                        Sharing.consent(mother),
                        daughter,
                        mother,
                        Money.ofFen(100)),
                    NOON)))
        .isEqualTo(new WalletRefusal.NotThePerson());
  }

  @Test
  void an_acceptance_that_repeats_gets_the_first_answer() {
    String daughter = daughter();
    String mother = mother();
    String id = answered(offer("T1", daughter, mother, 100, NOON));
    answered(accept(id, mother, NOON));

    assertThat(accept(id, mother, SIX))
        .isEqualTo(new Keyed.Answered<>(new Answer(200, "ACCEPTED"), true));
    assertThat(wallet(mother)).containsExactly(100L, 0L, 0L, 100L);
  }

  @RepeatedTest(5)
  void of_an_acceptance_and_the_return_at_once_the_money_is_in_one_place() throws Exception {
    String daughter = daughter();
    String mother = mother();
    String id = answered(offer("T1", daughter, mother, 100, NOON));

    List<Object> outcomes = new ArrayList<>();
    List<Callable<Object>> acts =
        List.of(
            () -> accept(id, mother, SIX.minusSeconds(1)), () -> family.watch.due(SIX, () -> true));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<Object> one : threads.invokeAll(acts)) {
        outcomes.add(one.get());
      }
    }

    long inWallet =
        family
            .house
            .accounts
            .find(WalletFile.accountOf(mother))
            .map(PersonalAccount::available)
            .orElse(Money.ZERO)
            .fen();
    assertThat(standing(daughter))
        .as(outcomes.toString())
        .containsExactly(1000000 - inWallet, 0L, inWallet, 1000000L);
    family.passbooks.areRight();
  }

  // ---- what becomes of it ---------------------------------------------------------------------

  @Test
  void a_wallet_pays_a_premium_before_relatives_do_and_has_it_back() {
    String daughter = daughter();
    String mother = mother();
    String relation = family.shared(daughter, mother, 40000);
    answered(accept(answered(offer("T1", daughter, mother, 50000, NOON)), mother, NOON));

    PlaceOrder.Outcome outcome =
        family.house.fromAccount.pay(
            new PlaceOrder.Command(
                    Sharing.APP,
                    "A1",
                    Operations.order(Sharing.APP, "A1", 40000, mother).asked(),
                    Optional.of(mother),
                    Order.Method.SHARED_ACCOUNT,
                    Money.ofFen(40000))
                .with(Sharing.consent(mother)),
            NOON);

    assertThat(outcome).isInstanceOf(PlaceOrder.Outcome.Placed.class);
    assertThat(wallet(mother)).containsExactly(10000L, 0L, 40000L, 50000L);
    assertThat(family.relation(relation).used().total()).isEqualTo(Money.ZERO);
    String orderId = ((PlaceOrder.Outcome.Placed) outcome).answer().body();
    family.house.refunds.request(
        new RequestRefund.Command(
            Sharing.APP,
            orderId,
            mother,
            RequestRefund.Reason.DUPLICATE,
            ShanghaiTime.dateOf(NOON)),
        NOON.plusSeconds(60));
    assertThat(wallet(mother)).containsExactly(50000L, 0L, 0L, 50000L);
    family.isRight();
  }

  @Test
  void who_gets_another_file_meanwhile_offers_what_that_one_holds() {
    String daughter = daughter();
    String mother = mother();
    String other = family.insured(CHENGDU, Scheme.EMPLOYEE, "2024-01-01", "2024-12-31");
    meanwhile.beforeReading(
        stored.name("AccountsTable"),
        () -> Bureau.answered(family.bureau.merge("J1", other, daughter, NOON)));

    answered(offer("T1", daughter, mother, 50000, NOON));

    assertThat(standing(other)).containsExactly(950000L, 50000L, 0L, 1000000L);
  }

  @Test
  void a_wallet_moves_with_its_owner_and_joins_the_other_ones() {
    String daughter = daughter();
    String mother = mother();
    String other = mother();
    answered(accept(answered(offer("T1", daughter, mother, 300, NOON)), mother, NOON));
    answered(accept(answered(offer("T2", daughter, other, 400, NOON)), other, NOON));
    String open = answered(offer("T3", daughter, other, 500, NOON));

    Bureau.answered(family.bureau.transfer("M", mother, TONGREN, "2025-11-10", NOON));
    assertThat(family.passbooks.account(WalletFile.accountOf(mother)).area()).isEqualTo(TONGREN);
    assertThat(Bureau.refused(family.bureau.merge("J1", mother, other, NOON)))
        .isEqualTo(new FileRefusal.TransferOpen());
    answered(accept(open, other, NOON));
    Bureau.answered(family.bureau.merge("J2", mother, other, NOON));

    assertThat(wallet(mother)).containsExactly(1200L, 0L, 0L, 1200L);
    family.passbooks.areRight();
  }
}
