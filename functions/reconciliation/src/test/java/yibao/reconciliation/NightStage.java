package yibao.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import yibao.answers.OrderView;
import yibao.edge.Metrics;
import yibao.local.LocalTables;
import yibao.operations.AcceptPayment;
import yibao.operations.Answer;
import yibao.operations.Channel;
import yibao.operations.Hands;
import yibao.operations.Ids;
import yibao.operations.PaymentRecords;
import yibao.operations.PlaceOrder;
import yibao.operations.Pricing;
import yibao.operations.RegisterPerson;
import yibao.operations.ShanghaiTime;
import yibao.operations.SharingRecords;
import yibao.records.Accounts;
import yibao.records.Identities;
import yibao.records.Identity;
import yibao.records.KeyRing;
import yibao.records.Order;
import yibao.records.SharingRelations;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.Area;
import yibao.rules.IdNumber;
import yibao.rules.Money;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.Scheme;

/**
 * A channel's day: people who ordered and paid, the channel's bucket, and the job that runs at
 * night. The same each time it is set up.
 */
final class NightStage implements AutoCloseable {

  static final Channel WECHAT = new Channel("wechat");
  static final Area QINGHAI = new Area("630000");
  static final long PREMIUM = 40000;

  private static final PolicyBook BOOK = PolicyResource.load();
  private static final KeyRing KEYS = new KeyRing("1", Map.of("1", "a master key for tests alone"));

  /** The process is gone. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  final Bucket bucket = new Bucket();
  final ByteArrayOutputStream log = new ByteArrayOutputStream();
  final PaymentRecords records;
  final Accounts accounts;
  final Job job;
  private final RegisterPerson register;
  private final PlaceOrder place;
  private final AcceptPayment accept;
  private int writesUntilDeath = -1;
  private int people;

  NightStage(LocalTables stored) {
    Vault vault = new Vault(() -> KEYS);
    records = records(stored, stored.client(), vault);
    Ids ids = new Ids(new SplittableRandom(7));
    Tables tables = records.tables();
    accounts = new Accounts(tables, stored.name("AccountsTable"));
    register =
        new RegisterPerson(
            tables,
            records.people(),
            new Identities(tables, stored.name("IdentitiesTable"), vault),
            ids);
    place = new PlaceOrder(records, BOOK, ids, OrderView::placed, window -> {});
    SharingRecords sharing =
        SharingRecords.of(
            records, accounts, new SharingRelations(tables, stored.name("SharingTable")));
    accept = new AcceptPayment(records, sharing, OrderView::notice);
    job =
        Wiring.job(
            mortal(S3Client.class, bucket.client()),
            bucket.name(),
            records(stored, mortal(DynamoDbClient.class, stored.client()), vault),
            sharing,
            Hands.one(),
            new Metrics(new PrintStream(log, true, UTF_8), Clock.systemUTC(), "test"));
  }

  private static PaymentRecords records(LocalTables stored, DynamoDbClient client, Vault vault) {
    return PaymentRecords.of(
        new Tables(client),
        new PaymentRecords.Names(
            stored.name("PeopleTable"),
            stored.name("OrdersTable"),
            stored.name("GuardsTable"),
            stored.name("WindowsTable"),
            stored.name("OwedTable"),
            stored.name("LedgerTable"),
            stored.name("BooksTable")),
        vault);
  }

  /** Dies before the write that is asked for, whichever of the clients is to send it. */
  private <T> T mortal(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean writes =
                  method.getName().equals("transactWriteItems")
                      || method.getName().equals("putObject");
              if (writes && writesUntilDeath >= 0 && writesUntilDeath-- == 0) {
                throw new Death();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  void dieBeforeWrite(int number) {
    writesUntilDeath = number;
  }

  /** Whether there was no such write. */
  boolean hasSurvived() {
    boolean survived = writesUntilDeath >= 0;
    writesUntilDeath = -1;
    return survived;
  }

  /** An instant by Shanghai's clock, such as {@code 2025-11-05T12:00:00}. */
  static Instant at(String shanghai) {
    return LocalDateTime.parse(shanghai).atZone(ShanghaiTime.ZONE).toInstant();
  }

  String adult() {
    String digits = "63010219880402" + String.format("%03d", ++people);
    PersonFacts facts =
        new PersonFacts(
            LocalDate.of(1988, 4, 2), Optional.empty(), List.of(), List.of(), List.of());
    RegisterPerson.Outcome outcome =
        register.register(
            new RegisterPerson.Command(
                new Identity(
                    "01", digits + IdNumber.checkCharacter(digits), "张三", Optional.empty()),
                QINGHAI,
                facts,
                true),
            at("2025-01-01T12:00:00"));
    return ((RegisterPerson.Outcome.Registered) outcome).psnNo();
  }

  /** An order for a new adult; its id. */
  String ordered(String number, Instant now) {
    PlaceOrder.Outcome outcome =
        place.place(
            new PlaceOrder.Command(
                WECHAT,
                number,
                new Pricing.Asked(
                    QINGHAI,
                    Scheme.RESIDENT,
                    2026,
                    List.of(new Pricing.Insured(adult(), 0, false))),
                Optional.empty(),
                Order.Method.THIRD_PARTY,
                Money.ofFen(PREMIUM)),
            now);
    String body = ((PlaceOrder.Outcome.Placed) outcome).answer().body();
    return body.replaceFirst("\\{\"orderId\":\"([^\"]*)\".*", "$1");
  }

  /** What the channel's notice is answered. */
  Answer told(String orderId, String txn, Instant paidAt, Instant now) {
    AcceptPayment.Outcome outcome =
        accept.accept(
            new AcceptPayment.Command(WECHAT, orderId, txn, Money.ofFen(PREMIUM), paidAt), now);
    return ((AcceptPayment.Outcome.Answered) outcome).answer();
  }

  /** A statement of the day with these rows. */
  void send(LocalDate day, String... rows) {
    long sum = 0;
    for (String row : rows) {
      sum += Long.parseLong(row.split(",", -1)[3]);
    }
    bucket.send(
        "wechat",
        day,
        "channelTxnNo,channelOrderNo,kind,amountFen,at\n"
            + String.join("", rows)
            + "#total,"
            + rows.length
            + ","
            + sum
            + "\n");
  }

  static String row(String txn, String orderNo, long fen, Instant at) {
    return txn + "," + orderNo + ",PAID," + fen + "," + ShanghaiTime.text(at) + "\n";
  }

  @Override
  public void close() {
    bucket.close();
  }
}
