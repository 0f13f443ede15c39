package yibao.clearing;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import yibao.edge.Environment;
import yibao.edge.Metrics;
import yibao.operations.clearing.ClearMonth;
import yibao.operations.clearing.MonthLines;
import yibao.records.Books;
import yibao.records.ClearedMonths;
import yibao.records.Clearing;
import yibao.records.Clients;
import yibao.records.Ledger;
import yibao.records.Tables;

/** Puts the function together from what the template gives it. */
final class Wiring {

  /** The tables that the function works on, by name. */
  record TableNames(String ledger, String books, String clearedMonths) {}

  @Produces
  @Singleton
  Job job() {
    return job(
        Clients.dynamoDb(),
        new TableNames(
            Environment.required("LEDGER_TABLE"),
            Environment.required("BOOKS_TABLE"),
            Environment.required("CLEARED_MONTHS_TABLE")),
        Clients.s3(),
        Environment.required("STATEMENTS_BUCKET"),
        new Metrics(System.out, Clock.systemUTC(), Environment.required("STACK")));
  }

  static Job job(
      DynamoDbClient client, TableNames names, S3Client objects, String bucket, Metrics metrics) {
    Tables tables = new Tables(client);
    Ledger ledger = new Ledger(tables, names.ledger());
    Clearing clearing = new Clearing(objects, bucket);
    return new Job(
        new ClearMonth(
            tables,
            ledger,
            new Books(tables, names.books()),
            new ClearedMonths(tables, names.clearedMonths())),
        clearing,
        new MonthStatements(new MonthLines(ledger), clearing),
        metrics);
  }
}
