package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * From when a premium covers.
 *
 * @param start absent where the sources leave open which rule holds and their readings differ
 * @param waitMonths the whole wait, absent likewise
 * @param coversAnyway where the start is open: whether cover starts within the year by every
 *     reading
 */
record FirstDay(
    Optional<StartRule> start,
    OptionalInt waitMonths,
    Optional<Boolean> coversAnyway,
    List<Because> because) {

  private static final boolean[] BOTH_READINGS = {false, true};
  private static final Optional<StartRule> NEVER = Optional.of(new StartRule.Never());

  static FirstDay on(
      PolicyBook book,
      Area area,
      Season season,
      PaymentPeriod period,
      PersonFacts person,
      LocalDate day) {
    Optional<Cited<Integer>> firstCounted = book.value(area, Parameter.FIRST_COUNTED_YEAR, day);
    if (firstCounted.isEmpty()) {
      return unpublished(List.of());
    }
    Source counting = firstCounted.get().source();
    BreakYears years = BreakYears.of(person, season.year(), firstCounted.get().value());
    if (years.missed() == 0) {
      Because noBreak = Because.of(Because.Rule.NO_BREAK, counting);
      return unbroken(book, area, season, period, day, noBreak);
    }
    Optional<Cited<Integer>> neverCovered =
        years.coveredBefore()
            ? Optional.of(new Cited<>(1, counting))
            : book.value(area, Parameter.NEVER_COVERED_COUNTS, day);
    if (neverCovered.isEmpty()) {
      return unpublished(List.of());
    }
    if (neverCovered.get().value() == 0) {
      Because nothingBroken = Because.of(Because.Rule.NEVER_COVERED, neverCovered.get().source());
      return unbroken(book, area, season, period, day, nothingBroken);
    }
    Because broken = Because.of(Because.Rule.BREAK_YEARS, counting, years.missed());
    return afterBreak(book, area, season, period, day, years.missed(), broken);
  }

  static FirstDay fromBirth(PersonFacts person, NewbornTime time, int year) {
    Cited<Integer> days = time.days();
    StartRule rule = new StartRule.FromBirth(person.birthDate());
    LocalDate from = rule.firstDay(person.birthDate(), year).orElse(person.birthDate());
    return starting(rule, 0, Because.of(Because.Rule.NEWBORN, days.source(), days.value(), from));
  }

  /** Whether the other leaves the start as open as this does, and says as much of the cover. */
  boolean isOpenAs(FirstDay other) {
    return start.isEmpty() && other.start.isEmpty() && coversAnyway.equals(other.coversAnyway);
  }

  /** The same, but not before a day where the rule would begin earlier for a payment of today. */
  FirstDay notBefore(LocalDate earliest, LocalDate payOn, int year) {
    return new FirstDay(
        start.map(
            rule ->
                rule.firstDay(payOn, year).filter(earliest::isAfter).isPresent()
                    ? new StartRule.NotBefore(earliest, rule)
                    : rule),
        waitMonths,
        coversAnyway,
        because);
  }

  private static FirstDay unbroken(
      PolicyBook book,
      Area area,
      Season season,
      PaymentPeriod period,
      LocalDate day,
      Because noBreak) {
    return switch (period.start()) {
      case FIRST_DAY_OF_YEAR ->
          starting(
              new StartRule.FirstDayOfYear(),
              0,
              noBreak,
              Because.of(
                  Because.Rule.FIRST_DAY_OF_YEAR,
                  period.source(),
                  period.from(),
                  period.to(),
                  LocalDate.of(season.year(), 1, 1)));
      case DAY_OF_PAYMENT ->
          starting(
              new StartRule.DayOfPayment(),
              0,
              noBreak,
              Because.of(
                  Because.Rule.DAY_OF_PAYMENT, period.source(), period.from(), period.to(), day));
      case AFTER_FIXED_WAIT ->
          book.value(area, Parameter.FIXED_WAIT, day)
              .map(
                  fixed ->
                      starting(
                          new StartRule.AfterMonths(fixed.value()),
                          fixed.value(),
                          noBreak,
                          Because.of(
                              Because.Rule.FIXED_WAIT,
                              period.source(),
                              period.from(),
                              period.to(),
                              fixed.value())))
              .orElseGet(() -> unpublished(List.of(noBreak)));
    };
  }

  /**
   * Where an area does not say whether the first break year counts, both readings must agree, or
   * nothing is said.
   */
  private static FirstDay afterBreak(
      PolicyBook book,
      Area area,
      Season season,
      PaymentPeriod period,
      LocalDate day,
      int breakYears,
      Because broken) {
    Optional<Cited<Integer>> convention = book.value(area, Parameter.FIRST_BREAK_YEAR_COUNTS, day);
    List<FirstDay> readings = new ArrayList<>();
    for (boolean firstCounts : BOTH_READINGS) {
      if (convention.isEmpty() || (convention.get().value() == 1) == firstCounts) {
        Optional<Wait> wait = Wait.afterBreak(book, area, day, breakYears, firstCounts);
        if (wait.isEmpty()) {
          return unpublished(List.of(broken));
        }
        readings.add(broken(season, period, day, wait.get(), broken));
      }
    }
    return agreed(readings, broken);
  }

  /** What all readings say alike; the rest is left out. */
  private static FirstDay agreed(List<FirstDay> readings, Because broken) {
    FirstDay first = readings.getFirst();
    if (readings.stream().allMatch(first::equals)) {
      return first;
    }
    boolean sameStart =
        readings.stream().allMatch(reading -> reading.start().equals(first.start()));
    boolean sameWait =
        readings.stream().allMatch(reading -> reading.waitMonths().equals(first.waitMonths()));
    boolean allStart = readings.stream().noneMatch(reading -> reading.start().equals(NEVER));
    return new FirstDay(
        sameStart ? first.start() : Optional.empty(),
        sameWait ? first.waitMonths() : OptionalInt.empty(),
        allStart ? Optional.of(true) : Optional.empty(),
        List.of(broken));
  }

  /**
   * The wait of a broken record runs from the day on which an unbroken person paying that day would
   * be covered; outside the window from the payment.
   */
  private static FirstDay broken(
      Season season, PaymentPeriod period, LocalDate day, Wait wait, Because broken) {
    StartRule rule =
        period.start() == PaymentPeriod.Start.FIRST_DAY_OF_YEAR
            ? new StartRule.AfterMonthsOfYear(wait.months())
            : new StartRule.AfterMonths(wait.months());
    Because waits = Because.of(Because.Rule.WAIT_WITH_BREAK, wait.source(), wait.months());
    StartRule decided =
        rule.firstDay(day, season.year()).isPresent() ? rule : new StartRule.Never();
    return starting(decided, wait.months(), broken, waits);
  }

  private static FirstDay starting(StartRule rule, int months, Because... because) {
    return new FirstDay(
        Optional.of(rule), OptionalInt.of(months), Optional.empty(), List.of(because));
  }

  private static FirstDay unpublished(List<Because> because) {
    return new FirstDay(Optional.empty(), OptionalInt.empty(), Optional.empty(), because);
  }
}
