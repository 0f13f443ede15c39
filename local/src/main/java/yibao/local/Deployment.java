package yibao.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Whose tables a command means: the running cloud's, or a deployed stack's. */
final class Deployment {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where the local cloud runs. Default ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description =
          "The stack on AWS whose table it is, by the region and credentials of your environment.")
  private Optional<String> stack = Optional.empty();

  boolean isOnAws() {
    return stack.isPresent();
  }

  /**
   * Acts on a table of the stack on AWS.
   *
   * @param table its name without the stack's
   * @param act gets the client and the table's deployed name
   */
  void onAws(String table, BiConsumer<DynamoDbClient, String> act) {
    String deployed = stack.orElseThrow() + "-" + table;
    try (DynamoDbClient client =
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      act.accept(client, deployed);
    } catch (ResourceNotFoundException e) {
      throw new LocalCloudException(
          "There is no table " + deployed + ": is that the stack, and this its region?");
    } catch (SdkException e) {
      throw new LocalCloudException("AWS refused it: " + e.getMessage());
    }
  }

  /** Asks the running cloud; a refusal is told in its words. */
  void here(String method, String path, HttpRequest.BodyPublisher body)
      throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .method(method, body)
              .build();
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new LocalCloudException(
            Json.read(answer.body())
                .map(problem -> problem.path("detail").asText())
                .orElse("The local cloud answered " + answer.statusCode() + "."));
      }
    } catch (IOException e) {
      throw new LocalCloudException(
          "No local cloud answers at port "
              + port
              + ": start one by ./yibao up, or name a stack on AWS by --stack.");
    }
  }
}
