package yibao.local;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads a function's resource together with what the template says of all functions. */
record FunctionReader(Path root, Section globals, Map<String, Section> resources) {

  private static final int LOCAL_CONCURRENCY = 8;
  private static final int LAMBDAS_OWN_RETRIES = 2;

  FunctionDefinition read(Section resource) {
    Section own = resource.section("Properties");
    String deployed = own.text("FunctionName");
    String name = LocalAccount.withoutStack(deployed);
    if (name.equals(deployed)) {
      throw own.wrong(
          "FunctionName",
          "doesn't begin with the stack's name",
          "Write !Sub \"${AWS::StackName}-name\".");
    }
    int concurrency = own.optionalNumber("ReservedConcurrentExecutions").orElse(LOCAL_CONCURRENCY);
    return new FunctionDefinition(
        name,
        root.resolve(either(own, "CodeUri").orElseThrow(() -> own.missing("CodeUri"))),
        either(own, "Handler").orElseThrow(() -> own.missing("Handler")),
        number(own, "MemorySize", 128),
        number(own, "Timeout", 3),
        Math.min(concurrency, LOCAL_CONCURRENCY),
        variables(own),
        logFormat(own),
        own.has("FunctionUrlConfig") || hasUrlResource(deployed),
        schedules(own, name),
        streams(own, name));
  }

  private Optional<String> either(Section own, String key) {
    return own.optionalText(key).or(() -> globals.optionalText(key));
  }

  private int number(Section own, String key, int lambdas) {
    return own.optionalNumber(key).or(() -> globals.optionalNumber(key)).orElse(lambdas);
  }

  private String logFormat(Section own) {
    return own.section("LoggingConfig")
        .optionalText("LogFormat")
        .or(() -> globals.section("LoggingConfig").optionalText("LogFormat"))
        .orElse("Text");
  }

  private SequencedMap<String, String> variables(Section own) {
    SequencedMap<String, String> variables = new LinkedHashMap<>();
    for (Section owner : List.of(globals, own)) {
      Section section = owner.section("Environment").section("Variables");
      section.values().keySet().forEach(key -> variables.put(key, section.text(key)));
    }
    return variables;
  }

  private boolean hasUrlResource(String deployed) {
    return resources.values().stream()
        .filter(resource -> resource.text("Type").equals("AWS::Lambda::Url"))
        .map(url -> url.section("Properties").text("TargetFunctionArn"))
        .anyMatch(
            target -> target.equals(deployed) || target.equals(LocalAccount.functionArn(deployed)));
  }

  private List<ScheduleDefinition> schedules(Section own, String function) {
    int retriesOfFunction =
        own.section("EventInvokeConfig")
            .optionalNumber("MaximumRetryAttempts")
            .orElse(LAMBDAS_OWN_RETRIES);
    List<ScheduleDefinition> schedules = new ArrayList<>();
    own.section("Events")
        .named()
        .forEach(
            (name, event) -> {
              Section properties = event.section("Properties");
              switch (event.text("Type")) {
                case "Schedule" ->
                    schedules.add(
                        new ScheduleDefinition(
                            function,
                            name,
                            ScheduleDefinition.Origin.RULE,
                            expression(properties, "Schedule"),
                            ZoneId.of("UTC"),
                            properties.optionalText("Input"),
                            retriesOfFunction));
                case "ScheduleV2" ->
                    schedules.add(
                        new ScheduleDefinition(
                            function,
                            name,
                            ScheduleDefinition.Origin.SCHEDULER,
                            expression(properties, "ScheduleExpression"),
                            zone(properties),
                            properties.optionalText("Input"),
                            retriesOfFunction));
                default -> {}
              }
            });
    return schedules;
  }

  private List<StreamDefinition> streams(Section own, String function) {
    List<StreamDefinition> streams = new ArrayList<>();
    own.section("Events")
        .named()
        .forEach(
            (name, event) -> {
              if (event.text("Type").equals("DynamoDB")) {
                Section properties = event.section("Properties");
                StreamDefinition.read(function, name, properties).ifPresent(streams::add);
              }
            });
    return streams;
  }

  private static ScheduleExpression expression(Section properties, String key) {
    String text = properties.text(key);
    try {
      return ScheduleExpression.parse(text);
    } catch (IllegalArgumentException e) {
      throw properties.wrong(
          key,
          "is no schedule: " + text + " (" + e.getMessage() + ")",
          "Write cron(minute hour day month weekday year), rate(5 minutes) or"
              + " at(2026-03-01T00:00:00).");
    }
  }

  private static ZoneId zone(Section properties) {
    String zone = properties.optionalText("ScheduleExpressionTimezone").orElse("UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw properties.wrong(
          "ScheduleExpressionTimezone", "is unknown: " + zone, "Write Asia/Shanghai.");
    }
  }
}
