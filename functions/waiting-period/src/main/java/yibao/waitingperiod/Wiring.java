package yibao.waitingperiod;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.edge.Caller;
import yibao.edge.ChannelKey;
import yibao.edge.ChannelKeys;
import yibao.edge.Environment;
import yibao.edge.FunctionUrl;
import yibao.edge.JsonLines;
import yibao.edge.Route;
import yibao.operations.Assess;
import yibao.operations.AssessPerson;
import yibao.operations.AssessRetirement;
import yibao.operations.LookUpPerson;
import yibao.records.Channels;
import yibao.records.Clients;
import yibao.records.People;
import yibao.records.RegisteredKey;
import yibao.records.SecretKeyRing;
import yibao.records.StorageUnavailable;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;

/** Puts the function together from what the template gives it. */
final class Wiring {

  private static final Set<Caller.Kind> SEEING =
      EnumSet.of(Caller.Kind.CITIZEN_APP, Caller.Kind.BUREAU);

  @Produces
  @Singleton
  FunctionUrl functionUrl() {
    DynamoDbClient client = Clients.dynamoDb();
    return functionUrl(
        keys(client, Environment.required("CHANNELS_TABLE")),
        client,
        Environment.required("PEOPLE_TABLE"),
        new Vault(
            new SecretKeyRing(Clients::secretsManager, Environment.required("IDENTITY_KEYS"))),
        PolicyResource.load());
  }

  /** The keys by which the channels sign. */
  static ChannelKeys keys(DynamoDbClient client, String table) {
    Channels channels = new Channels(new Tables(client), table);
    return keyid -> channels.find(keyid).map(Wiring::key);
  }

  private static ChannelKey key(RegisteredKey key) {
    return ChannelKey.of(key.channel(), key.kinds(), key.key(), key.notBefore(), key.notAfter());
  }

  /**
   * @param peopleTable the only table that the function's own work reads
   */
  static FunctionUrl functionUrl(
      ChannelKeys keys, DynamoDbClient client, String peopleTable, Vault vault, PolicyBook book) {
    Assess assess = new Assess(book);
    LookUpPerson people = new LookUpPerson(new People(new Tables(client), peopleTable, vault));
    OwnFile files = new OwnFile(people);
    return new FunctionUrl(
        List.of(
            Route.post("/waiting-period/assessments", Route.ANY, new FactsRoute(assess)),
            Route.get(
                "/waiting-period/people/{psnNo}/assessment",
                SEEING,
                new PersonRoute(files, new AssessPerson(people, assess))),
            Route.get(
                "/waiting-period/people/{psnNo}/retirement",
                SEEING,
                new RetirementRoute(files, new AssessRetirement(book, people)))),
        keys,
        StorageUnavailable.class::isInstance,
        new JsonLines(System.out),
        Clock.systemUTC());
  }
}
