package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import yibao.operations.CloseWindow;
import yibao.operations.ShanghaiTime;
import yibao.rules.Area;
import yibao.rules.PolicyBook;
import yibao.rules.Season;

/**
 * The part of the model that is about payment windows: their records follow what the law says is
 * due, forward alone, and gate the taking of orders only where an operator closed one early.
 */
final class WindowModel {

  private final TreeMap<String, Season> seasons = new TreeMap<>();

  WindowModel(PolicyBook book) {
    for (Area area : Cloud.AREAS) {
      book.policies().stream()
          .flatMap(policy -> policy.seasons().stream())
          .map(Season::year)
          .distinct()
          .forEach(
              year ->
                  book.season(area, year)
                      .filter(season -> season.window().isPresent())
                      .ifPresent(season -> seasons.put(name(area, year), season)));
    }
  }

  private static String name(Area area, int year) {
    return area.code() + "#" + year;
  }

  /** Whether an operator had closed the world's year by then. */
  static boolean isClosed(State state, Area area, Instant now) {
    return Optional.ofNullable(state.windows().get(name(area, Model.YEAR)))
        .filter(window -> window.closedEarly() && !now.isBefore(window.writtenAt()))
        .isPresent();
  }

  /** The days on which cover can fall due without payment, while the window's year lasts. */
  Optional<Open> openDays(State state, Area area, LocalDate today) {
    return Optional.ofNullable(open(state, today).get(name(area, Model.YEAR)));
  }

  /** Takes each window as far as is due; how they stand. */
  String advance(State state, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    TreeMap<String, Season.State> standing = new TreeMap<>();
    seasons.forEach(
        (name, season) -> {
          Optional<Season.State> written =
              Optional.ofNullable(state.windows().get(name)).map(State.Window::state);
          season
              .stateOn(today)
              .filter(due -> written.filter(is -> is.compareTo(due) >= 0).isEmpty())
              .ifPresent(due -> state.windows().put(name, new State.Window(due, now, false)));
          Optional.ofNullable(state.windows().get(name))
              .ifPresent(window -> standing.put(name, window.state()));
        });
    return "windows " + standing;
  }

  /**
   * The days of a window, both included.
   *
   * @param last the published one, or the last day on which no operator had closed it all day
   */
  record Open(LocalDate first, LocalDate last) {

    boolean holds(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Up to which day cover can have fallen due. */
    LocalDate upTo(LocalDate today) {
      return today.isAfter(last) ? last : today;
    }

    /** The day whose pass is made; after the window there is one last. */
    LocalDate passOn(LocalDate today) {
      return today.isAfter(last) ? last.plusDays(1) : today;
    }
  }

  /** The windows that have opened by a day, of years that aren't over, by area and year. */
  Map<String, Open> open(State state, LocalDate day) {
    TreeMap<String, Open> open = new TreeMap<>();
    seasons.forEach(
        (name, season) -> {
          Season.Window published = season.window().orElseThrow().value();
          if (!day.isBefore(published.opens()) && day.getYear() <= season.year()) {
            LocalDate last =
                Optional.ofNullable(state.windows().get(name))
                    .filter(State.Window::closedEarly)
                    .map(window -> ShanghaiTime.dateOf(window.writtenAt().minusSeconds(1)))
                    .filter(published.closes()::isAfter)
                    .orElse(published.closes());
            open.put(name, new Open(published.opens(), last));
          }
        });
    return open;
  }

  /** Closes the world's year early, or says why not. */
  Optional<CloseWindow.Refusal> close(State state, Area area, Instant now) {
    String name = name(area, Model.YEAR);
    Optional<Season.State> due =
        Objects.requireNonNull(seasons.get(name)).stateOn(ShanghaiTime.dateOf(now));
    Optional<Season.State> written =
        Optional.ofNullable(state.windows().get(name)).map(State.Window::state);
    if (due.equals(Optional.of(Season.State.NOT_YET))) {
      return Optional.of(new CloseWindow.Refusal.NotOpen());
    }
    if (due.equals(Optional.of(Season.State.ENDED))
        || written.equals(Optional.of(Season.State.ENDED))) {
      return Optional.of(new CloseWindow.Refusal.Ended());
    }
    state.windows().put(name, new State.Window(Season.State.ENDED, now, true));
    return Optional.empty();
  }
}
