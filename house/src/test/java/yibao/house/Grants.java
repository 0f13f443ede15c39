package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a role allows, against what its function is given and can ask for. */
record Grants(Resources resources, String role) {

  List<String> against(FunctionChecks function) {
    List<String> findings = new ArrayList<>();
    Map<String, Set<String>> onTables = new TreeMap<>();
    Set<String> secrets = new TreeSet<>();
    for (JsonNode statement : RoleChecks.statements(resources.properties(role))) {
      for (JsonNode action : Resources.oneOrMore(statement.path("Action"))) {
        for (JsonNode on : Resources.oneOrMore(statement.path("Resource"))) {
          String asked = action.asText();
          if (StreamChecks.isOnStream(resources, on)) {
            continue; // the mapping's own, which the code asks nothing of
          }
          switch (asked.split(":", -1)[0]) {
            case "dynamodb" ->
                onTable(on, asked)
                    .ifPresentOrElse(
                        allowed ->
                            onTables
                                .computeIfAbsent(allowed.table(), t -> new TreeSet<>())
                                .add(allowed.action()),
                        () ->
                            findings.add(role + " allows " + asked + " on what is no table here"));
            case "secretsmanager" ->
                resources
                    .referred(on, Resources.SECRET)
                    .ifPresentOrElse(
                        secrets::add,
                        () ->
                            findings.add(role + " allows " + asked + " on what is no secret here"));
            case "logs" -> logs(function, on, asked, findings);
            default -> {}
          }
        }
      }
    }
    Set<String> tables = given(function, Resources.TABLE);
    compare("table", tables, onTables.keySet(), findings);
    compare("secret", given(function, Resources.SECRET), secrets, findings);
    tables.retainAll(onTables.keySet());
    for (String table : tables) {
      actions(table, onTables.getOrDefault(table, Set.of()), function.code(), findings);
    }
    return findings;
  }

  private record Allowed(String table, String action) {}

  private Optional<Allowed> onTable(JsonNode on, String asked) {
    return resources
        .attributeOf(on, "Arn", Resources.TABLE)
        .map(table -> new Allowed(table, asked))
        .or(
            () ->
                resources
                    .tableOfIndex(on)
                    .map(table -> new Allowed(table, asked + DynamoDbActions.OF_AN_INDEX)));
  }

  private Set<String> given(FunctionChecks function, String type) {
    Set<String> given = new TreeSet<>();
    resources
        .variables(function.function())
        .forEach(value -> resources.referred(value, type).ifPresent(given::add));
    return given;
  }

  private void compare(String kind, Set<String> given, Set<String> allowed, List<String> findings) {
    given.stream()
        .filter(id -> !allowed.contains(id))
        .forEach(id -> findings.add(role + " allows nothing on its " + kind + " " + id));
    allowed.stream()
        .filter(id -> !given.contains(id))
        .forEach(id -> findings.add(role + " allows the " + kind + " " + id + ", not its own"));
  }

  private void logs(FunctionChecks function, JsonNode on, String asked, List<String> findings) {
    JsonNode group = function.function().path("Properties").path("LoggingConfig").path("LogGroup");
    Optional<String> own = resources.referred(group, Resources.LOGS);
    if (!resources.attributeOf(on, "Arn", Resources.LOGS).equals(own)) {
      findings.add(role + " allows " + asked + " on a log group that isn't its own");
    }
  }

  private void actions(
      String table, Set<String> allowed, FunctionCode code, List<String> findings) {
    Set<String> sent = new TreeSet<>();
    String called = table.substring(0, table.length() - "Table".length());
    code.actions()
        .forEach(
            (tableClass, actions) -> {
              if (tableClass.startsWith(called)) {
                sent.addAll(actions);
              }
            });
    if (!sent.equals(allowed)) {
      findings.add(role + " allows " + allowed + " on " + table + ", its code can send " + sent);
    }
  }
}
