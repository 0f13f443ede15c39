package yibao.operations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.records.Accounts;
import yibao.records.Identities;
import yibao.records.Identity;
import yibao.records.KeyRing;
import yibao.records.Order;
import yibao.records.People;
import yibao.records.Refund;
import yibao.records.SharingRelations;
import yibao.records.Sweeps;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.records.Windows;
import yibao.rules.Area;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.IdNumber;
import yibao.rules.Money;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.Scheme;

/** Every operation of the slice on one set of tables, and what the tests ask of them in a word. */
final class Operations {

  static final Area QINGHAI = new Area("630000");

  /** When the tests' people are entered: before anything they tell of. */
  static final Instant ENTERED = at("2025-01-01T12:00:00");

  static final Channel WECHAT = new Channel("wechat");
  static final Channel ALIPAY = new Channel("alipay");
  static final KeyRing KEYS = new KeyRing("1", Map.of("1", "a master key for tests alone"));

  private static final PolicyBook BOOK = PolicyResource.load();

  /** For what goes through every area: a test needs one. */
  static final PolicyBook QINGHAI_ALONE =
      new PolicyBook(
          BOOK.release(),
          BOOK.policies().stream()
              .filter(policy -> Set.of(Area.NATIONAL, QINGHAI).contains(policy.area()))
              .toList());

  private final LocalTables stored;
  private final AtomicInteger serial = new AtomicInteger();
  final PaymentRecords records;
  final Accounts accounts;
  final SharingRecords sharing;
  final People people;
  final RegisterPerson register;
  final Windows windows;
  final QuotePremium quote;
  final PlaceOrder place;
  final PayFromAccount fromAccount;
  final AcceptPayment accept;
  final CancelOrder cancel;
  final CloseWindow closeWindow;
  final AdvanceWindows advance;
  final EnrolAided enrol;

  /** The windows in which orders were placed though they weren't opened. */
  final Queue<Windows.Name> notOpened = new ConcurrentLinkedQueue<>();

  final SealBooks seal;
  final TrialBalance trialBalance;
  final AccountStatement statement;
  final LookUpOrder lookUp;
  final RequestRefund refunds;
  final LookUpFile files;
  final AcceptRefundPayment payBack;
  final MatchSuspense match;
  final ReturnSuspense giveUp;

  Operations(LocalTables stored, DynamoDbClient client) {
    this(stored, client, new Vault(() -> KEYS));
  }

  Operations(LocalTables stored, DynamoDbClient client, Vault vault) {
    this(stored, client, vault, Clock.systemUTC());
  }

  Operations(LocalTables stored, DynamoDbClient client, Clock systemClock) {
    this(stored, client, new Vault(() -> KEYS), systemClock);
  }

  private Operations(LocalTables stored, DynamoDbClient client, Vault vault, Clock systemClock) {
    this.stored = stored;
    Tables tables = new Tables(client);
    Ids ids = new Ids(new SplittableRandom());
    PaymentRecords records = PaymentRecords.of(tables, names(stored), vault);
    this.records = records;
    accounts = new Accounts(tables, stored.name("AccountsTable"));
    sharing =
        SharingRecords.of(
            records, accounts, new SharingRelations(tables, stored.name("SharingTable")));
    people = records.people();
    windows = records.windows();
    register =
        new RegisterPerson(
            tables, people, new Identities(tables, stored.name("IdentitiesTable"), vault), ids);
    quote = new QuotePremium(records, new Pricing(BOOK));
    place =
        new PlaceOrder(
            records, BOOK, ids, order -> new Answer(201, order.orderId()), notOpened::add);
    fromAccount = new PayFromAccount(records, sharing, BOOK, place);
    accept = new AcceptPayment(records, sharing, decision -> new Answer(200, said(decision)));
    closeWindow =
        new CloseWindow(
            records,
            BOOK,
            window -> new Answer(200, window.state() + " " + window.closedBy().orElse("")));
    cancel =
        new CancelOrder(records, order -> new Answer(200, order.orderId() + " " + order.status()));
    advance = new AdvanceWindows(tables, windows, QINGHAI_ALONE);
    enrol =
        new EnrolAided(
            records,
            new Sweeps(tables, stored.name("SweepsTable")),
            QINGHAI_ALONE,
            ids,
            systemClock);
    seal = new SealBooks(records.ledger(), records.books());
    trialBalance = new TrialBalance(records.ledger(), records.books());
    statement = new AccountStatement(records.ledger(), records.books());
    refunds = new RequestRefund(records, sharing, refund -> new Answer(201, refund.refundId()));
    files = new LookUpFile(new LookUpPerson(people), sharing, new LookUpRelations(sharing, BOOK));
    payBack = new AcceptRefundPayment(records, decision -> new Answer(200, said(decision)));
    match =
        new MatchSuspense(
            records,
            sharing,
            matched -> new Answer(200, matched.suspense().status() + " " + lines(matched.order())));
    giveUp =
        new ReturnSuspense(
            records, suspense -> new Answer(200, suspense.workedOff().orElseThrow().toString()));
    lookUp = new LookUpOrder(records.people(), records.orders(), records.guards());
  }

  /** The names of one set of tables. */
  static PaymentRecords.Names names(LocalTables stored) {
    return new PaymentRecords.Names(
        stored.name("PeopleTable"),
        stored.name("OrdersTable"),
        stored.name("GuardsTable"),
        stored.name("WindowsTable"),
        stored.name("OwedTable"),
        stored.name("LedgerTable"),
        stored.name("BooksTable"));
  }

