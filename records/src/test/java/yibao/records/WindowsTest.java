package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.rules.Area;
import yibao.rules.Season;

class WindowsTest {

  private static final Area QINGHAI = new Area("630000");
  private static final Windows.Name QINGHAI_2026 = new Windows.Name(QINGHAI, 2026);
  private static final Instant NOON = Instant.parse("2025-11-05T04:00:00Z");

  private static final LocalTables stored = LocalTables.start();

  private final Tables tables = new Tables(stored.client());
  private final Windows windows = new Windows(tables, stored.name("WindowsTable"));

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private static WindowRecord window(int year, long version, Optional<String> closedBy) {
    return new WindowRecord(
        QINGHAI,
        year,
        version,
        Season.State.CONCENTRATED,
        Optional.of(LocalDate.of(2025, 10, 21)),
        NOON,
        "r-1",
        closedBy);
  }

  private Commit write(WindowRecord window) {
    return tables.commit(List.of(windows.write(window)));
  }

  @Test
  void a_window_is_read_back_as_it_was_written() {
    WindowRecord closed = window(2026, 1, Optional.of("qinghai"));
    write(closed);

    assertThat(windows.find(Set.of(QINGHAI_2026, new Windows.Name(QINGHAI, 2027))))
        .isEqualTo(Map.of(QINGHAI_2026, closed));
  }

  @Test
  void a_window_is_written_over_the_version_that_was_seen_alone() {
    Commit.Refused refused = new Commit.Refused(EnumSet.of(Change.Kind.VERSION));
    assertThat(write(window(2026, 2, Optional.empty()))).isEqualTo(refused);
    assertThat(write(window(2026, 1, Optional.empty()))).isEqualTo(new Commit.Done());
    assertThat(write(window(2026, 1, Optional.empty()))).isEqualTo(refused);
    assertThat(write(window(2026, 2, Optional.empty()))).isEqualTo(new Commit.Done());
    assertThat(write(window(2026, 2, Optional.empty()))).isEqualTo(refused);
  }

  @Test
  void more_windows_than_one_round_trip_takes_are_found() {
    Set<Windows.Name> names = new HashSet<>();
    List<Change> changes = new ArrayList<>();
    for (int year = 2000; year < 2120; year++) {
      changes.add(windows.write(window(year, 1, Optional.empty())));
      names.add(new Windows.Name(QINGHAI, year));
    }
    tables.commit(changes.subList(0, 60));
    tables.commit(changes.subList(60, 120));

    assertThat(windows.find(names)).containsOnlyKeys(names);
  }

  @Test
  void it_is_closed_early_from_the_instant_at_which_an_operator_did_so() {
    WindowRecord closed = window(2026, 1, Optional.of("qinghai"));
    assertThat(closed.isClosedAt(NOON.minusSeconds(1))).isFalse();
    assertThat(closed.isClosedAt(NOON)).isTrue();
    assertThat(window(2026, 1, Optional.empty()).isClosedAt(NOON)).isFalse();
  }
}
