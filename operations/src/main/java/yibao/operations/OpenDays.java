package yibao.operations;

import java.time.LocalDate;
import java.util.Optional;
import yibao.records.Person;
import yibao.records.WindowRecord;
import yibao.records.Windows;
import yibao.rules.Season;

/**
 * The days of a window on which cover can fall due without payment: those published, up to the one
 * before which an operator closed it.
 */
record OpenDays(Windows.Name window, LocalDate first, LocalDate last) {

  /** None where no source publishes the window, before it opens, and once its year is over. */
  static Optional<OpenDays> of(
      WindowCalendar.Entry season, Optional<WindowRecord> written, LocalDate today) {
    boolean over = season.stateOn(today).equals(Optional.of(Season.State.ENDED));
    return season
        .window()
        .filter(days -> !over && !today.isBefore(days.opens()))
        .map(days -> new OpenDays(season.name(), days.opens(), last(days, written)));
  }

  private static LocalDate last(Season.Window days, Optional<WindowRecord> written) {
    return written
        .filter(window -> window.closedBy().isPresent())
        .map(window -> ShanghaiTime.dateOf(window.writtenAt().minusSeconds(1)))
        .filter(days.closes()::isAfter)
        .orElse(days.closes());
  }

  /** For which day a pass of today is: the one after the last is for all that were due. */
  LocalDate passOn(LocalDate today) {
    LocalDate dayAfter = last.plusDays(1);
    return today.isBefore(dayAfter) ? today : dayAfter;
  }

  /** The last day of which a pass of today asks. */
  LocalDate upTo(LocalDate today) {
    return today.isBefore(last) ? today : last;
  }

  /**
   * Whether a pass of today is for the file as it is: what was entered or changed on the day that
   * the pass is for, or since, waits for the next, if there is one. What the file held before was
   * brought before the change. So it doesn't matter at which hour, or how late, a pass is made.
   */
  boolean isForFile(Person person, LocalDate today) {
    return person.changedOn().isBefore(passOn(today));
  }

  /** Where it is kept how far one part of the area's aided people is. */
  String sweepId(int shard) {
    return "enrol-aided#" + window.area().code() + "#" + window.year() + "#" + shard;
  }
}
