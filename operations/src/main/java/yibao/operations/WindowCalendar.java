package yibao.operations;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import yibao.records.WindowRecord;
import yibao.records.Windows;
import yibao.rules.Cited;
import yibao.rules.PolicyBook;
import yibao.rules.Season;

/** Which seasons of payment there are and how far each is due, by the policies alone. */
final class WindowCalendar {

  private final PolicyBook book;

  WindowCalendar(PolicyBook book) {
    this.book = book;
  }

  /** One area's season of a year. */
  record Entry(Windows.Name name, Season season) {

    /** The window of concentrated payment, if a source publishes it. */
    Optional<Season.Window> window() {
      return season.window().map(Cited::value);
    }

    /** Where the season stands on a day, if a source says. */
    Optional<Season.State> stateOn(LocalDate day) {
      return season.stateOn(day);
    }

    /** The first day of a state, of a season whose window is published. */
    Optional<LocalDate> firstDayOf(Season.State state) {
      return switch (state) {
        case NOT_YET -> Optional.empty();
        case CONCENTRATED -> window().map(Season.Window::opens);
        case LATE -> window().map(window -> window.closes().plusDays(1));
        case ENDED -> Optional.of(LocalDate.of(season.year() + 1, Month.JANUARY, 1));
      };
    }

    /** What has to be written by a day: nothing where no source publishes the window. */
    Optional<Season.State> dueOn(LocalDate day) {
      return window().flatMap(published -> stateOn(day));
    }

    /** Whether what is written falls short of what is due. */
    boolean isBehind(Optional<WindowRecord> written, LocalDate day) {
      return dueOn(day)
          .filter(
              due -> written.map(WindowRecord::state).filter(s -> s.compareTo(due) >= 0).isEmpty())
          .isPresent();
    }
  }

  /** The seasons of every area in which people are insured. */
  List<Entry> all() {
    List<Integer> years =
        book.policies().stream()
            .flatMap(policy -> policy.seasons().stream())
            .map(Season::year)
            .distinct()
            .sorted()
            .toList();
    return book.policies().stream()
        .flatMap(policy -> years.stream().map(year -> new Windows.Name(policy.area(), year)))
        .flatMap(name -> of(name).stream())
        .toList();
  }

  Optional<Entry> of(Windows.Name name) {
    return book.insures(name.area())
        ? book.season(name.area(), name.year()).map(season -> new Entry(name, season))
        : Optional.empty();
  }
}
