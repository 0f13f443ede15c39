package yibao.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A tier of an area's yearly notice: who pays from {@code from} to {@code to} (both included) pays
 * so much and is covered from then.
 *
 * @param payerBearsSubsidy whether the person also pays the share that the state adds in time
 * @param starts from when a person with an unbroken record is covered; several where no source says
 *     which of them holds
 * @param brokenWaitFrom from when the wait of a broken record runs, where it is said; else from
 *     when an unbroken record would be covered, or would wait
 * @param startReading our reading of the words that say from when it covers
 * @param windowReading our reading of whether these days are within the window
 * @param reading our reading of the price, where the source states only from when it covers
 */
public record PaymentPeriod(
    LocalDate from,
    LocalDate to,
    boolean payerBearsSubsidy,
    List<CoverStart> starts,
    Optional<CoverStart> brokenWaitFrom,
    Clause clause,
    Optional<Source> reading,
    Optional<Source> startReading,
    Optional<Source> windowReading) {

  public PaymentPeriod {
    starts = List.copyOf(starts);
    if (starts.isEmpty()) {
      throw new IllegalArgumentException("a tier covers from some day on");
    }
    if (brokenWaitFrom.filter(CoverStart::waits).isPresent()) {
      throw new IllegalArgumentException("a wait that runs from the end of a wait");
    }
  }

  boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** Whether everybody waits who pays then, if that is said. */
  Optional<Boolean> waits() {
    boolean first = starts.getFirst().waits();
    return starts.stream().allMatch(start -> start.waits() == first)
        ? Optional.of(first)
        : Optional.empty();
  }
}
