package yibao.operations;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import yibao.records.OwedMoney;
import yibao.records.Refund;
import yibao.records.Suspense;

/**
 * Since when the oldest money waits that was paid and covers nobody: in suspense until a person has
 * looked at it, or to be paid back by its channel.
 */
public final class OldestPending {

  private static final int PAGE = 500;

  private final OwedMoney owed;

  public OldestPending(OwedMoney owed) {
    this.owed = owed;
  }

  /** Since when; nothing where no money waits. */
  public record Since(Optional<Instant> suspense, Optional<Instant> refund) {}

  public Since read() {
    return new Since(
        oldest(
            after ->
                owed.suspense(Optional.empty(), Optional.of(Suspense.Status.OPEN), after, PAGE),
            item -> Stream.of(item).filter(Suspense::isMoney).map(Suspense::since)),
        oldest(
            after -> owed.allRefunds(Optional.of(Refund.Status.REFUND_DUE), after, PAGE),
            refund -> Stream.of(refund.since())));
  }

  private static <T> Optional<Instant> oldest(
      Function<Optional<String>, OwedMoney.Page<T>> pages, Function<T, Stream<Instant>> since) {
    Optional<Instant> oldest = Optional.empty();
    Optional<String> after = Optional.empty();
    do {
      OwedMoney.Page<T> page = pages.apply(after);
      oldest =
          Stream.concat(oldest.stream(), page.items().stream().flatMap(since))
              .min(Instant::compareTo);
      after = page.next();
    } while (after.isPresent());
    return oldest;
  }
}
