package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;

class SweepsTest {

  private static final LocalDate MONDAY = LocalDate.of(2025, 11, 3);
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  private static final LocalTables stored = LocalTables.start();

  private final Tables tables = new Tables(stored.client());
  private final Sweeps sweeps = new Sweeps(tables, stored.name("SweepsTable"));

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private Sweep written(Sweep sweep) {
    assertThat(tables.commit(List.of(sweeps.write(sweep)))).isEqualTo(new Commit.Done());
    return sweep.written();
  }

  @Test
  void a_part_is_read_back_as_it_was_written_and_an_unknown_one_is_unbegun() {
    Sweep under = written(Sweep.unbegun("A").begun(MONDAY).at(Optional.of("P1")).leased(NOON));
    assertThat(sweeps.find(Set.of("A", "B")))
        .isEqualTo(Map.of("A", under, "B", Sweep.unbegun("B")));

    Sweep done = written(under.finished());
    assertThat(sweeps.find(Set.of("A"))).isEqualTo(Map.of("A", done));
  }

  @Test
  void who_was_overtaken_can_t_write() {
    Sweep mine = written(Sweep.unbegun("A").begun(MONDAY).leased(NOON));
    written(sweeps.find(Set.of("A")).values().iterator().next().leased(NOON.plusSeconds(1)));
    Commit overtaken = new Commit.Refused(EnumSet.of(Change.Kind.VERSION));

    assertThat(tables.commit(List.of(sweeps.write(mine.finished())))).isEqualTo(overtaken);
    assertThat(tables.commit(List.of(sweeps.write(Sweep.unbegun("A"))))).isEqualTo(overtaken);
  }

  @Test
  void a_lease_holds_until_its_end() {
    Sweep leased = Sweep.unbegun("A").begun(MONDAY).leased(NOON);
    assertThat(leased.isHeldAt(NOON.minusSeconds(1))).isTrue();
    assertThat(leased.isHeldAt(NOON)).isFalse();
    assertThat(leased.released().isHeldAt(NOON.minusSeconds(1))).isFalse();
  }

  @Test
  void a_pass_goes_on_under_its_own_day_and_is_done_for_that() {
    Sweep stopped = Sweep.unbegun("A").begun(MONDAY).at(Optional.of("P1"));

    Sweep goneOn = stopped.begun(MONDAY.plusDays(1));

    assertThat(goneOn.passFor()).contains(MONDAY);
    assertThat(goneOn.after()).contains("P1");
    assertThat(goneOn.finished().doneFor()).contains(MONDAY);
    assertThat(goneOn.finished().after()).isEmpty();
  }

  @Test
  void an_earlier_day_has_nothing_to_do_where_a_later_one_has_begun() {
    Sweep begun = Sweep.unbegun("A").begun(MONDAY);
    assertThat(begun.isBeyond(MONDAY.minusDays(1))).isTrue();
    assertThat(begun.isBeyond(MONDAY)).isFalse();
    assertThat(begun.finished().isBeyond(MONDAY)).isTrue();
    assertThat(begun.finished().isBeyond(MONDAY.plusDays(1))).isFalse();
  }
}
