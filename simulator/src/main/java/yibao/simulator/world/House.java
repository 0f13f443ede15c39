package yibao.simulator.world;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.operations.AcceptPayment;
import yibao.operations.AcceptRefundPayment;
import yibao.operations.AccountRecords;
import yibao.operations.AddCategory;
import yibao.operations.AddCover;
import yibao.operations.AdvanceWindows;
import yibao.operations.Answer;
import yibao.operations.CallersKey;
import yibao.operations.CancelOrder;
import yibao.operations.Channel;
import yibao.operations.CloseWindow;
import yibao.operations.EnrolAided;
import yibao.operations.FileRefusal;
import yibao.operations.GiveDocument;
import yibao.operations.Ids;
import yibao.operations.Keyed;
import yibao.operations.MatchSuspense;
import yibao.operations.MergePeople;
import yibao.operations.OpenAccount;
import yibao.operations.OverdueEnrolment;
import yibao.operations.PayFromAccount;
import yibao.operations.PaymentRecords;
import yibao.operations.PeopleRecords;
import yibao.operations.PlaceOrder;
import yibao.operations.Pricing;
import yibao.operations.RecordDeath;
import yibao.operations.RegisterNewborn;
import yibao.operations.RegisterPerson;
import yibao.operations.RequestRefund;
import yibao.operations.ReturnSuspense;
import yibao.operations.SealBooks;
import yibao.operations.SharingRecords;
import yibao.operations.TransferPerson;
import yibao.operations.reconciliation.CheckedStatement;
import yibao.operations.reconciliation.CorrectDifference;
import yibao.operations.reconciliation.Correction;
import yibao.operations.reconciliation.Partition;
import yibao.operations.reconciliation.ReconcileStatement;
import yibao.operations.reconciliation.StatementCheck;
import yibao.records.Accounts;
import yibao.records.Consent;
import yibao.records.Identities;
import yibao.records.Identity;
import yibao.records.KeyRing;
import yibao.records.Mandates;
import yibao.records.Order;
import yibao.records.Settlements;
import yibao.records.SharingRelations;
import yibao.records.StaffLists;
import yibao.records.Sweeps;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.records.Windows;
import yibao.rules.IdDocument;
import yibao.rules.IdNumber;
import yibao.rules.IdType;
import yibao.rules.Money;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;
import yibao.rules.Season;
import yibao.simulator.SimulatedPace;

/**
 * The real operations on one client, asked in the world's names and answering in lines of text. All
 * of their chance comes from one seed.
 */
final class House {

  /**
   * Where a process gets its chance from.
   *
   * @param people for the ids of people, which may come again
   * @param orders for those of orders, likewise
   */
  record Entropy(SplittableRandom random, RandomGenerator people, RandomGenerator orders) {}

  /** As many as it takes to end a pass that is under way and go through another. */
  private static final int MOST_RUNS = 3;

  private static final KeyRing KEYS = new KeyRing("1", Map.of("1", "a master key for tests alone"));
  private static final Channel BUREAU = new Channel("bureau");
  private static final Channel OPERATOR = new Channel("operator");

  private final Cloud cloud;
  private final Stored stored;
  private final Clock systemClock;
  private final Vault vault;
  private final Ids ids;
  private final Sweeps sweeps;
  final PaymentRecords records;
  final Accounts accounts;
  private final RegisterPerson register;
  private final RecordDeath deaths;
  private final TransferPerson transfers;
  private final AddCover covers;
  private final AddCategory categories;
  private final RegisterNewborn newborns;
  private final GiveDocument documents;
  private final MergePeople merges;
  private final OpenAccount openings;
  private final PlaceOrder place;
  private final PayFromAccount fromAccount;
  private final CancelOrder cancel;
  private final AcceptPayment accept;
  private final RequestRefund refunds;
  private final AcceptRefundPayment payBack;
  private final MatchSuspense match;
  private final ReturnSuspense giveUp;
  private final CloseWindow closeWindow;
  private final AdvanceWindows advance;
  private final SealBooks seal;
  private final ReconcileStatement reconcile;
  final MandateDesk mandates;
  final WorkDesk work;
  final SharingDesk sharing;

