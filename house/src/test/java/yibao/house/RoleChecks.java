package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** No role may more than is written out in it. */
record RoleChecks(Resources resources) {

  List<String> findings() {
    List<String> findings = new ArrayList<>();
    resources
        .of(Resources.ROLE)
        .forEach(
            (id, role) -> {
              if (role.path("Properties").has("ManagedPolicyArns")) {
                findings.add(id + ": takes managed policies, which allow more than one function");
              }
              statements(role.path("Properties"))
                  .forEach(statement -> statement(id, statement, findings));
            });
    for (String type : List.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")) {
      resources
          .of(type)
          .keySet()
          .forEach(id -> findings.add(id + ": belongs into the Policies of its role"));
    }
    resources
        .of("AWS::Lambda::Url")
        .forEach(
            (id, url) -> {
              if (!url.path("Properties").path("AuthType").asText().equals("NONE")) {
                findings.add(id + ": its AuthType is not NONE, so no channel gets to it");
              }
            });
    return findings;
  }

  static List<JsonNode> statements(JsonNode properties) {
    List<JsonNode> statements = new ArrayList<>();
    properties
        .path("Policies")
        .forEach(
            policy ->
                statements.addAll(
                    Resources.oneOrMore(policy.path("PolicyDocument").path("Statement"))));
    return statements;
  }

  /** Whether a role lets failures be handed in at a queue. */
  boolean mayHandIn(String role, String queue) {
    return statements(resources.properties(role)).stream()
        .filter(
            statement ->
                Resources.oneOrMore(statement.path("Action")).stream()
                    .anyMatch(action -> action.asText().equals("sqs:SendMessage")))
        .flatMap(statement -> Resources.oneOrMore(statement.path("Resource")).stream())
        .anyMatch(
            on -> resources.attributeOf(on, "Arn", Resources.QUEUE).equals(Optional.of(queue)));
  }

  private void statement(String id, JsonNode statement, List<String> findings) {
    String sid = id + " " + statement.path("Sid").asText();
    if (statement.has("NotAction") || statement.has("NotResource")) {
      findings.add(sid + ": says what it doesn't allow, and so allows all else");
    }
    List<JsonNode> actions = Resources.oneOrMore(statement.path("Action"));
    if (actions.stream().anyMatch(RoleChecks::isWild)) {
      findings.add(sid + ": a * in its actions");
    }
    boolean traces = actions.stream().allMatch(action -> action.asText().startsWith("xray:"));
    boolean objects = actions.stream().allMatch(action -> action.asText().startsWith("s3:"));
    boolean wild =
        Resources.oneOrMore(statement.path("Resource")).stream()
            .filter(RoleChecks::isWild)
            .anyMatch(resource -> !objects || resources.folder(resource).isEmpty());
    if (!traces && wild) {
      findings.add(sid + ": a * in its resources");
    }
  }

  private static boolean isWild(JsonNode node) {
    return node.isTextual()
        ? Stream.of("*", "?").anyMatch(node.asText()::contains)
        : Stream.of("*", "?").anyMatch(node.toString()::contains);
  }
}
