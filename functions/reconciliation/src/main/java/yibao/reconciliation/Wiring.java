package yibao.reconciliation;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.s3.S3Client;
import yibao.edge.Environment;
import yibao.edge.Metrics;
import yibao.operations.reconciliation.DueStatements;
import yibao.records.Clients;
import yibao.records.Reports;
import yibao.records.Statements;

/** Puts the function together from what the template gives it. */
final class Wiring {

  @Produces
  @Singleton
  Job job() {
    return job(
        Clients.s3(),
        Environment.required("STATEMENTS_BUCKET"),
        new Metrics(System.out, Clock.systemUTC(), Environment.required("STACK")));
  }

  static Job job(S3Client client, String bucket, Metrics metrics) {
    Statements statements = new Statements(client, bucket);
    Reports reports = new Reports(client, bucket);
    return new Job(
        statements,
        new DueStatements(statements, reports),
        new StatementWork(statements, reports),
        metrics);
  }
}