  /**
   * A process of the house.
   *
   * @param stored by which names and ids are known to each other
   * @param systemClock the machine's, by which leases end
   */
  House(Cloud cloud, DynamoDbClient client, Stored stored, Entropy entropy, Clock systemClock) {
    this.cloud = cloud;
    this.stored = stored;
    this.systemClock = systemClock;
    SplittableRandom random = entropy.random();
    Tables tables = new Tables(client, new SimulatedPace(random.split()));
    vault = new Vault(() -> KEYS, random.split());
    ids = new Ids(entropy.orders());
    sweeps = new Sweeps(tables, cloud.name("SweepsTable"));
    records =
        PaymentRecords.of(
            tables,
            new PaymentRecords.Names(
                cloud.name("PeopleTable"),
                cloud.name("OrdersTable"),
                cloud.name("GuardsTable"),
                cloud.name("WindowsTable"),
                cloud.name("OwedTable"),
                cloud.name("LedgerTable"),
                cloud.name("BooksTable")),
            vault);
    PeopleRecords people =
        new PeopleRecords(
            tables,
            records.people(),
            new Identities(tables, cloud.name("IdentitiesTable"), vault),
            records.guards(),
            vault);
    OverdueEnrolment overdue = new OverdueEnrolment(records, sweeps, cloud.book(), ids);
    accounts = new Accounts(tables, cloud.name("AccountsTable"));
    SharingRecords shared =
        SharingRecords.of(
            records, accounts, new SharingRelations(tables, cloud.name("SharingTable")));
    register =
        new RegisterPerson(tables, people.people(), people.identities(), new Ids(entropy.people()));
    deaths = new RecordDeath(people, overdue, person -> new Answer(200, "changed"));
    transfers =
        new TransferPerson(
            people,
            AccountRecords.of(records, accounts),
            shared.wallets(),
            cloud.book(),
            overdue,
            person -> new Answer(200, "changed"));
    covers = new AddCover(people, overdue, person -> new Answer(200, "changed"));
    categories = new AddCategory(people, overdue, person -> new Answer(200, "changed"));
    newborns =
        new RegisterNewborn(people, new Ids(entropy.people()), child -> new Answer(201, "born"));
    documents = new GiveDocument(people, overdue, person -> new Answer(200, "changed"));
    merges =
        new MergePeople(
            records,
            shared,
            new Mandates(tables, cloud.name("MandatesTable"), vault),
            new Settlements(tables, cloud.name("SettlementsTable"), vault),
            overdue,
            cloud.book(),
            merged -> new Answer(200, said(merged)));
    openings =
        new OpenAccount(
            records,
            accounts,
            account -> new Answer(201, "opened with " + account.available().fen()));
    place =
        new PlaceOrder(
            records,
            cloud.book(),
            ids,
            order ->
                new Answer(
                    201, order.status() + " " + lines(order) + " until " + order.expiresAt()),
            window -> {});
    work =
        new WorkDesk(
            this,
            stored,
            new WorkDesk.Means(
                records,
                people,
                shared,
                new StaffLists(tables, cloud.name("OrdersTable")),
                sweeps,
                cloud.book(),
                ids,
                overdue,
                place,
                systemClock));
    sharing =
        new SharingDesk(
            stored,
            new SharingDesk.Means(shared, records.ledger(), records.books(), cloud.book(), ids));
    fromAccount = new PayFromAccount(records, shared, cloud.book(), place);
    cancel = new CancelOrder(records, order -> new Answer(200, order.status().name()));
    accept = new AcceptPayment(records, shared, decision -> new Answer(200, said(decision)));
    refunds =
        new RequestRefund(
            records,
            shared,
            refund -> new Answer(201, refund.status() + " " + refund.amount().fen()));
    payBack = new AcceptRefundPayment(records, decision -> new Answer(200, said(decision)));
    closeWindow = new CloseWindow(records, cloud.book(), window -> new Answer(200, "closed"));
    advance = new AdvanceWindows(tables, records.windows(), cloud.book());
    seal = new SealBooks(records.ledger(), records.books());
    reconcile = new ReconcileStatement(records, new CorrectDifference(records, accept, payBack));
    mandates =
        new MandateDesk(
            records, cloud.name("MandatesTable"), sweeps, cloud.book(), ids, systemClock, stored);
    match =
        new MatchSuspense(
            records,
            shared,
            matched -> new Answer(200, matched.suspense().status() + " " + lines(matched.order())));
    giveUp = new ReturnSuspense(records, suspense -> new Answer(200, suspense.status().name()));
  }

  // ---- how things are said --------------------------------------------------------------------

  private String said(MergePeople.Merged merged) {
    return "merged"
        + merged.refundsDue().stream()
            .map(due -> " " + stored.name(due.orderId()) + " " + stored.name(due.psnNo()))
            .collect(Collectors.joining());
  }

