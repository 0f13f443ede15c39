package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/** Whether a paid month of the employee scheme covers. */
public sealed interface MonthCover {

  /**
   * It covers; both days are included.
   *
   * @param after the wait that ended in this month, or before it
   */
  record Covered(LocalDate from, LocalDate to, Optional<Waiting> after) implements MonthCover {}

  /** It is one of a wait, or of those that arrears put cover off for. */
  record Waits(Waiting waiting) implements MonthCover {}

  /** No source states it. */
  record Unpublished() implements MonthCover {}
}
