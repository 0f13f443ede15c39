package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends one function an event from a file and prints its answer. */
@Command(
    name = "invoke",
    description =
        "Sends a function an event from a file, in the running cloud or in one of its own.",
    mixinStandardHelpOptions = true)
final class Invoke implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "function", description = "Such as premium-payment.")
  private String function = "";

  @Parameters(
      index = "1",
      paramLabel = "event.json",
      description = "Such as events/premium-payment/quote.json.")
  private Path event = Path.of("");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where a running cloud is looked for. Default ${DEFAULT-VALUE}.")
  private int port;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path file = Files.isRegularFile(event) ? event : Project.root().resolve(event);
    if (!Files.isRegularFile(file)) {
      throw new LocalCloudException(
          event + " isn't a file: name an event such as those in events/.");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (Json.read(bytes).isEmpty()) {
      throw new LocalCloudException(event + " is no JSON: mend it.");
    }
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      URI running = URI.create("http://localhost:" + port);
      return answers(client, running)
          ? print(send(client, running, function, bytes))
          : sendToOneOfItsOwn(client, file, bytes);
    }
  }

  private static boolean answers(HttpClient client, URI cloud) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(cloud.resolve("/_local/invocations"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** A cloud of its own is empty, so what the event needs is played there first. */
  private int sendToOneOfItsOwn(HttpClient client, Path file, byte[] bytes)
      throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (LocalCloud cloud =
        LocalCloud.start(LocalCloud.Options.inProject(Project.root()).withSay(err::println))) {
      World.Sender sender = (called, event) -> send(client, cloud.url(), called, event).body();
      String name = function + "/" + file.getFileName();
      byte[] ready = World.of(Project.root()).ready(name, bytes, sender);
      return print(send(client, cloud.url(), function, ready));
    }
  }

  private static HttpResponse<byte[]> send(
      HttpClient client, URI cloud, String function, byte[] bytes)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                cloud.resolve("/" + InvokeApi.VERSION + "/functions/" + function + "/invocations"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private int print(HttpResponse<byte[]> answer) {
    boolean failed =
        answer.statusCode() >= 300
            || answer.headers().firstValue("x-amz-function-error").isPresent();
    PrintWriter out = spec.commandLine().getOut();
    if (failed) {
      out.println("The function failed.");
    }
    Json.read(answer.body())
        .ifPresentOrElse(
            json -> print(json, out),
            () -> out.println(new String(answer.body(), StandardCharsets.UTF_8)));
    out.flush();
    return failed || isServerError(answer.body()) ? 1 : 0;
  }

  private static boolean isServerError(byte[] answer) {
    return Json.read(answer).map(json -> json.path("statusCode").asInt() >= 500).orElse(false);
  }

  private static void print(JsonNode answer, PrintWriter out) {
    if (!answer.path("statusCode").canConvertToInt()) {
      out.println(Json.pretty(answer));
      return;
    }
    out.println(answer.path("statusCode").asInt());
    answer
        .path("headers")
        .properties()
        .forEach(header -> out.println(header.getKey() + ": " + header.getValue().asText()));
    out.println();
    String body = answer.path("body").asText();
    out.println(Json.read(body.getBytes(StandardCharsets.UTF_8)).map(Json::pretty).orElse(body));
  }
}
