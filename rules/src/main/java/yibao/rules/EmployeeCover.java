package yibao.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * From when the employee scheme covers somebody whose first paid month is that of the payment, so
 * long as each month is paid.
 *
 * @param waitMonths absent where no source states them
 * @param waitFrom the first day of the wait, where there is one
 * @param from absent where it is not published, or not within the year
 * @param covers whether it begins within the year; absent where it is not published
 */
public record EmployeeCover(
    Optional<Integer> waitMonths,
    Optional<LocalDate> waitFrom,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<Boolean> covers,
    List<Warning> warnings,
    List<Because> because) {

  public EmployeeCover {
    warnings = List.copyOf(warnings);
    because = List.copyOf(because);
  }
}
