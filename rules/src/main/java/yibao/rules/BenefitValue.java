package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an area states of a term of its benefits, from a day on until a later value of the same
 * scope replaces it.
 *
 * @param value a whole number of the unit's last decimal
 * @param validTo the last day on which it holds, where it holds for its time only
 */
public record BenefitValue(
    BenefitTerm term,
    BenefitScope of,
    int value,
    LocalDate validFrom,
    Optional<LocalDate> validTo,
    Clause clause) {

  boolean holdsOn(LocalDate day) {
    return !validFrom.isAfter(day) && validTo.filter(day::isAfter).isEmpty();
  }

  Cited<Money> amount() {
    return new Cited<>(Money.ofFen(value), clause);
  }

  Cited<Rate> rate() {
    return new Cited<>(new Rate(value), clause);
  }
}
