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
import yibao.edge.Caller;
import yibao.edge.Environment;
import yibao.edge.FunctionUrl;
import yibao.edge.Json;
import yibao.edge.JsonLines;
import yibao.edge.Metrics;
import yibao.edge.Route;
import yibao.operations.AcceptPayment;
import yibao.operations.CancelOrder;
import yibao.operations.CloseWindow;
import yibao.operations.Ids;
import yibao.operations.LookUpOrder;
import yibao.operations.PaymentRecords;
import yibao.operations.PlaceOrder;
import yibao.operations.Pricing;
import yibao.operations.QuotePremium;
import yibao.records.Clients;
import yibao.records.Guards;
import yibao.records.Ledger;
import yibao.records.Orders;
import yibao.records.OwedMoney;
import yibao.records.People;
import yibao.records.SecretKeyRing;
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

  private static final Set<Caller.Kind> OPERATING = EnumSet.of(Caller.Kind.OPERATOR);

  /** The tables that the function works on, by name. */
  record TableNames(
      String people, String orders, String guards, String windows, String ledger, String owed) {}

  @Produces
  @Singleton
  FunctionUrl functionUrl() {
    return functionUrl(
        Clients.dynamoDb(),
        new TableNames(
            Environment.required("PEOPLE_TABLE"),
            Environment.required("ORDERS_TABLE"),
            Environment.required("GUARDS_TABLE"),
            Environment.required("WINDOWS_TABLE"),
            Environment.required("LEDGER_TABLE"),
            Environment.required("OWED_TABLE")),
        new Vault(
            new SecretKeyRing(Clients::secretsManager, Environment.required("IDENTITY_KEYS"))),
        PolicyResource.load(),
        new SecureRandom(),
        new Metrics(System.out, Clock.systemUTC(), Environment.required("STACK")));
  }

  static FunctionUrl functionUrl(
      DynamoDbClient client,
      TableNames names,
      Vault vault,
      PolicyBook book,
      RandomGenerator random,
      Metrics metrics) {
    Tables tables = new Tables(client);
    PaymentRecords records =
        new PaymentRecords(
            tables,
            new People(tables, names.people(), vault),
            new Orders(tables, names.orders()),
            new Guards(tables, names.guards()),
            new Windows(tables, names.windows()),
            new OwedMoney(names.owed()),
            vault);
    QuotePremium quote = new QuotePremium(records, new Pricing(book));
    PlaceOrder place =
        new PlaceOrder(
            records,
            book,
            new Ids(random),
            OrderView::placed,
            window -> metrics.count(Map.of("WindowNotOpened", 1L), about(window)));
    AcceptPayment accept =
        new AcceptPayment(records, new Ledger(names.ledger()), OrderView::notice);
    CloseWindow close = new CloseWindow(records, book, CloseWindowRoute::closed);
    CancelOrder cancel = new CancelOrder(records, OrderView::cancelled);
    LookUpRoutes lookUps =
        new LookUpRoutes(
            new LookUpOrder(records.people(), records.orders(), records.guards()),
            new ReceiptPage(book));
    return new FunctionUrl(
        List.of(
            Route.post("/premium-payment/quotes", PAYING, new QuoteRoute(quote)),
            Route.post("/premium-payment/orders", PAYING, new OrderRoute(place)),
            Route.get("/premium-payment/orders", PAYING, lookUps::orderByNumber),
            Route.get("/premium-payment/orders/{orderId}", PAYING, lookUps::order),
            Route.post(
                "/premium-payment/orders/{orderId}/payment", PAYING, new NoticeRoute(accept)),
            Route.act(
                "/premium-payment/orders/{orderId}/cancellation",
                PAYING,
                new CancellationRoute(cancel)),
            Route.get("/premium-payment/people/{psnNo}/payments", PAYING, lookUps::payments),
            Route.get("/premium-payment/receipts/{receiptNo}", Route.ANY, lookUps::receipt),
            Route.act(
                "/premium-payment/windows/{area}/{year}/close",
                OPERATING,
                new CloseWindowRoute(close))),
        StorageUnavailable.class::isInstance,
        new JsonLines(System.out),
        Clock.systemUTC());
  }

  private static Json.Obj about(Windows.Name window) {
    return Json.Obj.empty().with("area", window.area().code()).with("year", window.year());
  }
}
