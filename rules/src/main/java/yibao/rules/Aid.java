package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What some people pay in place of the personal standard: an aided group (资助参保), or one with a
 * price of its own. Holds from a day on.
 *
 * @param year the only benefit year that it is a price of; absent where it is one of every year
 * @param reading our reading of whom the source means, where it doesn't say it in our terms
 */
public record Aid(
    Who who,
    Money pays,
    Optional<Integer> year,
    LocalDate validFrom,
    Clause clause,
    Optional<Source> reading,
    Optional<Warning> warning) {

  boolean isOf(int benefitYear) {
    return year.isEmpty() || year.get() == benefitYear;
  }

  boolean isOfAidedGroup() {
    return who.group().filter(Category::aided).isPresent();
  }

  /** Whether the state pays the rest; else the price is simply another. */
  boolean statePaysTheRest() {
    return pays.isZero() || isOfAidedGroup();
  }
}
