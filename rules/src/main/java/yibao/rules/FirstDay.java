package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
 * @param earliest where the start is open: the first day by the best of the readings, absent if no
 *     reading covers
 */
record FirstDay(
    Optional<StartRule> start,
    OptionalInt waitMonths,
    Optional<Boolean> coversAnyway,
    Optional<LocalDate> earliest,
    List<Because> because) {

  FirstDay {
    because = List.copyOf(because);
  }

  static FirstDay starting(StartRule rule, int months, Because... because) {
    return new FirstDay(
        Optional.of(rule),
        OptionalInt.of(months),
        Optional.empty(),
        Optional.empty(),
        List.of(because));
  }

  /** Nothing is published of it; by some reading it could be that early. */
  static FirstDay unpublished(LocalDate earliest, Because... because) {
    return new FirstDay(
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.of(earliest),
        List.of(because));
  }

  static FirstDay fromBirth(PersonFacts person, NewbornTime time, int year) {
    Cited<Integer> days = time.days();
    StartRule rule = new StartRule.FromBirth(person.birthDate());
    LocalDate from = rule.firstDay(person.birthDate(), year).orElse(person.birthDate());
    return starting(rule, 0, Because.of(Because.Rule.NEWBORN, days.source(), days.value(), from));
  }

  /** What all readings say alike for a payment of that day; the rest is left out. */
  static FirstDay agreed(List<FirstDay> readings, LocalDate payOn, int year, List<Because> common) {
    FirstDay first = readings.getFirst();
    if (readings.stream().allMatch(first::equals)) {
      return first;
    }
    boolean sameStart =
        readings.stream().allMatch(reading -> reading.start().equals(first.start()));
    boolean sameWait =
        readings.stream().allMatch(reading -> reading.waitMonths().equals(first.waitMonths()));
    List<LocalDate> days =
        readings.stream().flatMap(reading -> reading.day(payOn, year).stream()).toList();
    return new FirstDay(
        sameStart ? first.start() : Optional.empty(),
        sameWait ? first.waitMonths() : OptionalInt.empty(),
        days.size() == readings.size()
            ? Optional.of(true)
            : Optional.of(false).filter(never -> days.isEmpty()),
        days.stream().min(Comparator.naturalOrder()),
        common);
  }

  /** The first day for a payment of that day, where the start is published and cover starts. */
  Optional<LocalDate> day(LocalDate payOn, int year) {
    return start.flatMap(rule -> rule.firstDay(payOn, year));
  }

  /**
   * The better of two rules that both apply, for a payment of the day asked for and, if it is the
   * same day by both, for one of the last day of the terms. Where this one is open and could be the
   * better, so is the outcome; but cover starts, and nobody waits.
   */
  FirstDay orBetter(FirstDay exempt, Condition.Asked asked, LocalDate termsEnd) {
    LocalDate exemptDay = exempt.dayOrNever(asked.day(), asked.year());
    if (start.isEmpty()) {
      LocalDate coverable = asked.person().coverableFrom(asked.year());
      boolean openMayBeBetter =
          earliest.filter(day -> exemptDay.isAfter(later(day, coverable))).isPresent();
      return openMayBeBetter ? withoutWait(exemptDay) : exempt;
    }
    LocalDate ownDay = dayOrNever(asked.day(), asked.year());
    if (exemptDay.equals(ownDay)) {
      return ownDay.equals(LocalDate.MAX) || exempt.isEarlier(this, termsEnd, asked.year())
          ? exempt
          : this;
    }
    return exemptDay.isBefore(ownDay) ? exempt : this;
  }

  private boolean isEarlier(FirstDay other, LocalDate payOn, int year) {
    return dayOrNever(payOn, year).isBefore(other.dayOrNever(payOn, year));
  }

  private LocalDate dayOrNever(LocalDate payOn, int year) {
    return day(payOn, year).orElse(LocalDate.MAX);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  private FirstDay withoutWait(LocalDate atTheLatest) {
    return new FirstDay(
        start,
        OptionalInt.of(0),
        atTheLatest.equals(LocalDate.MAX) ? coversAnyway : Optional.of(true),
        earliest,
        because);
  }

  /**
   * Whether the other is by the same rule, or leaves the start as open and says as much of cover.
   */
  boolean isAs(FirstDay other) {
    return start.equals(other.start)
        && waitMonths.equals(other.waitMonths)
        && coversAnyway.equals(other.coversAnyway);
  }

  /** The same, but not before a day where the rule would begin earlier for a payment of today. */
  FirstDay notBefore(LocalDate earliestDay, LocalDate payOn, int year) {
    return new FirstDay(
        start.map(
            rule ->
                rule.firstDay(payOn, year).filter(earliestDay::isAfter).isPresent()
                    ? new StartRule.NotBefore(earliestDay, rule)
                    : rule),
        waitMonths,
        coversAnyway,
        earliest,
        because);
  }

  FirstDay because(Because... further) {
    List<Because> all = new ArrayList<>(because);
    all.addAll(List.of(further));
    return new FirstDay(start, waitMonths, coversAnyway, earliest, all);
  }
}
