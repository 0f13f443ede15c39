package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A local cloud of a small template whose only function is {@link Probe}. */
final class ProbeCloud implements AutoCloseable {

  static final String TEMPLATE =
      """
      Globals:
        Function:
          MemorySize: 256
          Timeout: 10
      Resources:
        Things:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: !Sub "${AWS::StackName}-things"
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
        StatementsBucket:
          Type: AWS::S3::Bucket
          Properties: {VersioningConfiguration: {Status: Enabled}}
        Channels:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: !Sub "${AWS::StackName}-channels"
            AttributeDefinitions: [{AttributeName: keyid, AttributeType: S}]
            KeySchema: [{AttributeName: keyid, KeyType: HASH}]
        Keys:
          Type: AWS::SecretsManager::Secret
          Properties:
            GenerateSecretString:
              SecretStringTemplate: '{"current": "1"}'
              GenerateStringKey: "1"
              PasswordLength: 86
              ExcludePunctuation: true
        Probe:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: !Sub "${AWS::StackName}-probe"
            CodeUri: probe.zip
            Handler: yibao.local.Probe::handleRequest
            FunctionUrlConfig: {AuthType: NONE}
            Environment: {Variables: {THINGS: !Ref Things, KEYS: !Ref Keys}}
        Hasty:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: !Sub "${AWS::StackName}-hasty"
            CodeUri: probe.zip
            Handler: yibao.local.Probe::handleRequest
            Timeout: 1
            ReservedConcurrentExecutions: 1
            FunctionUrlConfig: {AuthType: NONE}
        Nightly:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: !Sub "${AWS::StackName}-nightly"
            CodeUri: probe.zip
            Handler: yibao.local.Probe::handleRequest
            Events:
              Night:
                Type: ScheduleV2
                Properties:
                  ScheduleExpression: cron(5 0 * * ? *)
                  ScheduleExpressionTimezone: Asia/Shanghai
                  Input: '{"scheduledFor": "<aws.scheduler.scheduled-time>"}'
        Failing:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: !Sub "${AWS::StackName}-failing"
            CodeUri: probe.zip
            Handler: yibao.local.Probe::handleRequest
            EventInvokeConfig: {MaximumRetryAttempts: 1}
            Events:
              Night:
                Type: Schedule
                Properties:
                  Schedule: cron(5 16 * * ? *)
                  Input: '{"task": "do=throw"}'
      """;

  private final LocalCloud cloud;
  private final HttpClient client = HttpClient.newHttpClient();

  private ProbeCloud(LocalCloud cloud) {
    this.cloud = cloud;
  }

  static ProbeCloud start(Path root) throws IOException {
    return start(root, options -> options);
  }

  static ProbeCloud start(Path root, UnaryOperator<LocalCloud.Options> change) throws IOException {
    zipProbe(root.resolve("probe.zip"));
    LocalCloud.Options options = change.apply(LocalCloud.Options.inProject(root));
    return new ProbeCloud(
        LocalCloud.start(options, Template.parse(TEMPLATE, root), Installation.ofBuild()));
  }

  static void zipProbe(Path zip) throws IOException {
    zip(Probe.class, zip);
  }

  static void zip(Class<?> function, Path zip) throws IOException {
    String name = function.getName().replace('.', '/') + ".class";
    try (InputStream code = function.getClassLoader().getResourceAsStream(name);
        OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(file)) {
      entries.putNextEntry(new ZipEntry(name));
      code.transferTo(entries);
    }
  }

  LocalCloud cloud() {
    return cloud;
  }

  /** Asks the probe to do something, and reads what it answered. */
  Answer ask(String function, String task) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at("/" + function + "/x?do=" + task)).build());
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at(path)).build());
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(
        answer.statusCode(), answer, Json.read(answer.body()).orElseGet(Json::object));
  }

  URI at(String path) {
    return URI.create(cloud.url() + path);
  }

  List<JsonNode> invocations() throws IOException, InterruptedException {
    List<JsonNode> list = new ArrayList<>();
    get("/_local/invocations").json().forEach(list::add);
    return list;
  }

  record Answer(int status, HttpResponse<byte[]> response, JsonNode json) {

    /** The event that the probe got. */
    JsonNode event() {
      byte[] event = Base64.getDecoder().decode(json.path("event").asText());
      return Json.read(event).orElseThrow();
    }

    String said() {
      return json.path("answer").asText();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    client.close();
    cloud.close();
  }
}
