package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.answered;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import yibao.local.LocalTables;
import yibao.operations.PlaceOrder.Outcome;
import yibao.records.Consent;
import yibao.records.Order;
import yibao.records.Refund;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Money;

/** Premiums paid from the payer's own account, on the tables of the template in DynamoDB Local. */
class PayFromAccountTest {

  private static final Channel APP = new Channel("citizen-app");
  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant NEW_YEAR = at("2026-01-01T00:00:00");
  private static final Instant JUST_NOW = Instant.parse("2026-07-01T00:00:01Z");

  private static final LocalTables stored = LocalTables.start();

  private FaultyDynamoDb faulty = new FaultyDynamoDb(StrictDynamoDb.of(stored.client()));
  private Operations house = new Operations(stored, faulty.client());
  private Bureau bureau = new Bureau(stored, faulty.client());
  private Passbooks passbooks = new Passbooks(stored, house);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  /** An adult whose account holds so much. */
  private String owner(long fen) {
    String adult = house.adult();
    answered(bureau.opening("opening-" + adult, adult, fen));
    return adult;
  }

  /** The payer's consent to pay for these. */
  private static PlaceOrder.Command asked(
      String number, long totalFen, String payer, String... psnNos) {
    return askedBy(payer, number, totalFen, payer, psnNos);
  }

  private static PlaceOrder.Command askedBy(
      String acting, String number, long totalFen, String payer, String... psnNos) {
    return new PlaceOrder.Command(
            APP,
            number,
            order(APP, number, totalFen, psnNos).asked(),
            Optional.of(payer),
            Order.Method.SHARED_ACCOUNT,
            Money.ofFen(totalFen))
        .with(new Consent(acting, Consent.Proof.FACE, JUST_NOW));
  }

  private Outcome pay(PlaceOrder.Command command) {
    return house.fromAccount.pay(command, NOON);
  }

  /** Pays an own premium of 400 yuan; the order. */
  private Order paid(String number, String payer) {
    return house.order(orderId(pay(asked(number, 40000, payer, payer))));
  }

  private static String orderId(Outcome outcome) {
    return ((Outcome.Placed) outcome).answer().body();
  }

  // ---- paying ---------------------------------------------------------------------------------

  @Test
  void the_own_premium_is_paid_and_covers_at_once() {
    String payer = owner(100000);

    Order order = paid("A1", payer);

    assertThat(order.status()).isEqualTo(Order.Status.PAID);
    assertThat(order.receiptNo()).isPresent();
    assertThat(order.lines().getFirst().status()).isEqualTo(Order.LineStatus.COVERED);
    assertThat(order.lines().getFirst().coverFrom()).contains(LocalDate.of(2026, 1, 1));
    assertThat(house.covers(payer, 2026))
        .singleElement()
        .satisfies(cover -> assertThat(cover.orderId()).contains(order.orderId()));
    assertThat(passbooks.standing(payer)).containsExactly(60000L, 0L, 40000L, 100000L);
    assertThat(passbooks.chain(payer)).containsExactly("ACCOUNT_PAYMENT", "ACCOUNT_OPENED");
    assertThat(house.balances())
        .containsEntry("personal-contributions.630000.2026", -40000L)
        .containsEntry("personal-account.630000." + payer, -60000L);
    assertThat(house.subsidies()).isEqualTo(Map.of("fiscal-subsidy.630000.2026", 70000L));
    passbooks.areRight();
  }

  @Test
  void the_order_keeps_who_consented_how_and_when() {
    String payer = owner(100000);

    Order order = paid("A1", payer);

    assertThat(order.means())
        .isEqualTo(
            new Order.Means(
                Order.Method.SHARED_ACCOUNT,
                Optional.of(payer),
                Optional.of(new Consent(payer, Consent.Proof.FACE, JUST_NOW))));
    assertThat(order.payment())
        .contains(new Order.Payment.FromAccount(payer, Money.ofFen(40000), NOON));
  }

  @Test
  void the_last_fen_can_be_spent() {
    String payer = owner(40000);

    paid("A1", payer);

    assertThat(passbooks.standing(payer)).containsExactly(0L, 0L, 40000L, 40000L);
  }

