package yibao.records;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The clients of AWS as a function uses them: region, credentials and endpoints come from Lambda's
 * environment.
 */
public final class Clients {

  /**
   * A function answers within its time-out, so a try that hangs is given up while there is time for
   * another.
   */
  private static final Duration ONE_TRY = Duration.ofSeconds(4);

  private static final Duration ALL_TRIES = Duration.ofSeconds(10);

  /** An object is read and written by megabytes, in jobs that nobody waits for. */
  private static final Duration ONE_TRY_OF_AN_OBJECT = Duration.ofSeconds(20);

  private static final Duration ALL_TRIES_OF_AN_OBJECT = Duration.ofSeconds(60);

  private Clients() {}

  public static DynamoDbClient dynamoDb() {
    return DynamoDbClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(credentials())
        .overrideConfiguration(configuration(ONE_TRY, ALL_TRIES))
        .build();
  }

  public static SecretsManagerClient secretsManager() {
    return SecretsManagerClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(credentials())
        .overrideConfiguration(configuration(ONE_TRY, ALL_TRIES))
        .build();
  }

  /** For functions whose own dependencies bring S3 along. */
  public static S3Client s3() {
    return S3Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(credentials())
        .overrideConfiguration(configuration(ONE_TRY_OF_AN_OBJECT, ALL_TRIES_OF_AN_OBJECT))
        .build();
  }

  /**
   * Plain functions get credentials as variables, restored snapshots from the container's endpoint.
   */
  private static AwsCredentialsProvider credentials() {
    return AwsCredentialsProviderChain.of(
        EnvironmentVariableCredentialsProvider.create(),
        ContainerCredentialsProvider.builder().build());
  }

  private static ClientOverrideConfiguration configuration(Duration oneTry, Duration allTries) {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(oneTry)
        .apiCallTimeout(allTries)
        .retryStrategy(DefaultRetryStrategy.standardStrategyBuilder().maxAttempts(3).build())
        .build();
  }
}
