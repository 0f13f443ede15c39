package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockTest {

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private ProbeCloud probe;

  @BeforeEach
  void start(@TempDir Path root) throws Exception {
    probe =
        ProbeCloud.start(
            root, options -> options.withToday(LocalDate.parse("2025-11-05")).withSay(said::add));
  }

  @AfterEach
  void stop() {
    probe.close();
  }

  private Instant eventTime() throws Exception {
    return Instant.ofEpochMilli(
        probe.get("/probe/x").event().at("/requestContext/timeEpoch").asLong());
  }

  private int moveTo(String now) throws Exception {
    return probe.post("/_local/clock", "{\"now\":\"" + now + "\"}").status();
  }

  @Test
  void a_running_environment_sees_the_day_that_it_shall_be_and_each_move_forward()
      throws Exception {
    Instant opening = OffsetDateTime.parse("2025-11-05T09:00:00+08:00").toInstant();
    Instant first = eventTime();
    assertThat(first).isBetween(opening, opening.plusSeconds(60));
    assertThat(eventTime()).isAfter(first);
    assertThat(probe.get("/probe/x").event().at("/requestContext/time").asText())
        .startsWith("05/Nov/2025:01:0");

    assertThat(moveTo("2026-03-01T00:00:00+08:00")).isEqualTo(200);
    Instant march = OffsetDateTime.parse("2026-03-01T00:00:00+08:00").toInstant();
    assertThat(eventTime()).isBetween(march, march.plusSeconds(60));

    assertThat(moveTo("2026-02-28T00:00:00+08:00")).isEqualTo(409);
    assertThat(eventTime()).isAfter(march);
  }

  @Test
  void a_schedule_runs_in_its_zone_by_the_business_clock_and_a_move_fires_nothing()
      throws Exception {
    moveTo("2026-01-01T12:00:00+08:00");
    moveTo("2026-01-02T00:04:59+08:00");
    String failed = said.poll(20, TimeUnit.SECONDS);
    String givenUp = said.poll(20, TimeUnit.SECONDS);

    assertThat(failed)
        .contains("failing's schedule failed (it is tried again)")
        .contains("asked to throw");
    assertThat(givenUp).contains("failing's schedule failed (given up)");
    List<String> functions =
        probe.invocations().stream().map(entry -> entry.path("function").asText()).toList();
    assertThat(functions).containsExactlyInAnyOrder("nightly", "failing", "failing");
  }
}
