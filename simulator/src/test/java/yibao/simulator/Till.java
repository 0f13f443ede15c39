package yibao.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.operations.AcceptPayment;
import yibao.operations.AcceptRefundPayment;
import yibao.operations.Answer;
import yibao.operations.CallersKey;
import yibao.operations.CancelOrder;
import yibao.operations.Channel;
import yibao.operations.Ids;
import yibao.operations.Keyed;
import yibao.operations.MatchSuspense;
import yibao.operations.OpenAccount;
import yibao.operations.PayFromAccount;
import yibao.operations.PaymentRecords;
import yibao.operations.PlaceOrder;
import yibao.operations.Pricing;
import yibao.operations.QuotePremium;
import yibao.operations.RegisterPerson;
import yibao.operations.RequestRefund;
import yibao.operations.ReturnSuspense;
import yibao.operations.SharingRecords;
import yibao.records.Accounts;
import yibao.records.ChannelTransaction;
import yibao.records.Consent;
import yibao.records.Identities;
import yibao.records.Identity;
import yibao.records.KeyRing;
import yibao.records.Order;
import yibao.records.Refund;
import yibao.records.SharingRelations;
import yibao.records.Suspense;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.IdNumber;
import yibao.rules.Money;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.Scheme;

/**
 * Each step that a premium can take, by one process, at one noon and for 400 yuan a person. A step
 * that isn't answered is a mistake of the test.
 */
final class Till {

