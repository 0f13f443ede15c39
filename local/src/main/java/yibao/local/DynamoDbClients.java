package yibao.local;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The local cloud's own clients of a DynamoDB Local. */
final class DynamoDbClients {

  private DynamoDbClients() {}

  static DynamoDbClient tables(URI endpoint) {
    return at(endpoint, DynamoDbClient.builder());
  }

  static DynamoDbStreamsClient streams(URI endpoint) {
    return at(endpoint, DynamoDbStreamsClient.builder());
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C at(
      URI endpoint, B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(LocalAccount.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(10)))
        .overrideConfiguration(
            overrides ->
                overrides.retryStrategy(RetryMode.STANDARD).apiCallTimeout(Duration.ofSeconds(20)))
        .build();
  }
}
