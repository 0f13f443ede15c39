package yibao.reconciliation;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.s3.S3Client;
import yibao.answers.OrderView;
import yibao.answers.OwedView;
import yibao.edge.Environment;
import yibao.edge.Metrics;
import yibao.operations.AcceptPayment;
import yibao.operations.AcceptRefundPayment;
import yibao.operations.Hands;
import yibao.operations.OldestPending;
import yibao.operations.PaymentRecords;
import yibao.operations.SealBooks;
import yibao.operations.SharingRecords;
import yibao.operations.reconciliation.CorrectDifference;
import yibao.operations.reconciliation.DueStatements;
import yibao.operations.reconciliation.ReconcileStatement;
import yibao.records.Accounts;
import yibao.records.Clients;
import yibao.records.Reports;
import yibao.records.SecretKeyRing;
import yibao.records.SharingRelations;
import yibao.records.Statements;
import yibao.records.Tables;
import yibao.records.Vault;

/** Puts the function together from what the template gives it. */
final class Wiring {

  /** What a bad day brings many of, each some round trips to the tables. */
  private static final int CORRECTIONS_AT_ONCE = 16;

  @Produces
  @Singleton
  Job job() {
    Tables tables = new Tables(Clients.dynamoDb());
    PaymentRecords records =
        PaymentRecords.of(
            tables,
            PaymentRecords.Names.withoutWindows(
                Environment.required("PEOPLE_TABLE"),
                Environment.required("ORDERS_TABLE"),
                Environment.required("GUARDS_TABLE"),
                Environment.required("OWED_TABLE"),
                Environment.required("LEDGER_TABLE"),
                Environment.required("BOOKS_TABLE")),
            new Vault(
                new SecretKeyRing(Clients::secretsManager, Environment.required("IDENTITY_KEYS"))));
    return job(
        Clients.s3(),
        Environment.required("STATEMENTS_BUCKET"),
        records,
        SharingRecords.of(
            records,
            new Accounts(tables, Environment.required("ACCOUNTS_TABLE")),
            new SharingRelations(tables, Environment.required("SHARING_TABLE"))),
        Hands.upTo(CORRECTIONS_AT_ONCE),
        new Metrics(System.out, Clock.systemUTC(), Environment.required("STACK")));
  }

  static Job job(
      S3Client client,
      String bucket,
      PaymentRecords records,
      SharingRecords sharing,
      Hands hands,
      Metrics metrics) {
    Statements statements = new Statements(client, bucket);
    Reports reports = new Reports(client, bucket);
    // a channel's late notice gets the very answer that it would have had in time
    CorrectDifference corrections =
        new CorrectDifference(
            records,
            new AcceptPayment(records, sharing, OrderView::notice),
            new AcceptRefundPayment(records, OwedView::paidBack));
    return new Job(
        new SealBooks(records.ledger(), records.books()),
        records.books(),
        statements,
        new DueStatements(statements, reports),
        new StatementWork(statements, reports, new ReconcileStatement(records, corrections, hands)),
        new Watch(metrics, new OldestPending(records.owedMoney())));
  }
}