  private static String said(AcceptPayment.Decision decision) {
    return switch (decision) {
      case AcceptPayment.Decision.Paid paid -> "PAID " + lines(paid.order());
      case AcceptPayment.Decision.RefundDue back -> "REFUND_DUE " + lines(back.order());
      case AcceptPayment.Decision.Suspended suspended -> "SUSPENSE";
    };
  }

  private static String said(AcceptRefundPayment.Decision decision) {
    return switch (decision) {
      case AcceptRefundPayment.Decision.Refunded refunded -> refunded.refund().status().name();
      case AcceptRefundPayment.Decision.Suspended suspended -> "SUSPENSE";
    };
  }

  private static List<String> lines(Order order) {
    return order.lines().stream()
        .map(line -> line.status() + line.coverFrom().map(day -> ":" + day).orElse(""))
        .toList();
  }

  private static String said(Answer answer, boolean before) {
    return before ? Bindings.again(answer.body()) : answer.body();
  }

  String said(Keyed<?> outcome) {
    return switch (outcome) {
      case Keyed.Answered<?>(Answer answer, boolean before) -> said(answer, before);
      case Keyed.KeyReused<?> reused -> Bindings.KEY_REUSED;
      case Keyed.Refused<?>(FileRefusal.PersonMerged merged) ->
          "refused " + new FileRefusal.PersonMerged(stored.name(merged.survivor()));
      case Keyed.Refused<?>(FileRefusal.IdentityTaken taken) ->
          "refused " + new FileRefusal.IdentityTaken(stored.name(taken.holder()));
      case Keyed.Refused<?>(Object reason) -> "refused " + reason;
    };
  }

  CallersKey key(Steps.Keyed asked) {
    return new CallersKey(BUREAU, asked.key());
  }

  // ---- people ---------------------------------------------------------------------------------

  String register(Steps.Register asked, Instant now) {
    IdDocument card = document(asked.person());
    Identity identity = new Identity(card.type().code(), card.number(), "张三", Optional.empty());
    PersonFacts facts =
        new PersonFacts(
            Names.birthOf(asked.person()),
            Optional.empty(),
            asked.categories(),
            asked.covers(),
            List.of());
    return switch (register.register(
        new RegisterPerson.Command(identity, asked.area(), facts, true), now)) {
      case RegisterPerson.Outcome.Registered(String psnNo, boolean before) ->
          before ? Bindings.again("registered") : "registered";
      case RegisterPerson.Outcome.PersonExists exists -> "person-exists";
      case RegisterPerson.Outcome.IdentityMismatch mismatch -> "identity-mismatch";
    };
  }

  /** A person's identity card, or a passport. */
  private IdDocument document(String name) {
    if (!Names.isIdentityCard(name)) {
      return known(name, new IdDocument(IdType.PASSPORT, "E0000" + name));
    }
    String digits =
        "630102"
            + Names.birthOf(name).toString().replace("-", "")
            + String.format("%03d", Integer.parseInt(name.substring(1)) % 1000);
    return known(
        name, new IdDocument(IdType.RESIDENT_CARD, digits + IdNumber.checkCharacter(digits)));
  }

  private IdDocument known(String name, IdDocument document) {
    stored.knows(name, vault.identityHash(document.type().code(), document.number()));
    return document;
  }

  String die(Steps.Die asked, Instant now) {
    return said(
        deaths.record(
            new RecordDeath.Command(key(asked), stored.id(asked.person()), asked.on()), now));
  }

  String move(Steps.Move asked, Instant now) {
    return said(
        transfers.transfer(
            new TransferPerson.Command(
                key(asked), stored.id(asked.person()), asked.to(), asked.on()),
            now));
  }

  String bring(Steps.BringCover asked, Instant now) {
    return said(
        covers.add(
            new AddCover.Command(key(asked), stored.id(asked.person()), List.of(asked.cover())),
            now));
  }

  String merge(Steps.Merge asked, Instant now) {
    return said(
        merges.merge(
            new MergePeople.Command(
                key(asked), stored.id(asked.survivor()), stored.id(asked.duplicate())),
            now));
  }

  String openAccount(Steps.OpenAccount asked, Instant now) {
    return said(
        openings.open(
            new OpenAccount.Command(
                key(asked), stored.id(asked.person()), Money.ofFen(asked.fen())),
            now));
  }

  String addCategory(Steps.AddCategory asked, Instant now) {
    return said(
        categories.add(
            new AddCategory.Command(key(asked), stored.id(asked.person()), asked.spell()), now));
  }

