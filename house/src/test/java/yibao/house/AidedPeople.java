package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalCloud;
import yibao.records.Change;
import yibao.records.Identity;
import yibao.records.KeyRing;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.PersonFacts;

/**
 * Enters many people straight into the table of a local cloud, sealed under its own keys: one by
 * one over HTTP they would take minutes.
 */
final class AidedPeople {

  private static final Area QINGHAI = new Area("630000");
  private static final int ONE_TRANSACTION = 100;

  private AidedPeople() {}

  /**
   * Enters people of extreme poverty.
   *
   * @param data where the cloud keeps its secrets
   */
  static void enter(LocalCloud cloud, Path data, int count) throws IOException {
    KeyRing keys = keys(data);
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(cloud.dynamoDb())
            .region(Region.CN_NORTH_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      Tables tables = new Tables(client);
      People people = new People(tables, "yibao-people", new Vault(() -> keys));
      for (int first = 0; first < count; first += ONE_TRANSACTION) {
        List<Change> changes = new ArrayList<>();
        for (int i = first; i < Math.min(count, first + ONE_TRANSACTION); i++) {
          changes.add(people.enter(person(i)));
        }
        tables.commit(changes);
      }
    }
  }

  private static Person person(int serial) {
    return Person.entered(
        "A1DED%05d".formatted(serial),
        QINGHAI,
        new Identity("01", "63010219500101%04d".formatted(serial), "马兰", Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        new PersonFacts(
            LocalDate.of(1950, 1, 1),
            Optional.empty(),
            List.of(
                new CategorySpell(
                    Category.EXTREME_POVERTY, LocalDate.of(2020, 1, 1), Optional.empty())),
            List.of(),
            List.of()),
        LocalDate.of(2025, 1, 1));
  }

  private static KeyRing keys(Path data) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode secrets = json.readTree(data.resolve("secrets.json").toFile());
    JsonNode ring = json.readTree(secrets.path("yibao-IdentityKeys").asText());
    Map<String, String> masters = new HashMap<>();
    ring.properties().forEach(key -> masters.put(key.getKey(), key.getValue().asText()));
    String current = masters.remove("current");
    return new KeyRing(Optional.ofNullable(current).orElseThrow(), masters);
  }
}
