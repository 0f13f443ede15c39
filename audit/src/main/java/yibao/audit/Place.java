package yibao.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.operations.PaymentRecords;
import yibao.operations.ShanghaiTime;
import yibao.records.Accounts;
import yibao.records.Tables;
import yibao.records.Vault;

/**
 * Where the books stand.
 *
 * @param today the day that it is there
 */
record Place(PaymentRecords records, Accounts accounts, LocalDate today) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String LOCAL_STACK = "yibao";

  /** A stack on AWS, by the region and credentials of the environment. */
  static Place ofStack(String stack, Clock clock) {
    DynamoDbClient client =
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    return of(client, stack, ShanghaiTime.dateOf(clock.instant()));
  }

  /** The local cloud that runs at a port; it says where its tables are and what day it believes. */
  static Place ofPort(int port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String page = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      DynamoDbClient client =
          DynamoDbClient.builder()
              .httpClient(UrlConnectionHttpClient.create())
              .endpointOverride(URI.create(text(page, "dynamodb")))
              .region(Region.AP_EAST_1)
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
              .build();
      OffsetDateTime business = OffsetDateTime.parse(text(page, "business"));
      return of(client, LOCAL_STACK, ShanghaiTime.dateOf(business.toInstant()));
    }
  }

  private static Place of(DynamoDbClient client, String stack, LocalDate today) {
    Tables tables = new Tables(client);
    return new Place(records(tables, stack), new Accounts(tables, stack + "-accounts"), today);
  }

  private static String text(String page, String name) throws IOException {
    try (JsonParser parser = JSON.createParser(page)) {
      while (parser.nextToken() != null) {
        if (name.equals(parser.currentName()) && parser.nextToken().isScalarValue()) {
          return parser.getText();
        }
      }
    }
    throw new IOException("what answers there is no local cloud: it has no " + name);
  }

  /** No name of a person is read, so no key is needed. */
  private static PaymentRecords records(Tables tables, String stack) {
    return PaymentRecords.of(
        tables,
        new PaymentRecords.Names(
            stack + "-people",
            stack + "-orders",
            stack + "-guards",
            stack + "-windows",
            stack + "-owed",
            stack + "-ledger",
            stack + "-books"),
        new Vault(
            () -> {
              throw new IllegalStateException("an audit reads nothing that is encrypted");
            }));
  }
}
