package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A parameter's value from a day on, until a later one replaces it.
 *
 * @param value a whole number of the unit's last decimal
 * @param validTo the last day on which it holds, where it holds for its time only, as prices do
 */
public record DatedValue(
    Parameter parameter,
    int value,
    LocalDate validFrom,
    Optional<LocalDate> validTo,
    Clause clause) {

  /** One that holds until it is replaced. */
  public DatedValue(Parameter parameter, int value, LocalDate validFrom, Clause clause) {
    this(parameter, value, validFrom, Optional.empty(), clause);
  }

  boolean holdsOn(LocalDate day) {
    return !validFrom.isAfter(day) && validTo.filter(day::isAfter).isEmpty();
  }

  Cited<Integer> cited() {
    return new Cited<>(value, clause);
  }
}
