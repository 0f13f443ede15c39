package yibao.accountcredit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.edge.Environment;
import yibao.edge.Metrics;
import yibao.operations.AccountRecords;
import yibao.operations.CreditInterest;
import yibao.operations.CreditRetirees;
import yibao.operations.FinishStaffLists;
import yibao.operations.PaymentRecords;
import yibao.operations.SharingRecords;
import yibao.records.Accounts;
import yibao.records.Clients;
import yibao.records.SecretKeyRing;
import yibao.records.SharingRelations;
import yibao.records.Sweeps;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;

/** Puts the function together from what the template gives it. */
final class Wiring {

  /** The tables that the function works on, by name. */
  record TableNames(PaymentRecords.Names payment, String accounts, String sharing, String sweeps) {}

  @Produces
  @Singleton
  Job job() {
    return job(
        Clients.dynamoDb(),
        new TableNames(
            PaymentRecords.Names.withoutCallers(
                Environment.required("PEOPLE_TABLE"),
                Environment.required("ORDERS_TABLE"),
                Environment.required("OWED_TABLE"),
                Environment.required("LEDGER_TABLE"),
                Environment.required("BOOKS_TABLE")),
            Environment.required("ACCOUNTS_TABLE"),
            Environment.required("SHARING_TABLE"),
            Environment.required("SWEEPS_TABLE")),
        new Vault(
            new SecretKeyRing(Clients::secretsManager, Environment.required("IDENTITY_KEYS"))),
        PolicyResource.load(),
        new Metrics(System.out, Clock.systemUTC(), Environment.required("STACK")));
  }

  static Job job(
      DynamoDbClient client, TableNames names, Vault vault, PolicyBook book, Metrics metrics) {
    Tables tables = new Tables(client);
    PaymentRecords payments = PaymentRecords.of(tables, names.payment(), vault);
    Accounts accounts = new Accounts(tables, names.accounts());
    AccountRecords records = AccountRecords.of(payments, accounts);
    Sweeps sweeps = new Sweeps(tables, names.sweeps());
    return new Job(
        new FinishStaffLists(
            payments,
            SharingRecords.of(payments, accounts, new SharingRelations(tables, names.sharing()))),
        new CreditRetirees(records, sweeps, book, Clock.systemUTC()),
        new CreditInterest(records, sweeps, book, Clock.systemUTC()),
        metrics);
  }
}
