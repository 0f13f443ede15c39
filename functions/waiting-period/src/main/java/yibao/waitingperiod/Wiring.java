package yibao.waitingperiod;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.edge.Caller;
import yibao.edge.Environment;
import yibao.edge.FunctionUrl;
import yibao.edge.JsonLines;
import yibao.edge.Route;
import yibao.operations.Assess;
import yibao.operations.AssessPerson;
import yibao.operations.LookUpPerson;
import yibao.records.Clients;
import yibao.records.People;
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
    return functionUrl(
        Clients.dynamoDb(),
        Environment.required("PEOPLE_TABLE"),
        new Vault(
            new SecretKeyRing(Clients::secretsManager, Environment.required("IDENTITY_KEYS"))),
        PolicyResource.load());
  }

  /**
   * @param peopleTable the only table that the function reads
   */
  static FunctionUrl functionUrl(
      DynamoDbClient client, String peopleTable, Vault vault, PolicyBook book) {
    Assess assess = new Assess(book);
    LookUpPerson people = new LookUpPerson(new People(new Tables(client), peopleTable, vault));
    return new FunctionUrl(
        List.of(
            Route.post("/waiting-period/assessments", Route.ANY, new FactsRoute(assess)),
            Route.get(
                "/waiting-period/people/{psnNo}/assessment",
                SEEING,
                new PersonRoute(people, new AssessPerson(people, assess)))),
        StorageUnavailable.class::isInstance,
        new JsonLines(System.out),
        Clock.systemUTC());
  }
}
