package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is started by the clock starts by Shanghai's, and a start or run that fails is kept. */
record ScheduleChecks(Resources resources) {

  private static final Pattern CRON = Pattern.compile("cron\\(\\S+( \\S+){5}\\)");

  List<String> findings() {
    List<String> findings = new ArrayList<>();
    resources
        .of(Resources.FUNCTION)
        .forEach(
            (id, function) -> {
              List<Map.Entry<String, JsonNode>> events =
                  function.path("Properties").path("Events").properties().stream()
                      .filter(event -> !StreamChecks.isStream(event.getValue()))
                      .toList();
              events.forEach(event -> event(id + " " + event.getKey(), event.getValue(), findings));
              if (!events.isEmpty()) {
                failures(id, function.path("Properties"), findings);
              }
            });
    return findings;
  }

  private void event(String name, JsonNode event, List<String> findings) {
    JsonNode properties = event.path("Properties");
    if (!event.path("Type").asText().equals("ScheduleV2")) {
      findings.add(name + ": is no ScheduleV2, which alone has a time zone");
      return;
    }
    if (!CRON.matcher(properties.path("ScheduleExpression").asText()).matches()) {
      findings.add(name + ": its ScheduleExpression is no cron of six fields");
    }
    if (!properties.path("ScheduleExpressionTimezone").asText().equals("Asia/Shanghai")) {
      findings.add(name + ": its time zone is not Asia/Shanghai");
    }
    if (!properties.path("FlexibleTimeWindow").path("Mode").asText().equals("OFF")) {
      findings.add(name + ": its FlexibleTimeWindow is not OFF");
    }
    if (!properties.path("OmitName").asBoolean(false)) {
      findings.add(name + ": it is named without its stack; say OmitName");
    }
    if (queue(properties.path("DeadLetterConfig").path("Arn")).isEmpty()) {
      findings.add(name + ": a start that fails goes to no queue of this template");
    }
  }

  private void failures(String id, JsonNode properties, List<String> findings) {
    JsonNode onFailure =
        properties.path("EventInvokeConfig").path("DestinationConfig").path("OnFailure");
    Optional<String> queue = queue(onFailure.path("Destination"));
    if (queue.isEmpty()) {
      findings.add(id + ": a run that fails goes to no queue of this template");
      return;
    }
    String role =
        resources.attributeOf(properties.path("Role"), "Arn", Resources.ROLE).orElse("no role");
    boolean allowed = new RoleChecks(resources).mayHandIn(role, queue.get());
    if (!allowed) {
      findings.add(id + ": " + role + " doesn't allow sqs:SendMessage on " + queue.get());
    }
  }

  private Optional<String> queue(JsonNode reference) {
    return resources.attributeOf(reference, "Arn", Resources.QUEUE);
  }
}