  private static final Channel BANK = new Channel("bank");
  private static final Channel OPERATOR = new Channel("operator");
  private static final Area QINGHAI = new Area("630000");
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 5);
  private static final Instant NOON = Instant.parse("2025-11-05T04:00:00Z");
  private static final long PREMIUM_FEN = 40_000;
  private static final PolicyBook BOOK = PolicyResource.load();

  private final RegisterPerson register;
  private final OpenAccount openings;
  private final QuotePremium quotes;
  private final PlaceOrder orders;
  private final PayFromAccount fromAccounts;
  private final AcceptPayment notices;
  private final CancelOrder cancellations;
  private final RequestRefund refunds;
  private final AcceptRefundPayment paymentsBack;
  private final MatchSuspense matches;
  private final ReturnSuspense returns;
  private int numbers;

  Till(DynamoDbClient client) {
    SplittableRandom random = new SplittableRandom(1);
    Vault vault = new Vault(() -> new KeyRing("1", Map.of("1", "a key for tests")), random.split());
    Ids ids = new Ids(random.split());
    Tables tables = new Tables(client);
    PaymentRecords records =
        PaymentRecords.of(
            tables,
            new PaymentRecords.Names(
                name("People"),
                name("Orders"),
                name("Guards"),
                name("Windows"),
                name("Owed"),
                name("Ledger"),
                name("Books")),
            vault);
    Accounts accounts = new Accounts(tables, name("Accounts"));
    SharingRecords sharing =
        SharingRecords.of(records, accounts, new SharingRelations(tables, name("Sharing")));
    register =
        new RegisterPerson(
            tables, records.people(), new Identities(tables, name("Identities"), vault), ids);
    openings = new OpenAccount(records, accounts, account -> new Answer(201, ""));
    quotes = new QuotePremium(records, new Pricing(BOOK));
    orders =
        new PlaceOrder(records, BOOK, ids, order -> new Answer(201, order.orderId()), window -> {});
    fromAccounts = new PayFromAccount(records, sharing, BOOK, orders);
    notices = new AcceptPayment(records, sharing, decision -> new Answer(200, decision.about()));
    cancellations = new CancelOrder(records, order -> new Answer(200, order.orderId()));
    refunds = new RequestRefund(records, sharing, refund -> new Answer(201, refund.refundId()));
    paymentsBack = new AcceptRefundPayment(records, decision -> new Answer(200, ""));
    matches = new MatchSuspense(records, sharing, matched -> new Answer(200, ""));
    returns = new ReturnSuspense(records, returned -> new Answer(200, ""));
  }

  private static String name(String table) {
    return Premiums.TEMPLATE.name(table + "Table");
  }

  // ---- people ----------------------------------------------------------------------------------

  /** Adults who were covered in the two years before. */
  String[] adults(int count) {
    return Stream.generate(this::adult).limit(count).toArray(String[]::new);
  }

  private String adult() {
    String digits = "63010219880402" + String.format("%03d", numbers++);
    Identity identity =
        new Identity("01", digits + IdNumber.checkCharacter(digits), "张三", Optional.empty());
    PersonFacts facts =
        new PersonFacts(
            LocalDate.of(1988, 4, 2),
            Optional.empty(),
            List.of(),
            List.of(cover(2024), cover(2025)),
            List.of());
    return switch (register.register(
        new RegisterPerson.Command(identity, QINGHAI, facts, true), NOON)) {
      case RegisterPerson.Outcome.Registered registered -> registered.psnNo();
      case RegisterPerson.Outcome other -> throw new AssertionError(other);
    };
  }

  private static Cover cover(int year) {
    return new Cover(
        Scheme.RESIDENT,
        QINGHAI,
        year,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        Optional.empty(),
        Optional.empty());
  }

  /** An adult with 1,000 yuan in an account. */
  String owner() {
    String psnNo = adult();
    made(
        openings.open(
            new OpenAccount.Command(
                new CallersKey(OPERATOR, "opening-" + psnNo), psnNo, Money.ofYuan(1000)),
            NOON));
    return psnNo;
  }

  // ---- orders ----------------------------------------------------------------------------------

  void quote(String... people) {
    quotes.quote(asked(people), TODAY, NOON);
  }

  /** Places an order; its id. */
  String order(String... people) {
    return placed(orders.place(command(Order.Method.THIRD_PARTY, people), NOON));
  }

  /** Pays the own premium out of the own account. */
  void payFromAccount(String payer) {
    placed(
        fromAccounts.pay(
            command(Order.Method.SHARED_ACCOUNT, payer)
                .with(new Consent(payer, Consent.Proof.FACE, NOON)),
            NOON));
  }

  void cancel(String orderId) {
    made(cancellations.cancel(BANK, orderId, NOON));
  }

  private PlaceOrder.Command command(Order.Method method, String... people) {
    return new PlaceOrder.Command(
        BANK,
        "A" + numbers++,
        asked(people),
        method == Order.Method.SHARED_ACCOUNT ? Optional.of(people[0]) : Optional.empty(),
        method,
        total(people.length));
  }

  private static Pricing.Asked asked(String... people) {
    return new Pricing.Asked(
        QINGHAI,
        Scheme.RESIDENT,
        2026,
        Stream.of(people).map(psnNo -> new Pricing.Insured(psnNo, 0, false)).toList());
  }

  private static Money total(int people) {
    return Money.ofFen(PREMIUM_FEN * people);
  }

  private static String placed(PlaceOrder.Outcome outcome) {
    return switch (outcome) {
      case PlaceOrder.Outcome.Placed placed -> placed.answer().body();
      case PlaceOrder.Outcome other -> throw new AssertionError(other);
    };
  }

  // ---- money -----------------------------------------------------------------------------------

  /** Tells of the money for so many people. */
  void tell(String orderId, String number, int people) {
    AcceptPayment.Outcome outcome =
        notices.accept(new AcceptPayment.Command(BANK, orderId, number, total(people), NOON), NOON);
    if (!(outcome instanceof AcceptPayment.Outcome.Answered)) {
      throw new AssertionError(outcome);
    }
  }

  /** Tells of money for an order that nobody knows; the id of what stands in suspense. */
  String tellOfNone(String number) {
    tell("NONSENSE", number, 1);
    return Suspense.idOf(BANK.name(), ChannelTransaction.Kind.PAID, number);
  }

  /** Asks a premium back; the refund's id. */
  String askBack(String orderId, String psnNo) {
    made(
        refunds.request(
            new RequestRefund.Command(BANK, orderId, psnNo, RequestRefund.Reason.DUPLICATE, TODAY),
            NOON));
    return Refund.idOf(orderId, psnNo);
  }

  void payBack(String refundId) {
    AcceptRefundPayment.Outcome outcome =
        paymentsBack.accept(
            new AcceptRefundPayment.Command(BANK, refundId, "B1", total(1), NOON), NOON);
    if (!(outcome instanceof AcceptRefundPayment.Outcome.Answered)) {
      throw new AssertionError(outcome);
    }
  }

  void match(String suspenseId, String orderId) {
    made(matches.match(new MatchSuspense.Command(OPERATOR, suspenseId, orderId), NOON));
  }

  void giveBack(String suspenseId) {
    made(returns.giveBack(new ReturnSuspense.Command(OPERATOR, suspenseId), NOON));
  }

  private static void made(Keyed<?> outcome) {
    if (!(outcome instanceof Keyed.Answered<?>)) {
      throw new AssertionError(outcome);
    }
  }
}
