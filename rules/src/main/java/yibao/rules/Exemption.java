package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * People who may join at any time of the year without a wait (不设待遇等待期), at the price of the window.
 * Holds from a day on.
 *
 * @param start from when they are covered: no start that waits
 * @param reading our reading of whom the source means, where it doesn't say it in our terms
 */
public record Exemption(
    Who who,
    CoverStart start,
    LocalDate validFrom,
    Clause clause,
    Optional<Source> reading,
    Optional<Warning> warning) {

  public Exemption {
    if (start.waits()) {
      throw new IllegalArgumentException("exempt from the wait, and yet " + start);
    }
  }
}
