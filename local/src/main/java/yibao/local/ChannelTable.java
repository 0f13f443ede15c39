package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Which table of channels a command means: the running cloud's, or a deployed stack's. */
final class ChannelTable {

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

  void add(ChannelKeyEntry entry) throws InterruptedException {
    if (stack.isPresent()) {
      onAws(stack.get(), register -> register.add(entry));
    } else {
      ObjectNode body =
          Json.object()
              .put("channel", entry.channel())
              .put("keyid", entry.keyid())
              .put("key", entry.key().x509())
              .put("notBefore", entry.notBefore().toString());
      entry.notAfter().ifPresent(end -> body.put("notAfter", end.toString()));
      entry.kinds().forEach(body.putArray("kinds")::add);
      here("POST", "/_local/channels", HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
    }
  }

  void remove(String keyid) throws InterruptedException {
    if (!ChannelKeyEntry.isKeyid(keyid)) {
      throw new LocalCloudException(keyid + " is no keyid.");
    }
    if (stack.isPresent()) {
      onAws(stack.get(), register -> register.remove(keyid));
    } else {
      here("DELETE", "/_local/channels/" + keyid, HttpRequest.BodyPublishers.noBody());
    }
  }

  private static void onAws(String stack, Consumer<ChannelRegister> act) {
    try (DynamoDbClient client =
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      act.accept(new ChannelRegister(client, stack + "-channels", InstantSource.system()));
    } catch (ResourceNotFoundException e) {
      throw new LocalCloudException(
          "There is no table " + stack + "-channels: is that the stack, and this its region?");
    } catch (SdkException e) {
      throw new LocalCloudException("AWS refused it: " + e.getMessage());
    }
  }

  private void here(String method, String path, HttpRequest.BodyPublisher body)
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