  String registerNewborn(Steps.RegisterNewborn asked, Instant now) {
    PersonFacts facts =
        new PersonFacts(
            Names.birthOf(asked.child()),
            Optional.empty(),
            asked.categories(),
            List.of(),
            List.of());
    return said(
        newborns.register(
            new RegisterNewborn.Command(
                key(asked),
                stored.id(asked.guardian()),
                new Identity(Optional.empty(), "张三", Optional.empty()),
                Optional.empty(),
                asked.area(),
                facts),
            now));
  }

  String giveDocument(Steps.GiveDocument asked, Instant now) {
    return said(
        documents.give(
            new GiveDocument.Command(
                key(asked),
                asked.acting().map(stored::id),
                stored.id(asked.person()),
                document(asked.document()),
                Optional.empty()),
            now));
  }

  // ---- orders and their money -----------------------------------------------------------------

  String place(Steps.Place asked, Instant now) {
    return said(
        place.place(
            command(
                asked,
                new Order.Means(Order.Method.THIRD_PARTY, Optional.empty(), Optional.empty())),
            now));
  }

  String payFromAccount(Steps.PayFromAccount asked, Instant now) {
    Consent consent = new Consent(stored.id(asked.actor()), Consent.Proof.FACE, now);
    return said(
        fromAccount.pay(
            command(
                asked.order(),
                new Order.Means(
                    Order.Method.SHARED_ACCOUNT,
                    Optional.of(stored.id(asked.payer())),
                    Optional.of(consent))),
            now));
  }

  private PlaceOrder.Command command(Steps.Place asked, Order.Means means) {
    return new PlaceOrder.Command(
        new Channel(Names.channelOf(asked.order())),
        Names.numberOf(asked.order()),
        new Pricing.Asked(
            asked.area(),
            Scheme.RESIDENT,
            Model.YEAR,
            asked.people().stream()
                .map(person -> new Pricing.Insured(stored.id(person), 0, asked.acceptNoCover()))
                .toList()),
        means,
        Money.ofFen(asked.fen()));
  }

  static String said(PlaceOrder.Outcome outcome) {
    return switch (outcome) {
      case PlaceOrder.Outcome.Placed(Answer answer, boolean before) -> said(answer, before);
      case PlaceOrder.Outcome.KeyReused reused -> Bindings.KEY_REUSED;
      case PlaceOrder.Outcome.Refused(var refusals) -> "refused " + refusals;
      case PlaceOrder.Outcome.SamePersonTwice(int index) -> "same-person " + index;
      case PlaceOrder.Outcome.CoverNeverStarts(var people) -> "cover-never-starts " + people;
      case PlaceOrder.Outcome.PriceChanged(Pricing.Quote quote) ->
          "price-changed " + quote.total().orElseThrow().fen();
      case PlaceOrder.Outcome.NotPublished unpublished -> "not-published";
      case PlaceOrder.Outcome.NoSeason season -> "no-season";
      case PlaceOrder.Outcome.UnknownPayer payer -> "unknown-payer";
      case PlaceOrder.Outcome.NotThePayer other -> "not-the-payer";
      case PlaceOrder.Outcome.BalanceInsufficient(int index, Money left) ->
          "balance-insufficient %d left %d".formatted(index, left.fen());
      case PlaceOrder.Outcome.QuotaInsufficient(var people, Money left) ->
          "quota-insufficient %s left %d".formatted(people, left.fen());
      case PlaceOrder.Outcome.Overtaken overtaken -> "overtaken";
    };
  }

  String cancel(String channel, String order, Instant now) {
    return said(cancel.cancel(new Channel(channel), stored.id(order), now));
  }

  String tellPaid(Steps.TellPaid told, Instant now) {
    AcceptPayment.Command command =
        new AcceptPayment.Command(
            new Channel(told.channel()),
            stored.id(told.about()),
            told.number(),
            Money.ofFen(told.fen()),
            told.at());
    return switch (accept.accept(command, now)) {
      case AcceptPayment.Outcome.Answered(Answer answer, boolean before) -> said(answer, before);
      case AcceptPayment.Outcome.KeyReused reused -> Bindings.KEY_REUSED;
      case AcceptPayment.Outcome.PaidInFuture future -> "paid-in-future";
    };
  }

  String askRefund(Steps.AskRefund asked, Instant now) {
    return said(
        refunds.request(
            new RequestRefund.Command(
                new Channel(asked.channel()),
                stored.id(asked.order()),
                stored.id(asked.person()),
                asked.reason(),
                asked.on(),
                asked.month()),
            now));
  }

