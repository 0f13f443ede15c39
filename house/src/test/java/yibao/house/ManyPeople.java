package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
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
import yibao.records.KeyRing;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.Tables;
import yibao.records.Vault;

/**
 * Enters many people straight into the table of a local cloud, sealed under its own keys: one by
 * one over HTTP they would take minutes.
 */
final class ManyPeople {

  private static final int ONE_TRANSACTION = 100;

  private ManyPeople() {}

  /**
   * Enters people as they are.
   *
   * @param data where the cloud keeps its secrets
   */
  static void enter(LocalCloud cloud, Path data, List<Person> those) throws IOException {
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
      for (int first = 0; first < those.size(); first += ONE_TRANSACTION) {
        int end = Math.min(those.size(), first + ONE_TRANSACTION);
        tables.commit(those.subList(first, end).stream().map(people::enter).toList());
      }
    }
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
