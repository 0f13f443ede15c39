package yibao.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A local cloud of tables, each with a function of the same name, a {@link Relay}, that gets the
 * table's stream.
 */
final class StreamCloud implements AutoCloseable {

  /** The function that has two seconds for a batch; all others have thirty. */
  static final String HASTY = "hasty";

  private static final String HEAD =
      """
      Globals: {Function: {MemorySize: 128}}
      Resources:
      """;

  private static final String TABLE_AND_FUNCTION =
      """
        <name>Table:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: !Sub "${AWS::StackName}-<name>"
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
            StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
            TimeToLiveSpecification: {AttributeName: expires, Enabled: true}
        <name>:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: !Sub "${AWS::StackName}-<name>"
            CodeUri: relay.zip
            Handler: yibao.local.Relay::handleRequest
            Timeout: <seconds>
            FunctionUrlConfig: {AuthType: NONE}
            Environment: {Variables: {TESTER: "<tester>"}}
            Events:
              Changes:
                Type: DynamoDB
                Properties: {Stream: !GetAtt <name>Table.StreamArn, <mapping>}
      """;

  private final LocalCloud cloud;
  private final List<String> said;
  private final DynamoDbClient tables;
  private final HttpClient client = HttpClient.newHttpClient();

  private StreamCloud(LocalCloud cloud, List<String> said) {
    this.cloud = cloud;
    this.said = said;
    this.tables = DynamoDbClients.tables(cloud.dynamoDb());
  }

  /**
   * A template.
   *
   * @param mappings the properties of each function's stream, by name
   */
  static String template(Tester tester, Map<String, String> mappings) {
    return HEAD + resources(tester, mappings);
  }

  /** Those of a template. */
  static String resources(Tester tester, Map<String, String> mappings) {
    StringBuilder yaml = new StringBuilder();
    mappings.forEach(
        (name, mapping) ->
            yaml.append(
                TABLE_AND_FUNCTION
                    .replace("<name>", name)
                    .replace("<tester>", tester.uri().toString())
                    .replace("<seconds>", name.equals(HASTY) ? "2" : "30")
                    .replace("<mapping>", mapping)));
    return yaml.toString();
  }

  static StreamCloud start(
      Path root, String template, Clock system, UnaryOperator<LocalCloud.Options> change)
      throws IOException {
    ProbeCloud.zip(Relay.class, root.resolve("relay.zip"));
    List<String> said = new CopyOnWriteArrayList<>();
    LocalCloud.Options options =
        change.apply(LocalCloud.Options.inProject(root).withSay(said::add));
    return new StreamCloud(
        new CloudStart(options, Template.parse(template, root), Installation.ofBuild(), system)
            .start(),
        said);
  }

  LocalCloud cloud() {
    return cloud;
  }

  List<String> said() {
    return said;
  }

  DynamoDbClient tables() {
    return tables;
  }

  void put(String table, String id, int value) {
    put(table, id, Map.of("n", AttributeValue.fromN(String.valueOf(value))));
  }

  void put(String table, String id, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(attributes);
    item.put("id", AttributeValue.fromS(id));
    tables.putItem(request -> request.tableName("yibao-" + table).item(item));
  }

  /** Writes items at once. */
  void putAll(String table, String... ids) {
    tables.transactWriteItems(
        request ->
            request.transactItems(
                Arrays.stream(ids)
                    .map(id -> Map.of("id", AttributeValue.fromS(id)))
                    .map(item -> Put.builder().tableName("yibao-" + table).item(item).build())
                    .map(put -> TransactWriteItem.builder().put(put).build())
                    .toList()));
  }

  void delete(String table, String id) {
    tables.deleteItem(
        request -> request.tableName("yibao-" + table).key(Map.of("id", AttributeValue.fromS(id))));
  }

  /** Waits until all that was written is handed over. */
  void drain(String function) throws IOException, InterruptedException {
    HttpResponse<String> answer = post("/_local/streams/" + function, "");
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }

  List<JsonNode> failures() throws IOException, InterruptedException {
    return list("/_local/stream-failures");
  }

  List<JsonNode> list(String path) throws IOException, InterruptedException {
    List<JsonNode> list = new ArrayList<>();
    String body = send(HttpRequest.newBuilder(at(path)).build()).body();
    Json.read(body.getBytes(UTF_8)).orElseThrow().forEach(list::add);
    return list;
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create(cloud.url() + path);
  }

  @Override
  public void close() {
    client.close();
    tables.close();
    cloud.close();
  }
}