  String tellRefunded(Steps.TellRefunded told, Instant now) {
    AcceptRefundPayment.Command command =
        new AcceptRefundPayment.Command(
            new Channel(told.channel()),
            stored.id(told.about()),
            told.number(),
            Money.ofFen(told.fen()),
            told.at());
    return switch (payBack.accept(command, now)) {
      case AcceptRefundPayment.Outcome.Answered(Answer answer, boolean before) ->
          said(answer, before);
      case AcceptRefundPayment.Outcome.KeyReused reused -> Bindings.KEY_REUSED;
      case AcceptRefundPayment.Outcome.PaidInFuture future -> "paid-in-future";
      case AcceptRefundPayment.Outcome.UnknownRefund unknown -> "UnknownRefund";
    };
  }

  // ---- the operator ---------------------------------------------------------------------------

  String match(String suspense, String order, Instant now) {
    return said(
        match.match(
            new MatchSuspense.Command(OPERATOR, stored.id(suspense), stored.id(order)), now));
  }

  String giveUp(String suspense, Instant now) {
    return said(giveUp.giveBack(new ReturnSuspense.Command(OPERATOR, stored.id(suspense)), now));
  }

  // ---- jobs -----------------------------------------------------------------------------------

  String closeWindow(Steps.CloseWindow asked, Instant now) {
    return said(
        closeWindow.close(
            new CloseWindow.Command(
                OPERATOR, asked.key(), new Windows.Name(asked.area(), Model.YEAR)),
            now));
  }

  String advanceWindows(Instant now) {
    Map<String, Season.State> standing = new TreeMap<>();
    advance
        .advance(now)
        .windows()
        .forEach(
            window -> standing.put(window.area().code() + "#" + window.year(), window.state()));
    return "windows " + standing;
  }

  /** The windows as far as is due, then the people. */
  String enrolAided(Steps.EnrolAided asked, Instant now) {
    EnrolAided job =
        new EnrolAided(
            records,
            sweeps,
            cloud.book(),
            ids,
            Clock.fixed(systemClock.instant().plus(asked.ahead()), ZoneOffset.UTC));
    Instant scheduledFor = now.minus(asked.late());
    int left;
    int time = asked.time();
    int runs = 0;
    do {
      AtomicInteger times = new AtomicInteger(time);
      left =
          job.enrol(
                  advance.advance(scheduledFor).windows(),
                  scheduledFor,
                  () -> times.getAndDecrement() > 0)
              .left();
    } while (left > 0 && asked.hasTime() && ++runs < MOST_RUNS);
    return "left " + left;
  }

  String seal(Instant now) {
    Map<LocalDate, Long> postings = new TreeMap<>();
    seal.seal(now, () -> true).sealed().stream()
        .filter(day -> day.postings() > 0)
        .forEach(day -> postings.put(day.day(), day.postings()));
    return "sealed " + postings;
  }

  String reconcile(Steps.Reconcile asked, Instant now) {
    byte[] statement = statement(asked).getBytes(StandardCharsets.UTF_8);
    try {
      StatementCheck check =
          CheckedStatement.check(
              () -> new ByteArrayInputStream(statement),
              asked.day(),
              Partition.ofLedger(asked.channel()));
      return switch (check) {
        case StatementCheck.Refused(var flaws) -> "flaws " + flaws;
        case StatementCheck.Right(CheckedStatement whole) -> reconcile(asked, whole, now);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String statement(Steps.Reconcile asked) {
    StringBuilder text = new StringBuilder("channelTxnNo,channelOrderNo,kind,amountFen,at\n");
    long fen = 0;
    for (Steps.Row row : asked.rows()) {
      fen += row.fen();
      text.append(
          "%s,%s,%s,%d,%s\n"
              .formatted(
                  row.number(),
                  stored.channelOrderNo(asked.channel(), row.orderNo()),
                  row.kind(),
                  row.fen(),
                  row.at()));
    }
    return text + "#total," + asked.rows().size() + "," + fen + "\n";
  }

  private String reconcile(Steps.Reconcile asked, CheckedStatement whole, Instant now)
      throws IOException {
    List<String> differences = new ArrayList<>();
    ReconcileStatement.Reconciled reconciled =
        reconcile.reconcile(
            asked.channel(),
            asked.day(),
            whole,
            now,
            (difference, correction) ->
                differences.add(difference.finding() + " " + said(correction)));
    return "reconciled "
        + differences
        + " took back "
        + reconciled.takenBack()
        + (reconciled.totals().isZeroDifference() ? ", zero difference" : "");
  }

  private static String said(Correction correction) {
    return switch (correction) {
      case Correction.Taken taken -> "taken";
      case Correction.Queued(var items) -> "queued " + items;
      case Correction.WorkedOff(var items) -> "worked off " + items;
      case Correction.NumberReused reused -> Bindings.KEY_REUSED;
    };
  }
}