  @Test
  void who_has_nothing_to_pay_needs_no_account() {
    String psnNo =
        house.person(
            LocalDate.of(1950, 1, 1),
            List.of(Operations.cover(2025)),
            new CategorySpell(
                Category.EXTREME_POVERTY, LocalDate.of(2020, 1, 1), Optional.empty()));

    Order order = house.order(orderId(pay(asked("A1", 0, psnNo, psnNo))));

    assertThat(order.status()).isEqualTo(Order.Status.PAID);
    assertThat(order.payment()).isEmpty();
    assertThat(stored.items("AccountsTable")).isEmpty();
  }

  @Test
  void whoever_accepts_it_pays_without_cover() {
    String payer = owner(200000);
    Instant october = at("2026-10-15T12:00:00");
    PlaceOrder.Command plain = asked("A1", 110000, payer, payer);
    PlaceOrder.Command accepted =
        new PlaceOrder.Command(
            plain.channel(),
            plain.channelOrderNo(),
            new Pricing.Asked(
                plain.asked().area(),
                plain.asked().scheme(),
                2026,
                List.of(new Pricing.Insured(payer, 0, true))),
            plain.means(),
            plain.total());

    assertThat(house.fromAccount.pay(plain, october)).isInstanceOf(Outcome.CoverNeverStarts.class);
    Order order = house.order(orderId(house.fromAccount.pay(accepted, october)));

    assertThat(order.lines().getFirst().status()).isEqualTo(Order.LineStatus.NOT_COVERED);
    assertThat(passbooks.standing(payer)).containsExactly(90000L, 0L, 110000L, 200000L);
    passbooks.areRight();
  }

  // ---- refusals -------------------------------------------------------------------------------

