package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start on kept data makes of a stream. */
class StreamDataTest {

  private final Tester tester = new Tester();
  private Path root = Path.of("");

  @BeforeEach
  void project(@TempDir Path folder) {
    root = folder;
  }

  @AfterEach
  void end() {
    tester.close();
  }

  private String template(String mapping) {
    return StreamCloud.template(tester, Map.of("watch", mapping));
  }

  private StreamCloud start(String template) throws Exception {
    return StreamCloud.start(
        root, template, Clock.systemUTC(), options -> options.withData(root.resolve("data")));
  }

  private List<String> taken() {
    return tester.ids("watch").stream().flatMap(List::stream).toList();
  }

  @Test
  void each_start_goes_on_where_the_function_has_got_to() throws Exception {
    String template = template("StartingPosition: TRIM_HORIZON, BatchSize: 1");
    tester.let(
        "watch",
        records ->
            Tester.idsOf(records).contains("b")
                ? Tester.THROWS.answer(records)
                : Tester.TAKES_ALL.answer(records));
    try (StreamCloud first = start(template)) {
      first.put("watch", "a", 1);
      first.drain("watch");
      first.put("watch", "b", 1);
      first.put("watch", "c", 1);
      for (int tries = 0; tester.batches("watch").size() < 3 && tries < 1000; tries++) {
        Thread.sleep(10);
      }
    }
    assertThat(taken()).startsWith("a", "b").doesNotContain("c");

    tester.let("watch", Tester.TAKES_ALL);
    tester.batches("watch").clear();
    try (StreamCloud second = start(template)) {
      second.drain("watch");
    }
    assertThat(taken()).containsExactly("b", "c");
  }

  @Test
  void what_is_written_before_the_latest_is_passed_by_and_nothing_after_it() throws Exception {
    String template = template("StartingPosition: LATEST");
    String without = template.substring(0, template.indexOf("      Events:"));
    try (StreamCloud first = start(without)) {
      first.put("watch", "before", 1);
    }
    tester.let("watch", Tester.THROWS);
    try (StreamCloud second = start(template)) {
      second.put("watch", "after", 1);
      for (int tries = 0; tester.batches("watch").isEmpty() && tries < 1000; tries++) {
        Thread.sleep(10);
      }
    }
    tester.let("watch", Tester.TAKES_ALL);
    try (StreamCloud third = start(template)) {
      third.drain("watch");
    }

    assertThat(taken()).contains("after").doesNotContain("before");
    assertThat(tester.ids("watch").getLast()).containsExactly("after");
  }

  @Test
  void kept_tables_get_the_stream_that_the_template_gives_them_now() throws Exception {
    String template = template("StartingPosition: TRIM_HORIZON");
    String without = template.substring(0, template.indexOf("      Events:"));
    String specification = "StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}\n";
    try (StreamCloud first = start(without.replace("      " + specification, ""))) {
      first.put("watch", "before", 1);
    }
    try (StreamCloud second = start(template.replace("NEW_AND_OLD_IMAGES", "KEYS_ONLY"))) {
      second.put("watch", "keys", 1);
      second.drain("watch");
    }
    try (StreamCloud third = start(template)) {
      third.put("watch", "images", 1);
      third.drain("watch");
    }

    assertThat(taken()).containsExactly("keys", "images");
    assertThat(
            tester.batches("watch").stream()
                .flatMap(List::stream)
                .map(change -> change.path("dynamodb").has("NewImage")))
        .containsExactly(false, true);
  }

  @Test
  void closing_leaves_no_thread_behind_even_while_a_function_is_at_work() throws Exception {
    tester.let(
        "watch",
        records -> {
          Thread.sleep(60_000);
          return Tester.TAKES_ALL.answer(records);
        });
    StreamCloud cloud = start(template("StartingPosition: TRIM_HORIZON, ParallelizationFactor: 3"));
    cloud.put("watch", "a", 1);
    for (int tries = 0; tester.batches("watch").isEmpty() && tries < 1000; tries++) {
      Thread.sleep(10);
    }
    assertThat(threads()).contains("stream-watch/Changes", "stream-lane-watch/Changes");
    cloud.close();

    assertThat(threads()).doesNotContain("watch/Changes");
    assertThat(cloud.said()).isEmpty();
  }

  /** All there are, virtual ones too. */
  private String threads() throws Exception {
    Path dump = Files.createTempDirectory(root, "threads").resolve("dump");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    return Files.readString(dump);
  }
}
