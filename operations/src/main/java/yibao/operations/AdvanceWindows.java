package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.records.Commit;
import yibao.records.StorageUnavailable;
import yibao.records.Tables;
import yibao.records.WindowRecord;
import yibao.records.Windows;
import yibao.rules.PolicyBook;
import yibao.rules.Season;

/**
 * Takes the record of each published window as far as is due: forward alone, so it may run twice,
 * late, out of order, and after days without a run; what an operator closed stays closed.
 */
public final class AdvanceWindows {

  private static final int MOST_TRIES = 5;

  private final Tables tables;
  private final Windows windows;
  private final WindowCalendar calendar;
  private final String policyRelease;

  public AdvanceWindows(Tables tables, Windows windows, PolicyBook book) {
    this.tables = tables;
    this.windows = windows;
    this.calendar = new WindowCalendar(book);
    this.policyRelease = book.release();
  }

  /**
   * How the windows stand.
   *
   * @param wereDue how many should have opened, moved on or ended by now and hadn't
   */
  public record Advanced(List<WindowRecord> windows, int wereDue) {}

  /** Advances every window as of the instant that the run was scheduled for. */
  public Advanced advance(Instant scheduledFor) {
    LocalDate day = ShanghaiTime.dateOf(scheduledFor);
    List<WindowCalendar.Entry> published =
        calendar.all().stream().filter(entry -> entry.window().isPresent()).toList();
    Map<Windows.Name, WindowRecord> written =
        windows.find(
            published.stream().map(WindowCalendar.Entry::name).collect(Collectors.toSet()));
    List<WindowRecord> standing = new ArrayList<>();
    int wereDue = 0;
    for (WindowCalendar.Entry entry : published) {
      Optional<WindowRecord> before = Optional.ofNullable(written.get(entry.name()));
      if (entry.isBehind(before, day) && isMoreThanKnown(entry, day)) {
        wereDue++;
      }
      advanced(entry, before, day, scheduledFor).ifPresent(standing::add);
    }
    return new Advanced(standing, wereDue);
  }

  /** A window that is to open some day is on record, but nothing of it is due. */
  private static boolean isMoreThanKnown(WindowCalendar.Entry entry, LocalDate day) {
    return !entry.dueOn(day).equals(Optional.of(Season.State.NOT_YET));
  }

  private Optional<WindowRecord> advanced(
      WindowCalendar.Entry entry,
      Optional<WindowRecord> before,
      LocalDate day,
      Instant scheduledFor) {
    Optional<WindowRecord> seen = before;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (!entry.isBehind(seen, day)) {
        return seen;
      }
      WindowRecord next = next(entry, seen, entry.dueOn(day).orElseThrow(), scheduledFor);
      if (tables.commit(List.of(windows.write(next))) instanceof Commit.Done) {
        return Optional.of(next);
      }
      seen = Optional.ofNullable(windows.find(Set.of(entry.name())).get(entry.name()));
    }
    throw new StorageUnavailable("the window is being changed by others");
  }

  private WindowRecord next(
      WindowCalendar.Entry entry,
      Optional<WindowRecord> seen,
      Season.State due,
      Instant scheduledFor) {
    return new WindowRecord(
        entry.name().area(),
        entry.name().year(),
        seen.map(WindowRecord::version).orElse(0L) + 1,
        due,
        entry.firstDayOf(due),
        scheduledFor,
        policyRelease,
        Optional.empty());
  }
}
