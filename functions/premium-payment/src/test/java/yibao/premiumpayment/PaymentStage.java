package yibao.premiumpayment;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import yibao.edge.Metrics;
import yibao.local.LocalTables;
import yibao.local.Stage;
import yibao.operations.AdvanceWindows;
import yibao.operations.Answer;
import yibao.operations.ChargeMandates;
import yibao.operations.Ids;
import yibao.operations.MandateRecords;
import yibao.operations.MergePeople;
import yibao.operations.NamedDays;
import yibao.operations.OpenAccount;
import yibao.operations.OverdueEnrolment;
import yibao.operations.PaymentRecords;
import yibao.operations.PeopleRecords;
import yibao.operations.RecordDeath;
import yibao.operations.RegisterPerson;
import yibao.operations.SealBooks;
import yibao.operations.SharingRecords;
import yibao.records.Accounts;
import yibao.records.Books;
import yibao.records.Identities;
import yibao.records.KeyRing;
import yibao.records.Ledger;
import yibao.records.Mandates;
import yibao.records.Settlements;
import yibao.records.SharingRelations;
import yibao.records.Sweeps;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;

/** The handler of premium-payment on tables of its own, and people to be paid for. */
final class PaymentStage {

  private static final Context UNUSED =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private PaymentStage() {}

  static Stage start() {
    return start(System.out);
  }

  /**
   * @param log where the function counts what is counted
   */
  static Stage start(PrintStream log) {
    return on(LocalTables.start(), log);
  }

  /** Tables that the test looks into itself. */
  static Stage on(LocalTables tables) {
    return on(tables, System.out);
  }

  /**
   * Each event meets a new environment, so that none remembers what stood in the tables before they
   * were emptied.
   */
  private static Stage on(LocalTables tables, PrintStream log) {
    Vault vault = new Vault(() -> new KeyRing("1", Map.of("1", "a key for tests")));
    Random random = new Random(20251105);
    PolicyBook book = PolicyResource.load();
    Supplier<PremiumPaymentHandler> environment =
        () ->
            new PremiumPaymentHandler(
                Wiring.functionUrl(
                    Wiring.keys(tables.client(), tables.name("ChannelsTable")),
                    tables.client(),
                    new Wiring.TableNames(
                        names(tables),
                        tables.name("AccountsTable"),
                        tables.name("SharingTable"),
                        tables.name("MandatesTable")),
                    vault,
                    ReceiptKeysTest.keys(ReceiptKeysTest.FIRST),
                    book,
                    random,
                    new Metrics(log, Clock.systemUTC(), "test")));
    Enrolled enrolled = enrolled(tables, vault, random);
    NamedDay namedDay = namedDay(tables, vault, random);
    return new Stage(
        tables,
        (function, event) -> {
          if (function.equals("enrolment")) {
            return enrolled.answer(event);
          }
          if (function.equals("payment-window")) {
            return namedDay.answer(event);
          }
          ByteArrayOutputStream reply = new ByteArrayOutputStream();
          environment.get().handleRequest(new ByteArrayInputStream(event), reply, UNUSED);
          return reply.toByteArray();
        });
  }

  /** Seals the days of the books that are due, as reconciliation does. */
  static void seal(LocalTables local, Instant now) {
    Tables tables = new Tables(local.client());
    new SealBooks(
            new Ledger(tables, local.name("LedgerTable")),
            new Books(tables, local.name("BooksTable")))
        .seal(now, () -> true);
  }

  private static PaymentRecords.Names names(LocalTables tables) {
    return new PaymentRecords.Names(
        tables.name("PeopleTable"),
        tables.name("OrdersTable"),
        tables.name("GuardsTable"),
        tables.name("WindowsTable"),
        tables.name("OwedTable"),
        tables.name("LedgerTable"),
        tables.name("BooksTable"));
  }

  private static NamedDay namedDay(LocalTables local, Vault vault, Random random) {
    Tables tables = new Tables(local.client());
    PaymentRecords records = PaymentRecords.of(tables, names(local), vault);
    return new NamedDay(
        new AdvanceWindows(tables, records.windows(), PolicyResource.load()),
        new ChargeMandates(
            MandateRecords.of(records, local.name("MandatesTable")),
            new Sweeps(tables, local.name("SweepsTable")),
            PolicyResource.load(),
            new Ids(random),
            NamedDays.parse("5,15,25"),
            Clock.systemUTC()));
  }

  private static Enrolled enrolled(LocalTables local, Vault vault, Random random) {
    Tables tables = new Tables(local.client());
    Identities identities = new Identities(tables, local.name("IdentitiesTable"), vault);
    PaymentRecords records = PaymentRecords.of(tables, names(local), vault);
    Accounts accounts = new Accounts(tables, local.name("AccountsTable"));
    Ids ids = new Ids(random);
    OverdueEnrolment overdue =
        new OverdueEnrolment(
            records, new Sweeps(tables, local.name("SweepsTable")), PolicyResource.load(), ids);
    return new Enrolled(
        new RegisterPerson(tables, records.people(), identities, ids),
        new RecordDeath(
            new PeopleRecords(tables, records.people(), identities, records.guards(), vault),
            overdue,
            person -> new Answer(200, "")),
        new MergePeople(
            records,
            SharingRecords.of(
                records, accounts, new SharingRelations(tables, local.name("SharingTable"))),
            new Mandates(tables, local.name("MandatesTable"), vault),
            new Settlements(tables, local.name("SettlementsTable"), vault),
            overdue,
            PolicyResource.load(),
            merged -> new Answer(200, "")),
        new OpenAccount(records, accounts, account -> new Answer(201, "")));
  }
}
