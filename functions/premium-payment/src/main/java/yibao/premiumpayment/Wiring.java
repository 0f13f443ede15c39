package yibao.premiumpayment;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.answers.OrderView;
import yibao.answers.OwedView;
import yibao.edge.Caller;
import yibao.edge.ChannelKey;
import yibao.edge.ChannelKeys;
import yibao.edge.Environment;
import yibao.edge.FunctionUrl;
import yibao.edge.Json;
import yibao.edge.JsonLines;
import yibao.edge.Metrics;
import yibao.edge.Route;
import yibao.operations.AcceptPayment;
import yibao.operations.AcceptRefundPayment;
import yibao.operations.AccountStatement;
import yibao.operations.Answer;
import yibao.operations.CancelOrder;
import yibao.operations.CloseWindow;
import yibao.operations.EndMandate;
import yibao.operations.Hands;
import yibao.operations.Ids;
import yibao.operations.LookUpMandate;
import yibao.operations.LookUpOrder;
import yibao.operations.LookUpOwed;
import yibao.operations.LookUpStaffList;
import yibao.operations.MandateRecords;
import yibao.operations.MatchSuspense;
import yibao.operations.OpenCharges;
import yibao.operations.PayFromAccount;
import yibao.operations.PaymentRecords;
import yibao.operations.PlaceOrder;
import yibao.operations.Pricing;
import yibao.operations.QuotePremium;
import yibao.operations.RequestRefund;
import yibao.operations.ReturnSuspense;
import yibao.operations.SharingRecords;
import yibao.operations.SignMandate;
import yibao.operations.SubmitStaffList;
import yibao.operations.TrialBalance;
import yibao.records.Accounts;
import yibao.records.Channels;
import yibao.records.Clients;
import yibao.records.RegisteredKey;
import yibao.records.SecretKeyRing;
import yibao.records.SharingRelations;
import yibao.records.StaffLists;
import yibao.records.StorageUnavailable;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.records.Windows;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;

/** Puts the function together from what the template gives it. */
final class Wiring {

  private static final Set<Caller.Kind> PAYING =
      EnumSet.of(Caller.Kind.PAYMENT, Caller.Kind.CITIZEN_APP, Caller.Kind.BUREAU);

  /** A channel sees what stands in suspense for itself, an operator all of it. */
  private static final Set<Caller.Kind> WATCHING =
      EnumSet.of(
          Caller.Kind.PAYMENT, Caller.Kind.CITIZEN_APP, Caller.Kind.BUREAU, Caller.Kind.OPERATOR);

  /** Who knows which person acts. */
  private static final Set<Caller.Kind> AUTHENTICATING =
      EnumSet.of(Caller.Kind.CITIZEN_APP, Caller.Kind.BUREAU);

  private static final Set<Caller.Kind> OPERATING = EnumSet.of(Caller.Kind.OPERATOR);

  /** The tables that the function works on, by name. */
  record TableNames(
      PaymentRecords.Names payment, String accounts, String sharing, String mandates) {}

  /** A trial balance counts each part of the days that are not sealed: so many of them at once. */
  private static final int READS_AT_ONCE = 16;

  @Produces
  @Singleton
  FunctionUrl functionUrl() {
    DynamoDbClient client = Clients.dynamoDb();
    return functionUrl(
        keys(client, Environment.required("CHANNELS_TABLE")),
        client,
        new TableNames(
            new PaymentRecords.Names(
                Environment.required("PEOPLE_TABLE"),
                Environment.required("ORDERS_TABLE"),
                Environment.required("GUARDS_TABLE"),
                Environment.required("WINDOWS_TABLE"),
                Environment.required("OWED_TABLE"),
                Environment.required("LEDGER_TABLE"),
                Environment.required("BOOKS_TABLE")),
            Environment.required("ACCOUNTS_TABLE"),
            Environment.required("SHARING_TABLE"),
            Environment.required("MANDATES_TABLE")),
        new Vault(
            new SecretKeyRing(Clients::secretsManager, Environment.required("IDENTITY_KEYS"))),
        new ReceiptKeys(
            new SecretKeyRing(Clients::secretsManager, Environment.required("RECEIPT_KEYS")),
            Clock.systemUTC()),
        PolicyResource.load(),
        new SecureRandom(),
        new Metrics(System.out, Clock.systemUTC(), Environment.required("STACK")));
  }

  /** The keys by which the channels sign. */
  static ChannelKeys keys(DynamoDbClient client, String table) {
    Channels channels = new Channels(new Tables(client), table);
    return keyid -> channels.find(keyid).map(Wiring::key);
  }

  private static ChannelKey key(RegisteredKey key) {
    return ChannelKey.of(key.channel(), key.kinds(), key.key(), key.notBefore(), key.notAfter());
  }

