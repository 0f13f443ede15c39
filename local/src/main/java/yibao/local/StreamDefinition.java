package yibao.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a function gets the changes of a table: an event source mapping with a DynamoDB stream.
 *
 * @param name the event's name in the template
 * @param table the table's deployed name
 * @param start what a mapping that has read nothing yet begins with
 * @param batchSize how many changes a function gets at most at once
 * @param window how long is waited for a batch to become full
 * @param retries how often what failed is tried again; without, until it is too old
 * @param oldest how old a change may be that is still handed over
 * @param bisects whether a batch that failed is tried again in halves
 * @param lanes how many batches may be under way at once, never two with the same item
 * @param reportsFailures whether the function answers which changes failed
 * @param onFailure where it is told what was given up
 */
record StreamDefinition(
    String function,
    String name,
    String table,
    Start start,
    int batchSize,
    Duration window,
    Optional<Integer> retries,
    Duration oldest,
    boolean bisects,
    int lanes,
    boolean reportsFailures,
    Optional<String> onFailure) {

  /** What of a stream that wasn't read before counts. */
  enum Start {
    /** All that it still has. */
    TRIM_HORIZON,
    /** What is written from now on. */
    LATEST
  }

  /** A stream forgets what is older. */
  private static final Duration A_DAY = Duration.ofDays(1);

  private static final String REPORT = "ReportBatchItemFailures";

  private static final Set<String> UNDERSTOOD =
      Set.of(
          "Stream",
          "StartingPosition",
          "Enabled",
          "BatchSize",
          "MaximumBatchingWindowInSeconds",
          "MaximumRetryAttempts",
          "MaximumRecordAgeInSeconds",
          "BisectBatchOnFunctionError",
          "ParallelizationFactor",
          "FunctionResponseTypes",
          "DestinationConfig");

  private static final Set<String> NOT_HERE =
      Set.of(
          "FilterCriteria",
          "KmsKeyArn",
          "MetricsConfig",
          "StartingPositionTimestamp",
          "TumblingWindowInSeconds");

  /** Empty if the template has it disabled. */
  static Optional<StreamDefinition> read(String function, String name, Section properties) {
    properties.values().keySet().forEach(key -> refuseUnlessUnderstood(properties, key));
    if (properties.has("Enabled") && !properties.truth("Enabled")) {
      return Optional.empty();
    }
    int retries = within(properties, "MaximumRetryAttempts", -1, -1, 10_000);
    return Optional.of(
        new StreamDefinition(
            function,
            name,
            table(properties),
            start(properties),
            within(properties, "BatchSize", 100, 1, 10_000),
            Duration.ofSeconds(within(properties, "MaximumBatchingWindowInSeconds", 0, 0, 300)),
            Optional.of(retries).filter(count -> count >= 0),
            oldest(properties),
            properties.truth("BisectBatchOnFunctionError"),
            within(properties, "ParallelizationFactor", 1, 1, 10),
            reportsFailures(properties),
            onFailure(properties)));
  }

  /** The name that no other mapping of the stack has. */
  String id() {
    return function + "/" + name;
  }

  private static void refuseUnlessUnderstood(Section properties, String key) {
    if (NOT_HERE.contains(key)) {
      throw properties.wrong(key, "isn't supported by the local cloud", "Do without it.");
    }
    if (!UNDERSTOOD.contains(key)) {
      throw properties.wrong(key, "is no property of a DynamoDB event", "Correct or remove it.");
    }
  }

  private static String table(Section properties) {
    String arn = properties.text("Stream");
    return LocalAccount.tableOfStream(arn)
        .orElseThrow(
            () ->
                properties.wrong(
                    "Stream",
                    "is " + arn + ", no stream of this template",
                    "Write !GetAtt Table.StreamArn."));
  }

  private static Start start(Section properties) {
    String text = properties.text("StartingPosition");
    return switch (text) {
      case "TRIM_HORIZON" -> Start.TRIM_HORIZON;
      case "LATEST" -> Start.LATEST;
      default ->
          throw properties.wrong("StartingPosition", "is " + text, "Write TRIM_HORIZON or LATEST.");
    };
  }

  private static Duration oldest(Section properties) {
    String key = "MaximumRecordAgeInSeconds";
    int seconds = within(properties, key, -1, -1, 604_800);
    if (seconds >= 0 && seconds < 60) {
      throw properties.wrong(key, "is " + seconds, "Write -1, or at least 60.");
    }
    Duration given = seconds < 0 ? A_DAY : Duration.ofSeconds(seconds);
    return given.compareTo(A_DAY) < 0 ? given : A_DAY;
  }

  private static boolean reportsFailures(Section properties) {
    List<String> types = properties.texts("FunctionResponseTypes");
    if (!types.isEmpty() && !types.equals(List.of(REPORT))) {
      throw properties.wrong("FunctionResponseTypes", "is " + types, "Write [" + REPORT + "].");
    }
    return !types.isEmpty();
  }

  private static Optional<String> onFailure(Section properties) {
    Section config = properties.section("DestinationConfig");
    return config.has("OnFailure")
        ? Optional.of(config.section("OnFailure").text("Destination"))
        : Optional.empty();
  }

  private static int within(Section properties, String key, int without, int least, int most) {
    int number = properties.optionalNumber(key).orElse(without);
    if (number < least || number > most) {
      throw properties.wrong(key, "is " + number, "Write " + least + " to " + most + ".");
    }
    return number;
  }
}
