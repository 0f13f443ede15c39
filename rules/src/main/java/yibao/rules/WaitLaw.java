package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an area says of waiting, on one day. What no source states is absent. */
record WaitLaw(
    Optional<Cited<Integer>> fixedWait,
    Optional<Cited<Integer>> perBreakYear,
    Optional<Cited<Integer>> firstBreakYearCounts,
    Optional<Cited<Integer>> paidYearCounts,
    Optional<Cited<Integer>> firstCountedYear,
    Optional<Cited<Integer>> neverCoveredCounts,
    Optional<Cited<Integer>> floorFromBreakYears,
    Optional<Cited<Integer>> floor,
    Optional<Cited<Integer>> brokenWaitsFromStart,
    Optional<Cited<Integer>> lateWaitRunsOn) {

  private static final boolean[] BOTH_CONVENTIONS = {false, true};

  static WaitLaw on(PolicyBook book, Area area, LocalDate day) {
    return new WaitLaw(
        book.value(area, Parameter.FIXED_WAIT, day),
        book.value(area, Parameter.WAIT_PER_BREAK_YEAR, day),
        book.value(area, Parameter.FIRST_BREAK_YEAR_COUNTS, day),
        book.value(area, Parameter.PAID_YEAR_COUNTS, day),
        book.value(area, Parameter.FIRST_COUNTED_YEAR, day),
        book.value(area, Parameter.NEVER_COVERED_COUNTS, day),
        book.value(area, Parameter.FLOOR_FROM_BREAK_YEARS, day),
        book.value(area, Parameter.WAIT_FLOOR, day),
        book.value(area, Parameter.BROKEN_WAITS_FROM_START, day),
        book.value(area, Parameter.LATE_WAIT_RUNS_ON, day));
  }

  /**
   * From when a premium covers after so many break years, by each reading that the sources leave
   * open: where the day's tier is not stated, and where it isn't whether the first break year
   * counts. None where a figure that it takes is not published.
   *
   * @param repairYears how many of the years are bought off
   */
  List<Reading> readings(PaymentPeriod period, int breakYears, int repairYears) {
    List<Reading> readings = new ArrayList<>();
    for (CoverStart start : period.starts()) {
      if (breakYears == 0 && !start.waits()) {
        readings.add(new Reading(start.anchor(), Wait.NONE, new Reading.ByTerms(start)));
        continue;
      }
      int missed = breakYears + (start.waits() && isSet(paidYearCounts) ? 1 : 0);
      for (boolean firstCounts : BOTH_CONVENTIONS) {
        boolean open = missed > 0 && firstBreakYearCounts.isEmpty();
        if (open || isSet(firstBreakYearCounts) == firstCounts) {
          Optional<Reading> reading =
              waiting(period, start, missed, firstCounts ? missed : missed - 1, repairYears);
          if (reading.isEmpty()) {
            return List.of();
          }
          readings.add(reading.get());
        }
      }
    }
    return List.copyOf(readings);
  }

  /**
   * The wait of a broken record runs from the day on which an unbroken person paying that day would
   * be covered, or on which that person's wait would begin, unless the area says another.
   */
  private Optional<Reading> waiting(
      PaymentPeriod period, CoverStart start, int missed, int counted, int repairYears) {
    if (fixedWait.isEmpty()) {
      return Optional.empty();
    }
    int fixed = fixedWait.get().value();
    int variable = 0;
    int repaired = 0;
    if (missed > 0) {
      if (perBreakYear.isEmpty() || floorFromBreakYears.isEmpty() || floor.isEmpty()) {
        return Optional.empty();
      }
      int perYear = perBreakYear.get().value();
      int least = missed >= floorFromBreakYears.get().value() ? floor.get().value() - fixed : 0;
      variable = Math.max(least, counted * perYear);
      repaired = variable - Math.max(Math.max(least, 0), variable - repairYears * perYear);
    }
    if (!start.waits() && period.brokenWaitFrom().isEmpty() && !isSet(brokenWaitsFromStart)) {
      return Optional.empty();
    }
    StartRule from =
        start.waits() ? start.anchor() : period.brokenWaitFrom().orElse(start).anchor();
    Wait wait = new Wait(start.unit(), fixed, variable, repaired, from);
    return Optional.of(
        new Reading(start.after(wait.months(), fixed, from), wait, new Reading.ByTerms(start)));
  }

  private static boolean isSet(Optional<Cited<Integer>> flag) {
    return flag.isPresent() && flag.get().value() == 1;
  }

  /** How many years it takes to buy off so many months. */
  int yearsFor(int repairedMonths) {
    return perBreakYear
        .filter(perYear -> perYear.value() > 0)
        .map(perYear -> Math.ceilDiv(repairedMonths, perYear.value()))
        .orElse(0);
  }
}
