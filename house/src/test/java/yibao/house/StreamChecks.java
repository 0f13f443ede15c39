package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who is called with the changes of a table gets every one, or it is kept that one was given up.
 */
record StreamChecks(Resources resources) {

  private static final String STREAM = "StreamArn";

  /** What Lambda reads a stream by, with the role of the function that it calls. */
  private static final Set<String> READS =
      Set.of(
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams");

  static boolean isStream(JsonNode event) {
    return event.path("Type").asText().equals("DynamoDB");
  }

  static boolean isOnStream(Resources resources, JsonNode on) {
    return resources.attributeOf(on, STREAM, Resources.TABLE).isPresent();
  }

  List<String> findings() {
    List<String> findings = new ArrayList<>();
    resources
        .of(Resources.FUNCTION)
        .forEach((id, function) -> function(id, function.path("Properties"), findings));
    return findings;
  }

  private void function(String id, JsonNode properties, List<String> findings) {
    String role =
        resources.attributeOf(properties.path("Role"), "Arn", Resources.ROLE).orElse("no role");
    Set<String> read = new TreeSet<>();
    properties
        .path("Events")
        .properties()
        .forEach(
            event -> {
              if (isStream(event.getValue())) {
                String name = id + " " + event.getKey();
                JsonNode mapping = event.getValue().path("Properties");
                event(name, mapping, role, findings);
                table(mapping).ifPresent(read::add);
              }
            });
    role(role, read, findings);
  }

  private Optional<String> table(JsonNode mapping) {
    return resources.attributeOf(mapping.path("Stream"), STREAM, Resources.TABLE);
  }

  private void event(String name, JsonNode mapping, String role, List<String> findings) {
    Optional<String> table = table(mapping);
    if (table.isEmpty()) {
      findings.add(name + ": its Stream is no !GetAtt of a table in this template");
    } else if (!resources.properties(table.get()).has("StreamSpecification")) {
      findings.add(name + ": it reads the stream of " + table.get() + ", which has none");
    }
    if (!mapping.path("StartingPosition").asText().equals("TRIM_HORIZON")) {
      findings.add(name + ": it doesn't begin at TRIM_HORIZON");
    }
    JsonNode onFailure = mapping.path("DestinationConfig").path("OnFailure").path("Destination");
    Optional<String> queue = resources.attributeOf(onFailure, "Arn", Resources.QUEUE);
    if (queue.isEmpty()) {
      findings.add(name + ": what is given up goes to no queue of this template");
    } else if (!new RoleChecks(resources).mayHandIn(role, queue.get())) {
      findings.add(name + ": " + role + " doesn't allow sqs:SendMessage on " + queue.get());
    }
  }

  private void role(String role, Set<String> read, List<String> findings) {
    Map<String, Set<String>> allowed = new TreeMap<>();
    for (JsonNode statement : RoleChecks.statements(resources.properties(role))) {
      for (JsonNode on : Resources.oneOrMore(statement.path("Resource"))) {
        resources
            .attributeOf(on, STREAM, Resources.TABLE)
            .ifPresent(
                table ->
                    Resources.oneOrMore(statement.path("Action"))
                        .forEach(
                            action ->
                                allowed
                                    .computeIfAbsent(table, t -> new TreeSet<>())
                                    .add(action.asText())));
      }
    }
    if (!allowed.keySet().equals(read)) {
      findings.add(
          role + " allows the streams " + allowed.keySet() + ", its function reads " + read);
    }
    allowed.forEach(
        (table, actions) -> {
          if (!actions.equals(READS)) {
            findings.add(
                role
                    + " allows "
                    + actions
                    + " on the stream of "
                    + table
                    + ", not what Lambda reads it by");
          }
        });
  }
}
