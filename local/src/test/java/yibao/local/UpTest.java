package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code up} as the process that it is, and what is left when one of its processes is killed. */
class UpTest {

  private static final String STATEMENT = "/_local/statements/demo/2025-11-05";
  private static final Pattern URL = Pattern.compile("(http://localhost:\\d+)/probe");

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();
  private Path root = Path.of("");
  private Path data = root;

  private record Running(Process process, List<String> welcome, URI url) {}

  @BeforeEach
  void project(@TempDir Path folder) throws IOException {
    root = folder;
    Files.createSymbolicLink(root.resolve("local"), Installation.ofBuild().root().resolve("local"));
    Files.writeString(root.resolve("template.yaml"), ProbeCloud.TEMPLATE);
    ProbeCloud.zipProbe(root.resolve("probe.zip"));
    data = root.resolve("data");
  }

  @AfterEach
  void endAll() throws IOException {
    Files.delete(root.resolve("local"));
    started.forEach(Process::destroyForcibly);
    started.forEach(process -> process.onExit().join());
    client.close();
  }

  private JsonNode invocations(Running up) throws IOException, InterruptedException {
    byte[] answer = get(up, "/_local/invocations").getBytes(StandardCharsets.UTF_8);
    return Json.read(answer).orElseThrow();
  }

  private Process launch(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dyibao.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                "yibao.local.Yibao",
                "up",
                "--port",
                "0",
                "--data",
                data.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    started.add(process);
    return process;
  }

  private Running up(String... arguments) throws IOException {
    Process process = launch(arguments);
    BufferedReader said = process.inputReader();
    List<String> lines = new ArrayList<>();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      lines.add(line);
      if (line.startsWith("Ctrl-C")) {
        break;
      }
    }
    Matcher url = URL.matcher(String.join("\n", lines));
    assertThat(url.find()).as(String.join("\n", lines)).isTrue();
    return new Running(process, lines, URI.create(url.group(1)));
  }

  private String get(Running up, String path) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(up.url().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private void putStatement(Running up, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(up.url().resolve(STATEMENT))
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    client.send(request, HttpResponse.BodyHandlers.discarding());
  }

  private String rest(Process process) throws IOException {
    return String.join("\n", process.inputReader().readAllLines());
  }

  @Test
  void data_objects_secrets_and_clock_are_there_again_after_everything_was_killed()
      throws Exception {
    Running first = up("--today", "2025-11-05");
    assertThat(first.welcome())
        .hasSizeLessThanOrEqualTo(30)
        .anyMatch(line -> line.contains("2025-11-05 09:0"));
    get(first, "/probe/x?do=call:2");
    putStatement(first, "kept");
    String secrets = Files.readString(data.resolve("secrets.json"));
    List<ProcessHandle> children = first.process().descendants().toList();
    assertThat(children).hasSizeGreaterThanOrEqualTo(2);

    first.process().destroyForcibly();

    for (ProcessHandle child : children) {
      child.onExit().get(10, TimeUnit.SECONDS);
    }
    Running second = up();
    assertThat(get(second, "/_local/tables/things")).contains("call-1").contains("call-2");
    assertThat(get(second, STATEMENT)).isEqualTo("kept");
    assertThat(get(second, "/")).contains("\"business\":\"2025-11-05T09:0");
    assertThat(Files.readString(data.resolve("secrets.json"))).isEqualTo(secrets);
  }

  @Test
  void changes_that_a_function_hasnt_taken_come_again_after_everything_was_killed()
      throws Exception {
    ProbeCloud.zip(Relay.class, root.resolve("relay.zip"));
    try (Tester tester = new Tester()) {
      String stream = "StartingPosition: TRIM_HORIZON, BatchSize: 1";
      Files.writeString(
          root.resolve("template.yaml"),
          ProbeCloud.TEMPLATE + StreamCloud.resources(tester, Map.of("watch", stream)));
      tester.let("watch", Tester.THROWS);
      Running first = up();
      put(first, "a", "b", "c");
      for (int tries = 0; tester.batches("watch").size() < 2 && tries < 1000; tries++) {
        Thread.sleep(10);
      }
      first.process().destroyForcibly().waitFor();
      tester.let("watch", Tester.TAKES_ALL);
      tester.batches("watch").clear();

      Running second = up();
      put(second, "d");
      client.send(
          HttpRequest.newBuilder(second.url().resolve("/_local/streams/watch"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.discarding());

      assertThat(tester.ids("watch"))
          .containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
    }
  }

  private void put(Running up, String... ids) throws IOException, InterruptedException {
    byte[] page = get(up, "/").getBytes(StandardCharsets.UTF_8);
    String endpoint = Json.read(page).orElseThrow().path("dynamodb").asText();
    try (DynamoDbClient tables = DynamoDbClients.tables(URI.create(endpoint))) {
      for (String id : ids) {
        tables.putItem(
            request ->
                request.tableName("yibao-watch").item(Map.of("id", AttributeValue.fromS(id))));
      }
    }
  }

  @Test
  void a_second_up_on_the_same_data_is_refused_as_is_a_day_before_the_kept_one() throws Exception {
    Running first = up("--today", "2025-11-05");
    Process second = launch();
    assertThat(rest(second)).contains("is used by another ./yibao up");
    assertThat(second.waitFor()).isEqualTo(1);

    first.process().destroy();
    assertThat(first.process().waitFor()).isZero();
    Process third = launch("--today", "2025-11-04");
    assertThat(rest(third)).contains("already stands at 2025-11-05");
    assertThat(third.waitFor()).isEqualTo(1);
  }

  @Test
  void payment_window_is_run_once_at_the_start() throws Exception {
    Files.writeString(
        root.resolve("template.yaml"), ProbeCloud.TEMPLATE.replace("-nightly", "-payment-window"));
    Running up = up("--today", "2025-11-05");

    JsonNode invocations = invocations(up);
    for (int tries = 0; invocations.isEmpty() && tries < 100; tries++) {
      Thread.sleep(100);
      invocations = invocations(up);
    }

    assertThat(invocations.findValuesAsText("function")).containsExactly("payment-window");
  }

  @Test
  void being_asked_to_stop_ends_every_child_and_is_no_failure() throws Exception {
    Running up = up();
    get(up, "/probe/x");
    List<ProcessHandle> children = up.process().descendants().toList();

    up.process().destroy();

    assertThat(up.process().waitFor()).isZero();
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void when_dynamodb_local_dies_up_says_so_and_fails() throws Exception {
    Running up = up();
    ProcessHandle dynamoDb =
        up.process()
            .children()
            .filter(child -> child.info().commandLine().orElse("").contains("ServerRunner"))
            .findFirst()
            .orElseThrow();

    dynamoDb.destroyForcibly();

    assertThat(rest(up.process())).contains("DynamoDB Local has ended by itself");
    assertThat(up.process().waitFor()).isEqualTo(1);
  }
}