  private static String said(AcceptPayment.Decision decision) {
    return switch (decision) {
      case AcceptPayment.Decision.Paid paid ->
          "PAID " + lines(paid.order()) + " " + paid.order().receiptNo().orElse("");
      case AcceptPayment.Decision.RefundDue back -> "REFUND_DUE " + lines(back.order());
      case AcceptPayment.Decision.Suspended suspended -> "SUSPENSE " + suspended.suspenseId();
    };
  }

  private static String said(AcceptRefundPayment.Decision decision) {
    return switch (decision) {
      case AcceptRefundPayment.Decision.Refunded refunded ->
          refunded.refund().status() + " " + refunded.refund().amount();
      case AcceptRefundPayment.Decision.Suspended suspended -> "SUSPENSE " + suspended.suspenseId();
    };
  }

  private static String lines(Order order) {
    return order.lines().stream()
        .map(line -> line.status() + line.coverFrom().map(day -> ":" + day).orElse(""))
        .collect(Collectors.joining(","));
  }

  /** An instant by Shanghai's clock, such as {@code 2025-11-05T09:00:00}. */
  static Instant at(String shanghai) {
    return LocalDateTime.parse(shanghai).atZone(ShanghaiTime.ZONE).toInstant();
  }

  static String idNumber(int serial) {
    String digits = "63010219880402" + String.format("%03d", serial);
    return digits + IdNumber.checkCharacter(digits);
  }

  /** The id of a refund of 400 yuan that wechat owes, asked for at the instant of the payment. */
  String refundDue(Instant paidAt) {
    String adult = adult();
    String orderId = placed(order(WECHAT, "A1", 40000, adult), paidAt);
    told(notice(WECHAT, orderId, "T1", 40000, paidAt), paidAt);
    refunds.request(
        new RequestRefund.Command(
            WECHAT, orderId, adult, RequestRefund.Reason.DUPLICATE, ShanghaiTime.dateOf(paidAt)),
        paidAt);
    return Refund.idOf(orderId, adult);
  }

  /** An adult covered in 2024 and 2025, new to the house. */
  String adult() {
    return adult(cover(2024), cover(2025));
  }

  String adult(Cover... covers) {
    return person(LocalDate.of(1988, 4, 2), List.of(covers));
  }

  String person(LocalDate birthDate, List<Cover> covers, CategorySpell... categories) {
    return person(QINGHAI, birthDate, covers, categories);
  }

  String person(Area area, LocalDate birthDate, List<Cover> covers, CategorySpell... categories) {
    var facts =
        new PersonFacts(birthDate, Optional.empty(), List.of(categories), covers, List.of());
    var identity = new Identity("01", idNumber(serial.getAndIncrement()), "张三", Optional.empty());
    var outcome =
        register.register(new RegisterPerson.Command(identity, area, facts, true), ENTERED);
    return ((RegisterPerson.Outcome.Registered) outcome).psnNo();
  }

  static Cover cover(int year) {
    return new Cover(
        Scheme.RESIDENT,
        QINGHAI,
        year,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        Optional.empty(),
        Optional.empty());
  }

  static PlaceOrder.Command order(Channel channel, String number, long totalFen, String... psnNos) {
    return new PlaceOrder.Command(
        channel,
        number,
        new Pricing.Asked(
            QINGHAI,
            Scheme.RESIDENT,
            2026,
            java.util.Arrays.stream(psnNos)
                .map(psnNo -> new Pricing.Insured(psnNo, 0, false))
                .toList()),
        Optional.empty(),
        Order.Method.THIRD_PARTY,
        Money.ofFen(totalFen));
  }

  /** Places an order that must be accepted; its id. */
  String placed(PlaceOrder.Command command, Instant now) {
    return ((PlaceOrder.Outcome.Placed) place.place(command, now)).answer().body();
  }

  static AcceptPayment.Command notice(
      Channel channel, String orderId, String txn, long fen, Instant paidAt) {
    return new AcceptPayment.Command(channel, orderId, txn, Money.ofFen(fen), paidAt);
  }

  /** Sends a notice that must be answered; what it was answered. */
  String told(AcceptPayment.Command notice, Instant now) {
    return ((AcceptPayment.Outcome.Answered) accept.accept(notice, now)).answer().body();
  }

  Order order(String orderId) {
    return records.orders().find(orderId).orElseThrow();
  }

  List<Cover> covers(String psnNo, int year) {
    return people.find(psnNo).orElseThrow().covers().stream()
        .filter(cover -> cover.year() == year)
        .toList();
  }

  /** The balance of each account that people's money moves in, all of which sum to zero. */
  Map<String, Long> balances() {
    Map<String, Long> balances = allBalances();
    balances.keySet().removeIf(account -> account.matches("(fiscal-subsidy|pooled-fund)\\..*"));
    return balances;
  }

  /** What the state owes for those covered, by its account. */
  Map<String, Long> subsidies() {
    Map<String, Long> balances = allBalances();
    balances.keySet().removeIf(account -> !account.startsWith("fiscal-subsidy."));
    return balances;
  }

  Map<String, Long> allBalances() {
    Map<String, Long> balances = new TreeMap<>();
    for (Map<String, AttributeValue> posting : stored.items("LedgerTable")) {
      for (AttributeValue entry : attribute(posting, "entries").l()) {
        balances.merge(
            attribute(entry.m(), "account").s(),
            Long.parseLong(attribute(entry.m(), "fen").n()),
            Math::addExact);
      }
    }
    return balances;
  }

  int postings() {
    return stored.items("LedgerTable").size();
  }

  List<String> owed() {
    return stored.items("OwedTable").stream()
        .map(
            item ->
                attribute(item, "kind").s()
                    + " "
                    + attribute(item, "reason").s()
                    + " "
                    + attribute(item, "amountFen").n())
        .sorted()
        .toList();
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}
