package yibao.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that an area, with the packs it inherits from, says of one benefit year, laid out by
 * days of payment. A year of which no notice is published has a season without prices, whose tiers
 * follow from what is known of every window (see {@link UnstatedSeason}).
 */
final class YearLaw {

  private final PolicyBook book;
  private final Area area;
  private final Season season;
  private final boolean published;
  private final LocalDate opens;
  private final LocalDate newYear;
  private final LocalDate yearEnds;
  private final List<Terms> terms;

  private YearLaw(PolicyBook book, Area area, Season season, boolean published, List<Terms> terms) {
    this.book = book;
    this.area = area;
    this.season = season;
    this.published = published;
    this.opens = season.opens();
    this.newYear = LocalDate.of(season.year(), Month.JANUARY, 1);
    this.yearEnds = LocalDate.of(season.year(), Month.DECEMBER, 31);
    this.terms = List.copyOf(terms);
  }

  /** The law of a year; empty where that is before the first rule of the area and its parents. */
  static Optional<YearLaw> of(PolicyBook book, Area area, int year) {
    Optional<Season> stated = book.season(area, year);
    Optional<LocalDate> firstRule = book.firstRule(area);
    if (stated.isEmpty() && firstRule.filter(day -> day.getYear() <= year).isEmpty()) {
      return Optional.empty();
    }
    Season season = stated.orElseGet(() -> UnstatedSeason.of(book, area, year));
    return Optional.of(
        new YearLaw(book, area, season, stated.isPresent(), terms(book, area, season)));
  }

  private static List<Terms> terms(PolicyBook book, Area area, Season season) {
    LocalDate newYear = LocalDate.of(season.year(), Month.JANUARY, 1);
    LocalDate end = LocalDate.of(season.year() + 1, Month.DECEMBER, 31);
    TreeSet<LocalDate> begins = new TreeSet<>();
    begins.add(newYear.plusYears(1));
    season.periods().forEach(period -> begins.add(period.from()));
    LocalDate first = begins.first();
    Stream.concat(Stream.of(newYear), book.changes(area))
        .filter(day -> day.isAfter(first) && !day.isAfter(end))
        .forEach(begins::add);
    List<Terms> terms = new ArrayList<>();
    for (LocalDate from : begins) {
      LocalDate next = begins.higher(from);
      LocalDate to = next == null ? end : next.minusDays(1);
      terms.add(Terms.of(book, area, season, from, to, from.isBefore(newYear) ? newYear : from));
    }
    return terms;
  }

  Area area() {
    return area;
  }

  /** The same area's law of the year before. */
  Optional<YearLaw> yearBefore() {
    return book.year(area, season.year() - 1);
  }

  int year() {
    return season.year();
  }

  Season season() {
    return season;
  }

  /** Whether a notice of the year is published. */
  boolean published() {
    return published;
  }

  /** The first day on which the year can be paid for. */
  LocalDate opens() {
    return opens;
  }

  LocalDate newYear() {
    return newYear;
  }

  LocalDate yearEnds() {
    return yearEnds;
  }

  /** What holds on a day from the season's first to the end of the year after it. */
  Terms on(LocalDate day) {
    for (int i = terms.size() - 1; i > 0; i--) {
      if (!day.isBefore(terms.get(i).from())) {
        return terms.get(i);
      }
    }
    return terms.getFirst();
  }

  /** Whether somebody pays within a newborn's days, after the season too. */
  boolean isNewborn(PersonFacts person, LocalDate day) {
    return NewbornTime.of(on(day), season.year(), person, day).isPresent();
  }

  /** All of it, in the order of days. */
  List<Terms> terms() {
    return terms;
  }
}
