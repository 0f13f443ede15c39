package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What some people pay in place of the personal standard: an aided group (资助参保), or one with a
 * price of its own. Holds from a day on.
 *
 * @param reading our reading of whom the source means, where it doesn't say it in our terms
 */
public record Aid(
    Who who,
    Money pays,
    LocalDate validFrom,
    Source source,
    Optional<Source> reading,
    Optional<Warning> warning) {

  boolean isOfAidedGroup() {
    return who.group().filter(Category::aided).isPresent();
  }

  /** Whether the state pays the rest; else the price is simply another. */
  boolean statePaysTheRest() {
    return pays.isZero() || isOfAidedGroup();
  }
}
