package yibao.sharingwatch;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.edge.Environment;
import yibao.edge.Metrics;
import yibao.operations.Hands;
import yibao.operations.SharingRecords;
import yibao.operations.WatchRelations;
import yibao.records.Clients;
import yibao.records.SecretKeyRing;
import yibao.records.SharingSetAsides;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;

/** Puts the function together from what the template gives it. */
final class Wiring {

  /** More of them would wait for one another where many offered something to one person. */
  private static final int PARTS_AT_ONCE = 8;

  @Produces
  @Singleton
  Job job() {
    return job(
        Clients.dynamoDb(),
        SharingRecords.Names.withoutCallers(
            Environment.required("PEOPLE_TABLE"),
            Environment.required("ACCOUNTS_TABLE"),
            Environment.required("SHARING_TABLE")),
        new Vault(
            new SecretKeyRing(Clients::secretsManager, Environment.required("IDENTITY_KEYS"))),
        PolicyResource.load(),
        new Metrics(System.out, Clock.systemUTC(), Environment.required("STACK")));
  }

  static Job job(
      DynamoDbClient client,
      SharingRecords.Names names,
      Vault vault,
      PolicyBook book,
      Metrics metrics) {
    Tables tables = new Tables(client);
    SharingRecords records = SharingRecords.of(tables, names, vault);
    return new Job(
        new WatchRelations(records, book, Hands.upTo(PARTS_AT_ONCE)),
        records.people(),
        new SharingSetAsides(tables, names.relations()),
        metrics,
        Clock.systemUTC());
  }
}
