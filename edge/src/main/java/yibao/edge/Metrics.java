package yibao.edge;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts and times things for CloudWatch in its embedded metric format: a line of the log that it
 * reads figures from, so that no request waits for a call.
 *
 * @param systemClock the machine's time, by which CloudWatch files a figure
 * @param stack tells the figures of one deployment from those of another
 */
public record Metrics(PrintStream out, Clock systemClock, String stack) {

  private static final String NAMESPACE = "Yibao";

  /**
   * Notes how many there were of each.
   *
   * @param about what it was about, to be read by people; never what names a person
   */
  public void count(Map<String, Long> counts, Json.Obj about) {
    write("Count", counts, about);
  }

  /** Notes how long each has lasted, in seconds; else as {@link #count}. */
  public void seconds(Map<String, Long> seconds, Json.Obj about) {
    write("Seconds", seconds, about);
  }

  private void write(String unit, Map<String, Long> figures, Json.Obj about) {
    SortedMap<String, Long> sorted = new TreeMap<>(figures);
    Json.Obj directive =
        Json.Obj.empty()
            .with("Namespace", NAMESPACE)
            .with("Dimensions", List.of(new Json.Arr(Json.texts(List.of("Stack")))))
            .with(
                "Metrics", sorted.keySet().stream().map(metric -> declared(metric, unit)).toList());
    Json.Obj line =
        Json.Obj.empty()
            .with(
                "_aws",
                Json.Obj.empty()
                    .with("Timestamp", systemClock.millis())
                    .with("CloudWatchMetrics", List.of(directive)))
            .with("Stack", stack);
    for (Map.Entry<String, Long> figure : sorted.entrySet()) {
      line = line.with(figure.getKey(), figure.getValue());
    }
    for (Map.Entry<String, Json> property : about.fields().entrySet()) {
      line = line.with(property.getKey(), property.getValue());
    }
    out.println(line.write());
  }

  private static Json.Obj declared(String metric, String unit) {
    return Json.Obj.empty().with("Name", metric).with("Unit", unit);
  }
}
