package yibao.paymentwindow;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.edge.Environment;
import yibao.edge.Metrics;
import yibao.operations.AdvanceWindows;
import yibao.operations.ChargeMandates;
import yibao.operations.EnrolAided;
import yibao.operations.Ids;
import yibao.operations.MandateRecords;
import yibao.operations.NamedDays;
import yibao.operations.PaymentRecords;
import yibao.records.Clients;
import yibao.records.SecretKeyRing;
import yibao.records.Sweeps;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;

/** Puts the function together from what the template gives it. */
final class Wiring {

  /** The tables that the function works on, by name. */
  record TableNames(PaymentRecords.Names payment, String sweeps, String mandates) {}

  @Produces
  @Singleton
  Job job() {
    return job(
        Clients.dynamoDb(),
        new TableNames(
            PaymentRecords.Names.withoutOwed(
                Environment.required("PEOPLE_TABLE"),
                Environment.required("ORDERS_TABLE"),
                Environment.required("GUARDS_TABLE"),
                Environment.required("WINDOWS_TABLE"),
                Environment.required("LEDGER_TABLE"),
                Environment.required("BOOKS_TABLE")),
            Environment.required("SWEEPS_TABLE"),
            Environment.required("MANDATES_TABLE")),
        NamedDays.parse(Environment.required("MANDATE_DAYS")),
        new Vault(
            new SecretKeyRing(Clients::secretsManager, Environment.required("IDENTITY_KEYS"))),
        PolicyResource.load(),
        new SecureRandom(),
        new Metrics(System.out, Clock.systemUTC(), Environment.required("STACK")));
  }

  static Job job(
      DynamoDbClient client,
      TableNames names,
      NamedDays mandateDays,
      Vault vault,
      PolicyBook book,
      RandomGenerator random,
      Metrics metrics) {
    Tables tables = new Tables(client);
    PaymentRecords records = PaymentRecords.of(tables, names.payment(), vault);
    Sweeps sweeps = new Sweeps(tables, names.sweeps());
    Ids ids = new Ids(random);
    return new Job(
        new AdvanceWindows(tables, records.windows(), book),
        new EnrolAided(records, sweeps, book, ids, Clock.systemUTC()),
        new ChargeMandates(
            MandateRecords.of(records, names.mandates()),
            sweeps,
            book,
            ids,
            mandateDays,
            Clock.systemUTC()),
        metrics);
  }
}
