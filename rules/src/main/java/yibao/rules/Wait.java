package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The waiting period (待遇等待期) after a break, by the parameters of an area: the fixed months, and for
 * each counted break year a month more, never below the floor once the break is long. 国办发〔2024〕38号.
 *
 * @param months the whole wait
 * @param fixedMonths how many of them everybody waits
 * @param source what states the fixed months on which the others build
 */
record Wait(int months, int fixedMonths, Source source) {

  /**
   * The wait after so many break years, or empty where a parameter that it takes is not published.
   */
  static Optional<Wait> afterBreak(
      PolicyBook book, Area area, LocalDate day, int breakYears, boolean firstCounts) {
    Optional<Cited<Integer>> fixed = book.value(area, Parameter.FIXED_WAIT, day);
    Optional<Integer> perYear =
        book.value(area, Parameter.WAIT_PER_BREAK_YEAR, day).map(Cited::value);
    Optional<Integer> floor = book.value(area, Parameter.WAIT_FLOOR, day).map(Cited::value);
    Optional<Integer> floorFrom =
        book.value(area, Parameter.FLOOR_FROM_BREAK_YEARS, day).map(Cited::value);
    if (fixed.isEmpty() || perYear.isEmpty() || floor.isEmpty() || floorFrom.isEmpty()) {
      return Optional.empty();
    }
    int counted = firstCounts ? breakYears : Math.max(0, breakYears - 1);
    int whole = fixed.get().value() + counted * perYear.get();
    int months = breakYears >= floorFrom.get() ? Math.max(floor.get(), whole) : whole;
    return Optional.of(new Wait(months, fixed.get().value(), fixed.get().source()));
  }
}