  static FunctionUrl functionUrl(
      ChannelKeys keys,
      DynamoDbClient client,
      TableNames names,
      Vault vault,
      ReceiptKeys receiptKeys,
      PolicyBook book,
      RandomGenerator random,
      Metrics metrics) {
    Tables tables = new Tables(client);
    PaymentRecords records = PaymentRecords.of(tables, names.payment(), vault);
    SharingRecords sharing =
        SharingRecords.of(
            records,
            new Accounts(tables, names.accounts()),
            new SharingRelations(tables, names.sharing()));
    MandateRecords mandates = MandateRecords.of(records, names.mandates());
    Ids ids = new Ids(random);
    QuotePremium quote = new QuotePremium(records, new Pricing(book));
    PlaceOrder place =
        new PlaceOrder(
            records,
            book,
            ids,
            OrderView::placed,
            window -> metrics.count(Map.of("WindowNotOpened", 1L), about(window)));
    AcceptPayment accept = new AcceptPayment(records, sharing, OrderView::notice);
    CloseWindow close = new CloseWindow(records, book, CloseWindowRoute::closed);
    CancelOrder cancel = new CancelOrder(records, OrderView::cancelled);
    OwedRoutes owed = new OwedRoutes(new LookUpOwed(records.owedMoney()));
    LedgerRoutes ledger =
        new LedgerRoutes(
            new TrialBalance(records.ledger(), records.books(), Hands.upTo(READS_AT_ONCE)),
            new AccountStatement(records.ledger(), records.books()));
    LookUpOrder lookUp = new LookUpOrder(records.people(), records.orders(), records.guards());
    LookUpRoutes lookUps = new LookUpRoutes(lookUp);
    ReceiptRoutes receipts = new ReceiptRoutes(lookUp, new ReceiptPage(book), receiptKeys);
    StaffLists lists = new StaffLists(tables, names.payment().orders());
    StaffListRoute staffLists =
        new StaffListRoute(
            new SubmitStaffList(records, lists, book, ids, list -> new Answer(202, list.listId())),
            new LookUpStaffList(lists, records.orders()));
    MandateRoutes given =
        new MandateRoutes(
            new LookUpMandate(mandates, book),
            new EndMandate(mandates, book),
            new OpenCharges(mandates));
    return new FunctionUrl(
        List.of(
            Route.post("/premium-payment/quotes", PAYING, new QuoteRoute(quote)),
            Route.post(
                "/premium-payment/orders",
                PAYING,
                new OrderRoute(place, new PayFromAccount(records, sharing, book, place))),
            Route.get("/premium-payment/orders", PAYING, lookUps::orderByNumber),
            Route.get("/premium-payment/orders/{orderId}", PAYING, lookUps::order),
            Route.post(
                "/premium-payment/orders/{orderId}/payment", PAYING, new NoticeRoute(accept)),
            Route.act(
                "/premium-payment/orders/{orderId}/cancellation",
                PAYING,
                new CancellationRoute(cancel)),
            Route.get("/premium-payment/people/{psnNo}/payments", PAYING, lookUps::payments),
            Route.get("/premium-payment/receipts/{receiptNo}", Route.ANY, receipts::receipt),
            Route.get("/premium-payment/keys", Route.ANY, receipts::published),
            Route.post(
                "/premium-payment/orders/{orderId}/refunds",
                PAYING,
                new RefundRoute(new RequestRefund(records, sharing, OwedView::requested))),
            Route.postTable("/premium-payment/staff-lists", PAYING, staffLists),
            Route.get("/premium-payment/staff-lists/{listId}", PAYING, staffLists::list),
            Route.post(
                "/premium-payment/mandates",
                AUTHENTICATING,
                new MandateRoute(new SignMandate(mandates, book, ids, MandateView::signed))),
            Route.get("/premium-payment/mandates/charges", PAYING, given::charges),
            Route.get("/premium-payment/mandates/{mandateId}", AUTHENTICATING, given::mandate),
            Route.delete("/premium-payment/mandates/{mandateId}", AUTHENTICATING, given::end),
            Route.get("/premium-payment/refunds", PAYING, owed::refunds),
            Route.get("/premium-payment/refunds/{refundId}", PAYING, owed::refund),
            Route.post(
                "/premium-payment/refunds/{refundId}/payment",
                PAYING,
                new RefundPaymentRoute(new AcceptRefundPayment(records, OwedView::paidBack))),
            Route.get("/premium-payment/ledger/trial-balance", OPERATING, ledger::trialBalance),
            Route.get(
                "/premium-payment/ledger/accounts/{accountId}/postings",
                OPERATING,
                ledger::postings),
            Route.get("/premium-payment/suspense", WATCHING, owed::suspense),
            Route.post(
                "/premium-payment/suspense/{suspenseId}/match",
                OPERATING,
                new MatchRoute(new MatchSuspense(records, sharing, OwedView::matched))),
            Route.act(
                "/premium-payment/suspense/{suspenseId}/return",
                OPERATING,
                new ReturnRoute(new ReturnSuspense(records, OwedView::returned))),
            Route.act(
                "/premium-payment/windows/{area}/{year}/close",
                OPERATING,
                new CloseWindowRoute(close))),
        keys,
        StorageUnavailable.class::isInstance,
        new JsonLines(System.out),
        Clock.systemUTC());
  }

  private static Json.Obj about(Windows.Name window) {
    return Json.Obj.empty().with("area", window.area().code()).with("year", window.year());
  }
}
