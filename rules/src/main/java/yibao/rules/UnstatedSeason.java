package yibao.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The season of a year of which no notice is published. Every window that is known contains
 * December of the year before; none opens before September or closes after February. On the days on
 * which it may be open or not, either holds.
 */
final class UnstatedSeason {

  private static final List<CoverStart> STARTS_IN_THE_YEAR =
      List.of(
          CoverStart.FIRST_DAY_OF_YEAR,
          CoverStart.FIRST_OF_MONTH,
          CoverStart.DAY_OF_PAYMENT,
          CoverStart.DAY_AFTER_PAYMENT);

  /** Where no source speaks of them, not even whose reading it is. */
  private static final Clause NOTHING_STATED =
      new Clause(
          Area.NATIONAL + "/start",
          new Source(
              "nothing-stated",
              "No source states from when a payment covers",
              Optional.empty(),
              "Yibao",
              Optional.empty(),
              Optional.empty(),
              Grade.INFERRED));

  private final PolicyBook book;
  private final Area area;
  private final int year;

  private UnstatedSeason(PolicyBook book, Area area, int year) {
    this.book = book;
    this.area = area;
    this.year = year;
  }

  static Season of(PolicyBook book, Area area, int year) {
    return new Season(
        year,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new UnstatedSeason(book, area, year).periods());
  }

  private List<PaymentPeriod> periods() {
    LocalDate newYear = LocalDate.of(year, Month.JANUARY, 1);
    LocalDate march = LocalDate.of(year, Month.MARCH, 1);
    LocalDate yearEnds = LocalDate.of(year, Month.DECEMBER, 31);
    List<PaymentPeriod> periods = new ArrayList<>();
    for (LocalDate from = LocalDate.of(year - 1, Month.SEPTEMBER, 1);
        !from.isAfter(yearEnds);
        from = periods.getLast().to().plusDays(1)) {
      LocalDate ruleDay = from.isBefore(newYear) ? newYear : from;
      LocalDate to = endOfPart(from, newYear, march, yearEnds);
      LocalDate change = nextChange(ruleDay).filter(day -> !day.isAfter(to)).orElse(to.plusDays(1));
      periods.add(period(from, from.isBefore(newYear) ? to : change.minusDays(1), ruleDay));
    }
    return periods;
  }

  private LocalDate endOfPart(
      LocalDate from, LocalDate newYear, LocalDate march, LocalDate yearEnds) {
    LocalDate december = LocalDate.of(year - 1, Month.DECEMBER, 1);
    if (from.isBefore(december)) {
      return december.minusDays(1);
    }
    if (from.isBefore(newYear)) {
      return newYear.minusDays(1);
    }
    return from.isBefore(march) ? march.minusDays(1) : yearEnds;
  }

  private Optional<LocalDate> nextChange(LocalDate day) {
    return book.changesOfStarts(area).filter(day::isBefore).min(LocalDate::compareTo);
  }

  private PaymentPeriod period(LocalDate from, LocalDate to, LocalDate ruleDay) {
    boolean before = from.getYear() < year;
    boolean inside = before && from.getMonth() == Month.DECEMBER;
    boolean outside = !before && from.getMonth().compareTo(Month.MARCH) >= 0;
    StatedStart.Part part =
        before ? StatedStart.Part.BEFORE_THE_YEAR : StatedStart.Part.IN_THE_YEAR;
    Optional<StatedStart> within = book.start(area, part, ruleDay);
    Optional<StatedStart> after = book.start(area, StatedStart.Part.AFTER_THE_WINDOW, ruleDay);
    List<CoverStart> starts = new ArrayList<>();
    if (!outside) {
      starts.addAll(within.map(stated -> List.of(stated.start())).orElse(STARTS_IN_THE_YEAR));
    }
    if (!inside) {
      starts.add(after.map(StatedStart::start).orElse(CoverStart.AFTER_FIXED_WAIT));
    }
    Optional<StatedStart> stated = outside ? after : within.or(() -> after);
    return new PaymentPeriod(
        from,
        to,
        false,
        starts,
        outside ? Optional.empty() : within.flatMap(StatedStart::brokenWaitFrom),
        stated.map(StatedStart::clause).orElse(NOTHING_STATED),
        Optional.empty(),
        stated.flatMap(StatedStart::reading),
        book.value(area, Parameter.UNSTATED_WINDOW, ruleDay).map(Cited::source));
  }
}
