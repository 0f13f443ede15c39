package yibao.enrolment;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.edge.Caller;
import yibao.edge.Environment;
import yibao.edge.FunctionUrl;
import yibao.edge.JsonLines;
import yibao.edge.Route;
import yibao.operations.Ids;
import yibao.operations.LookUpPerson;
import yibao.operations.RegisterPerson;
import yibao.records.Clients;
import yibao.records.Identities;
import yibao.records.People;
import yibao.records.SecretKeyRing;
import yibao.records.StorageUnavailable;
import yibao.records.Tables;
import yibao.records.Vault;

/** Puts the function together from what the template gives it. */
final class Wiring {

  @Produces
  @Singleton
  FunctionUrl functionUrl() {
    return functionUrl(
        Clients.dynamoDb(),
        Environment.required("PEOPLE_TABLE"),
        Environment.required("IDENTITIES_TABLE"),
        new Vault(
            new SecretKeyRing(Clients::secretsManager, Environment.required("IDENTITY_KEYS"))),
        new SecureRandom());
  }

  static FunctionUrl functionUrl(
      DynamoDbClient client,
      String peopleTable,
      String identitiesTable,
      Vault vault,
      RandomGenerator random) {
    Tables tables = new Tables(client);
    People people = new People(tables, peopleTable, vault);
    RegisterPerson register =
        new RegisterPerson(
            tables, people, new Identities(tables, identitiesTable, vault), new Ids(random));
    return new FunctionUrl(
        List.of(
            Route.post(
                "/enrolment/people",
                EnumSet.of(Caller.Kind.PAYMENT, Caller.Kind.CITIZEN_APP, Caller.Kind.BUREAU),
                new RegisterRoute(register)),
            Route.get(
                "/enrolment/people/{psnNo}",
                EnumSet.of(Caller.Kind.CITIZEN_APP, Caller.Kind.BUREAU),
                new PersonRoute(new LookUpPerson(people)))),
        StorageUnavailable.class::isInstance,
        new JsonLines(System.out),
        Clock.systemUTC());
  }
}
