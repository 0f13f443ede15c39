package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * From when a payment covers in the years of which no notice states its tiers. Holds from a day on,
 * until a later one replaces it.
 *
 * @param paid in which part of the season
 * @param brokenWaitFrom from when the wait of a broken record runs, where it is said
 * @param reading our reading of the words that say it
 */
public record StatedStart(
    Part paid,
    CoverStart start,
    Optional<CoverStart> brokenWaitFrom,
    LocalDate validFrom,
    Clause clause,
    Optional<Source> reading) {

  /** The parts of a season in which payments cover from different days. */
  public enum Part {
    /** Within the window, before the benefit year begins. */
    BEFORE_THE_YEAR,
    /** Within the window, in the benefit year. */
    IN_THE_YEAR,
    AFTER_THE_WINDOW
  }

  public StatedStart {
    if (start.waits() != (paid == Part.AFTER_THE_WINDOW)) {
      throw new IllegalArgumentException(
          "who pays after the window waits, who pays within it doesn't: " + paid + ", " + start);
    }
    if (brokenWaitFrom.filter(CoverStart::waits).isPresent()) {
      throw new IllegalArgumentException("a wait that runs from the end of a wait");
    }
  }
}