  private void refusesAndChangesNothing(PlaceOrder.Command command, Outcome refusal) {
    var before = Bureau.everything(stored);

    assertThat(pay(command)).isEqualTo(refusal);

    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void who_has_a_fen_too_little_is_told_what_is_left() {
    String payer = owner(39999);

    refusesAndChangesNothing(
        asked("A1", 40000, payer, payer), new Outcome.BalanceInsufficient(0, Money.ofFen(39999)));
  }

  @Test
  void who_has_no_account_has_nothing_left() {
    String payer = house.adult();

    refusesAndChangesNothing(
        asked("A1", 40000, payer, payer), new Outcome.BalanceInsufficient(0, Money.ZERO));
  }

  @Test
  void what_is_set_aside_for_others_is_not_spent() {
    String payer = owner(100000);
    passbooks.freeze(payer, 60001);

    refusesAndChangesNothing(
        asked("A1", 40000, payer, payer), new Outcome.BalanceInsufficient(0, Money.ofFen(39999)));
  }

  @Test
  void a_number_that_was_refused_is_bound_to_nothing() {
    String payer = owner(100000);
    passbooks.freeze(payer, 100000);
    pay(asked("A1", 40000, payer, payer));
    passbooks.thaw(payer, 100000);

    assertThat(paid("A1", payer).status()).isEqualTo(Order.Status.PAID);
  }

  @Test
  void nobody_elses_premium_is_paid() {
    String payer = owner(200000);
    String other = house.adult();

    refusesAndChangesNothing(
        asked("A1", 80000, payer, payer, other),
        new Outcome.QuotaInsufficient(List.of(1), Money.ZERO));
    refusesAndChangesNothing(
        asked("A1", 40000, payer, other), new Outcome.QuotaInsufficient(List.of(0), Money.ZERO));
  }

  @Test
  void nobody_pays_from_anothers_account() {
    String payer = owner(100000);
    String other = house.adult();

    refusesAndChangesNothing(askedBy(other, "A1", 40000, payer, other), new Outcome.NotThePayer());
    refusesAndChangesNothing(
        askedBy("NOBODY", "A1", 40000, payer, payer), new Outcome.NotThePayer());
  }

  @Test
  void a_payer_whom_nobody_knows_is_refused() {
    String adult = house.adult();

    refusesAndChangesNothing(asked("A1", 40000, "NOBODY", adult), new Outcome.UnknownPayer());
  }

  @Test
  void it_is_checked_like_any_order() {
    String payer = owner(100000);
    refusesAndChangesNothing(
        asked("A1", 40000, payer, "NOBODY"),
        new Outcome.Refused(List.of(new Pricing.Refusal(0, Pricing.Reason.UNKNOWN_PERSON))));
    assertThat(pay(asked("A1", 39900, payer, payer))).isInstanceOf(Outcome.PriceChanged.class);

    paid("A1", payer);

    refusesAndChangesNothing(
        asked("A2", 40000, payer, payer),
        new Outcome.Refused(List.of(new Pricing.Refusal(0, Pricing.Reason.ALREADY_COVERED))));
  }

  // ---- repeats --------------------------------------------------------------------------------

  @Test
  void the_same_again_gets_the_same_answer_and_is_paid_once() {
    String payer = owner(100000);
    Outcome first = pay(asked("A1", 40000, payer, payer));
    var before = Bureau.everything(stored);

    PlaceOrder.Command command = asked("A1", 40000, payer, payer);
    PlaceOrder.Command again =
        command.with(new Consent(payer, Consent.Proof.SMS, JUST_NOW.plusSeconds(9)));

    assertThat(pay(again)).isEqualTo(new Outcome.Placed(((Outcome.Placed) first).answer(), true));
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void a_repeat_by_somebody_else_is_refused_before_it_is_answered() {
    String payer = owner(100000);
    String other = owner(100000);
    paid("A1", payer);

    refusesAndChangesNothing(askedBy(other, "A1", 40000, payer, payer), new Outcome.NotThePayer());
    refusesAndChangesNothing(asked("A1", 40000, other, other), new Outcome.KeyReused());
  }

  @Test
  void an_order_of_another_way_to_pay_is_another_order() {
    String payer = owner(100000);
    house.placed(order(APP, "A1", 40000, payer), NOON);

    refusesAndChangesNothing(asked("A1", 40000, payer, payer), new Outcome.KeyReused());
  }

  @Test
  void since_a_merge_a_person_pays_under_either_number() {
    String survivor = house.adult();
    String duplicate = owner(100000);
    bureau.merge("M1", survivor, duplicate);

    Order order = house.order(orderId(pay(askedBy(survivor, "A1", 40000, duplicate, duplicate))));

    assertThat(order.payment())
        .contains(new Order.Payment.FromAccount(survivor, Money.ofFen(40000), NOON));
    assertThat(house.covers(survivor, 2026)).hasSize(1);
    assertThat(passbooks.standing(survivor)).containsExactly(60000L, 0L, 40000L, 100000L);
    passbooks.areRight();
  }

  // ---- others at the same time ----------------------------------------------------------------

  private static <T> List<T> together(List<Callable<T>> asked) throws Exception {
    List<T> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      for (Future<T> answer : callers.invokeAll(asked)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  @RepeatedTest(5)
  void of_eight_orders_at_once_one_is_paid() throws Exception {
    String payer = owner(100000);
    List<Callable<Outcome>> orders = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      PlaceOrder.Command command = asked("A" + i, 40000, payer, payer);
      orders.add(() -> pay(command));
    }

    List<Outcome> outcomes = together(orders);

    assertThat(outcomes.stream().filter(Outcome.Placed.class::isInstance)).hasSize(1);
    assertThat(outcomes.stream().filter(Outcome.Refused.class::isInstance)).hasSize(7);
    assertThat(passbooks.standing(payer)).containsExactly(60000L, 0L, 40000L, 100000L);
    assertThat(house.covers(payer, 2026)).hasSize(1);
    passbooks.areRight();
  }

  @RepeatedTest(5)
  void an_order_and_its_repeats_that_come_together_get_one_answer() throws Exception {
    String payer = owner(100000);
    List<Callable<Outcome>> orders = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      orders.add(() -> pay(asked("A1", 40000, payer, payer)));
    }

    assertThat(together(orders).stream().map(PayFromAccountTest::orderId).distinct()).hasSize(1);
    assertThat(passbooks.standing(payer)).containsExactly(60000L, 0L, 40000L, 100000L);
  }

  @RepeatedTest(5)
  void of_an_order_and_a_quota_that_race_for_the_last_money_one_is_told_what_is_left()
      throws Exception {
    String payer = owner(50000);

    List<Object> outcomes =
        together(
            List.of(
                () -> pay(asked("A1", 40000, payer, payer)),
                () -> {
                  try {
                    passbooks.freeze(payer, 30000);
                    return "frozen";
                  } catch (DynamoDbException refused) {
                    return "refused";
                  }
                }));

    boolean frozen = outcomes.getLast().equals("frozen");
    if (frozen) {
      assertThat(outcomes.getFirst())
          .isEqualTo(new Outcome.BalanceInsufficient(0, Money.ofFen(20000)));
    } else {
      assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Placed.class);
    }
    passbooks.areRight();
  }

  @RepeatedTest(5)
  void of_an_order_and_a_notice_for_the_same_year_one_covers_and_nothing_is_lost()
      throws Exception {
    String payer = owner(100000);
    String orderId = house.placed(order(WECHAT, "W1", 40000, payer), NOON);

    List<String> outcomes =
        together(
            List.of(
                () -> pay(asked("A1", 40000, payer, payer)).getClass().getSimpleName(),
                () -> house.told(notice(WECHAT, orderId, "T1", 40000, NOON), NOON)));

    boolean fromAccount = outcomes.getFirst().equals("Placed");
    assertThat(outcomes.getLast()).startsWith(fromAccount ? "REFUND_DUE" : "PAID");
    assertThat(house.covers(payer, 2026)).hasSize(1);
    assertThat(passbooks.standing(payer).getFirst()).isEqualTo(fromAccount ? 60000L : 100000L);
    passbooks.areRight();
  }

  @RepeatedTest(5)
  void an_order_that_meets_a_merge_is_paid_or_refused_and_nothing_is_lost() throws Exception {
    String survivor = owner(10000);
    String duplicate = owner(100000);

    List<Object> outcomes =
        together(
            List.of(
                () -> pay(asked("A1", 40000, duplicate, duplicate)),
                () -> bureau.merge("M1", survivor, duplicate)));

    assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Placed.class);
    assertThat(outcomes.getLast()).isInstanceOf(Keyed.Answered.class);
    assertThat(passbooks.standing(survivor)).containsExactly(70000L, 0L, 40000L, 110000L);
    assertThat(house.covers(survivor, 2026)).hasSize(1);
    passbooks.areRight();
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void asked_again_after_death_at_any_call_it_is_paid_once(FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String payer = owner(100000);
      faulty.dieAfter(n, moment);
      try {
        pay(asked("A1", 40000, payer, payer));
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      boolean survived = faulty.survived();

      assertThat(paid("A1", payer).status()).isEqualTo(Order.Status.PAID);

      assertThat(passbooks.standing(payer)).containsExactly(60000L, 0L, 40000L, 100000L);
      assertThat(house.covers(payer, 2026)).hasSize(1);
      passbooks.areRight();
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isEqualTo(3);
  }

  @Test
  void it_takes_two_reads_and_one_write_once_the_books_are_open() {
    String first = owner(100000);
    pay(asked("A0", 40000, first, first));
    String payer = owner(100000);
    faulty.takeCalls();

    pay(asked("A1", 40000, payer, payer));

    assertThat(faulty.takeCalls())
        .containsExactly("batchGetItem", "batchGetItem", "transactWriteItems");
  }

  // ---- money that comes back ------------------------------------------------------------------

  private Keyed<RequestRefund.Refusal> askBack(Order order, String psnNo, Instant now) {
    return house.refunds.request(
        new RequestRefund.Command(
            APP,
            order.orderId(),
            psnNo,
            RequestRefund.Reason.JOINED_EMPLOYEE,
            LocalDate.of(2025, 11, 20)),
        now);
  }

  @Test
  void asked_back_before_cover_begins_it_is_in_the_account_at_once() {
    String payer = owner(100000);
    Order order = paid("A1", payer);

    askBack(order, payer, NEW_YEAR.minusSeconds(1));

    assertThat(passbooks.standing(payer)).containsExactly(100000L, 0L, 0L, 100000L);
    assertThat(passbooks.chain(payer))
        .containsExactly("ACCOUNT_REFUNDED", "ACCOUNT_PAYMENT", "ACCOUNT_OPENED");
    assertThat(house.covers(payer, 2026)).isEmpty();
    assertThat(house.order(order.orderId()).lines().getFirst().status())
        .isEqualTo(Order.LineStatus.REFUNDED);
    assertThat(house.balances())
        .containsEntry("personal-contributions.630000.2026", 0L)
        .doesNotContainKey("refunds-due.citizen-app");
    assertThat(house.subsidies()).isEqualTo(Map.of("fiscal-subsidy.630000.2026", 0L));
    passbooks.areRight();
  }

  @Test
  void the_refund_says_that_it_is_done_and_into_whose_account() {
    String payer = owner(100000);
    Order order = paid("A1", payer);

    askBack(order, payer, NOON);

    Refund refund =
        new LookUpOwed(house.records.owedMoney())
            .refund(APP, Refund.idOf(order.orderId(), payer))
            .orElseThrow();
    assertThat(refund.status()).isEqualTo(Refund.Status.REFUNDED);
    assertThat(refund.channelTxnNo()).isEmpty();
    assertThat(refund.paidBack()).contains(new Refund.PaidBack.IntoAccount(payer, NOON));
  }

  @Test
  void once_cover_has_begun_it_stays_spent() {
    String payer = owner(100000);
    Order order = paid("A1", payer);

    assertThat(askBack(order, payer, NEW_YEAR))
        .isEqualTo(
            new Keyed.Refused<>(new RequestRefund.Refusal.CoverStarted(LocalDate.of(2026, 1, 1))));
    assertThat(passbooks.standing(payer)).containsExactly(60000L, 0L, 40000L, 100000L);
  }

  @Test
  void what_came_back_pays_again() {
    String payer = owner(40000);
    askBack(paid("A1", payer), payer, NOON);

    paid("A2", payer);

    assertThat(passbooks.standing(payer)).containsExactly(0L, 0L, 40000L, 40000L);
    assertThat(house.covers(payer, 2026)).hasSize(1);
    passbooks.areRight();
  }

  @Test
  void since_a_merge_it_comes_back_into_the_one_account() {
    String survivor = house.adult();
    String duplicate = owner(100000);
    Order order = paid("A1", duplicate);
    bureau.merge("M1", survivor, duplicate);

    askBack(order, survivor, NOON);

    assertThat(passbooks.standing(survivor)).containsExactly(100000L, 0L, 0L, 100000L);
    assertThat(passbooks.standing(duplicate)).containsExactly(0L, 0L, 0L, 0L);
    passbooks.areRight();
  }

  @Test
  void a_channel_that_pays_it_back_as_well_is_owed_that() {
    String payer = owner(100000);
    Order order = paid("A1", payer);
    askBack(order, payer, NOON);

    AcceptRefundPayment.Outcome outcome =
        house.payBack.accept(
            new AcceptRefundPayment.Command(
                APP, Refund.idOf(order.orderId(), payer), "B1", Money.ofFen(40000), NOON),
            NOON);

    assertThat(((AcceptRefundPayment.Outcome.Answered) outcome).answer().body())
        .startsWith("SUSPENSE");
    assertThat(passbooks.standing(payer)).containsExactly(100000L, 0L, 0L, 100000L);
  }

  @Test
  void a_channel_that_tells_of_money_for_the_order_has_it_in_suspense() {
    String payer = owner(100000);
    Order order = paid("A1", payer);

    assertThat(house.told(notice(APP, order.orderId(), "T1", 40000, NOON), NOON))
        .startsWith("SUSPENSE");
    assertThat(house.owed()).containsExactly("SUSPENSE SECOND_TRANSACTION 40000");
  }

  @RepeatedTest(5)
  void asked_back_by_eight_at_once_it_comes_back_once() throws Exception {
    String payer = owner(100000);
    Order order = paid("A1", payer);

    List<Keyed<RequestRefund.Refusal>> outcomes =
        together(
            Stream.<Callable<Keyed<RequestRefund.Refusal>>>generate(
                    () -> () -> askBack(order, payer, NOON))
                .limit(8)
                .toList());

    assertThat(outcomes).allMatch(Keyed.Answered.class::isInstance);
    assertThat(passbooks.standing(payer)).containsExactly(100000L, 0L, 0L, 100000L);
    passbooks.areRight();
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void asked_back_again_after_death_at_any_call_it_comes_back_once(FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String payer = owner(100000);
      Order order = paid("A1", payer);
      faulty.dieAfter(n, moment);
      try {
        askBack(order, payer, NOON);
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      boolean survived = faulty.survived();

      assertThat(askBack(order, payer, NOON)).isInstanceOf(Keyed.Answered.class);

      assertThat(passbooks.standing(payer)).containsExactly(100000L, 0L, 0L, 100000L);
      passbooks.areRight();
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isEqualTo(5);
  }
}
