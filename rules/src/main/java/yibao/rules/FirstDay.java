package yibao.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * From when a premium covers, by each reading that the sources leave open. What all of them say
 * alike is known, the rest is not published.
 *
 * @param readings none where a figure that each of them takes is not published
 */
record FirstDay(List<Reading> readings) {

  static FirstDay by(Reading reading) {
    return new FirstDay(List.of(reading));
  }

  boolean isUnknown() {
    return readings.isEmpty();
  }

  /** What all readings say alike. */
  <T> Optional<T> agreed(Function<Reading, T> part) {
    if (readings.isEmpty()) {
      return Optional.empty();
    }
    T first = part.apply(readings.getFirst());
    for (int i = 1; i < readings.size(); i++) {
      if (!part.apply(readings.get(i)).equals(first)) {
        return Optional.empty();
      }
    }
    return Optional.of(first);
  }

  /** The whole wait in months, if it is known. */
  OptionalInt waitMonths() {
    if (readings.isEmpty()) {
      return OptionalInt.empty();
    }
    int first = readings.getFirst().waited().months();
    for (int i = 1; i < readings.size(); i++) {
      if (readings.get(i).waited().months() != first) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(first);
  }

  /** Whether nobody waits by any reading. */
  boolean nobodyWaits() {
    return waitMonths().equals(OptionalInt.of(0));
  }

  /**
   * The day itself, {@link StartRule#NEVER} if cover would not begin within the year; absent where
   * the readings differ.
   */
  Optional<LocalDate> day(YearLaw law, LocalDate payOn, LocalDate coverable) {
    if (readings.isEmpty()) {
      return Optional.empty();
    }
    LocalDate first = day(readings.getFirst(), law, payOn, coverable);
    for (int i = 1; i < readings.size(); i++) {
      if (!day(readings.get(i), law, payOn, coverable).equals(first)) {
        return Optional.empty();
      }
    }
    return Optional.of(first);
  }

  /** Whether cover begins within the year; absent where the readings differ. */
  Optional<Boolean> covers(YearLaw law, LocalDate payOn, LocalDate coverable) {
    return agreed(reading -> !day(reading, law, payOn, coverable).equals(StartRule.NEVER));
  }

  /** The day by one reading, never before the year or the day from which one can be covered. */
  static LocalDate day(Reading reading, YearLaw law, LocalDate payOn, LocalDate coverable) {
    return within(law, later(reading.rule().on(payOn, law.year()), coverable));
  }

  private static LocalDate within(YearLaw law, LocalDate day) {
    if (day.isAfter(law.yearEnds())) {
      return StartRule.NEVER;
    }
    return later(day, law.newYear());
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  /** How cover follows from the day of payment, if every reading comes to the same. */
  Optional<StartRule> rule(YearLaw law, LocalDate payOn, LocalDate coverable) {
    Optional<StartRule> rule =
        agreed(Reading::rule).or(() -> day(law, payOn, coverable).map(FirstDay::onThatDay));
    return rule.map(
        known ->
            known.firstDay(payOn, law.year()).filter(day -> day.isBefore(coverable)).isPresent()
                ? new StartRule.NotBefore(coverable, known)
                : known);
  }

  private static StartRule onThatDay(LocalDate day) {
    return day.equals(StartRule.NEVER) ? new StartRule.Never() : new StartRule.OnDay(day);
  }
}
