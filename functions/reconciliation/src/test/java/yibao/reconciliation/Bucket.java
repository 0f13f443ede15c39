package yibao.reconciliation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import yibao.local.LocalObjects;

/** The bucket of statements and reports, as a channel and an operator use it. */
final class Bucket implements AutoCloseable {

  private final LocalObjects objects = LocalObjects.start();
  private final S3Client client =
      S3Client.builder()
          .httpClient(UrlConnectionHttpClient.create())
          .region(Region.AP_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCAL", "local")))
          .endpointOverride(objects.endpoint())
          .build();

  S3Client client() {
    return client;
  }

  String name() {
    return objects.name("StatementsBucket");
  }

  void send(String channel, LocalDate day, String statement) {
    client.putObject(
        r -> r.bucket(name()).key("statements/" + channel + "/" + day + ".csv"),
        RequestBody.fromString(statement));
  }

  /** Empty if there is none. */
  String report(String channel, LocalDate day, String form) {
    try {
      return client
          .getObjectAsBytes(
              r -> r.bucket(name()).key("reports/" + channel + "/" + day + "." + form))
          .asString(StandardCharsets.UTF_8);
    } catch (NoSuchKeyException e) {
      return "";
    }
  }

  @Override
  public void close() {
    client.close();
    objects.close();
  }
}
