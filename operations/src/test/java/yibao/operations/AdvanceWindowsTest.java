package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yibao.local.LocalTables;
import yibao.records.WindowRecord;
import yibao.records.Windows;
import yibao.rules.Season;

/** What the scheduled runs make of the windows' records, on the tables of the template. */
class AdvanceWindowsTest {

  private static final Windows.Name QINGHAI_2026 = new Windows.Name(QINGHAI, 2026);

  private static final LocalTables stored = LocalTables.start();

  private final Operations house = new Operations(stored, stored.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private Season.State advanced(String scheduledFor) {
    house.advance.advance(at(scheduledFor));
    return window().state();
  }

  private WindowRecord window() {
    return house.windows.find(Set.of(QINGHAI_2026)).values().iterator().next();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-20T23:59:59, NOT_YET,",
    "2025-10-21T00:00:00, CONCENTRATED, 2025-10-21",
    "2026-02-28T23:55:00, CONCENTRATED, 2025-10-21",
    "2026-03-01T00:00:00, LATE,         2026-03-01",
    "2026-12-31T23:55:00, LATE,         2026-03-01",
    "2027-01-01T00:00:00, ENDED,        2027-01-01",
    "2029-06-01T00:00:00, ENDED,        2027-01-01",
  })
  void a_run_writes_what_is_due_and_since_when(
      String scheduledFor, Season.State state, LocalDate since) {
    AdvanceWindows.Advanced advanced = house.advance.advance(at(scheduledFor));

    assertThat(advanced.windows()).contains(window());
    assertThat(window().state()).isEqualTo(state);
    assertThat(window().since()).isEqualTo(Optional.ofNullable(since));
    assertThat(window().writtenAt()).isEqualTo(at(scheduledFor));
    assertThat(window().policyRelease()).startsWith("r-");
  }

  @Test
  void a_run_that_comes_again_or_out_of_order_changes_nothing() {
    advanced("2026-03-01T00:00:00");
    WindowRecord written = window();

    assertThat(advanced("2026-03-01T00:00:00")).isEqualTo(Season.State.LATE);
    assertThat(advanced("2026-02-28T23:55:00")).isEqualTo(Season.State.LATE);
    assertThat(advanced("2025-10-20T23:55:00")).isEqualTo(Season.State.LATE);
    assertThat(window()).isEqualTo(written);
  }

  @Test
  void missed_runs_leave_the_same_state_as_all_of_them() {
    advanced("2025-10-20T00:00:00");
    assertThat(advanced("2027-01-05T00:00:00")).isEqualTo(Season.State.ENDED);
    assertThat(window().version()).isEqualTo(2);
  }

  @Test
  void an_operators_close_is_never_undone() {
    Instant noon = at("2025-11-20T12:00:00");
    advanced("2025-11-20T00:00:00");
    house.closeWindow.close(
        new CloseWindow.Command(new Channel("qinghai"), "K1", QINGHAI_2026), noon);
    WindowRecord closed = window();

    for (String later :
        List.of("2025-11-20T12:05:00", "2026-03-01T00:00:00", "2027-01-01T00:00:00")) {
      assertThat(advanced(later)).isEqualTo(Season.State.ENDED);
    }
    assertThat(window()).isEqualTo(closed);
  }

  @Test
  void windows_that_were_due_and_not_written_are_counted_once() {
    assertThat(house.advance.advance(at("2025-10-20T00:00:00")).wereDue()).isZero();
    int opening = house.advance.advance(at("2025-10-21T00:00:00")).wereDue();
    assertThat(opening).isPositive();
    assertThat(house.advance.advance(at("2025-10-21T00:05:00")).wereDue()).isZero();
  }

  @Test
  void a_run_with_nothing_to_write_is_one_read() {
    FaultyDynamoDb counted = new FaultyDynamoDb(stored.client());
    AdvanceWindows advance = new Operations(stored, counted.client()).advance;
    advance.advance(at("2025-10-21T00:00:00"));
    counted.takeCalls();

    advance.advance(at("2025-10-21T00:05:00"));

    assertThat(counted.takeCalls()).containsExactly("batchGetItem");
  }

  @RepeatedTest(3)
  void runs_at_once_and_a_close_leave_one_of_the_orders_they_can_come_in() throws Exception {
    Instant noon = at("2025-11-20T12:00:00");
    List<Callable<Object>> acts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      acts.add(() -> house.advance.advance(noon));
    }
    acts.add(
        () ->
            house.closeWindow.close(
                new CloseWindow.Command(new Channel("qinghai"), "K1", QINGHAI_2026), noon));
    try (ExecutorService callers = Executors.newFixedThreadPool(7)) {
      for (Future<Object> act : callers.invokeAll(acts)) {
        act.get();
      }
    }

    assertThat(window().state()).isEqualTo(Season.State.ENDED);
    assertThat(window().closedBy()).contains("qinghai");
  }
}
