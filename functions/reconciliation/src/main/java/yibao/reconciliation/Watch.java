package yibao.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.edge.Json;
import yibao.edge.Metrics;
import yibao.operations.OldestPending;
import yibao.operations.ShanghaiTime;

/** What is told to those who watch over the system. */
record Watch(Metrics metrics, OldestPending pending) {

  /** How much a run has done and left. */
  void count(Done done, Json.Obj about) {
    List<Worked.Matched> matched =
        Stream.concat(done.worked().stream(), done.again().stream())
            .filter(Worked.Matched.class::isInstance)
            .map(Worked.Matched.class::cast)
            .toList();
    metrics.count(
        Map.of(
            "ReconciliationRuns", 1L,
            "DaysSealed", (long) done.sealing().sealed().size(),
            "DaysUnsealed", (long) done.sealing().left(),
            "StatementsRead", (long) done.worked().size(),
            "StatementsRefused", (long) done.refused().size(),
            "StatementsMissing", (long) done.missing().size(),
            "StatementsLeft", (long) done.left().size(),
            "DifferencesFound",
                matched.stream().mapToLong(one -> one.reconciled().differences()).sum(),
            "DifferencesOpen", matched.stream().mapToLong(one -> one.reconciled().open()).sum()),
        about
            .with("refused", done.refused().stream().map(one -> Worked.named(one.name())).toList())
            .with("missing", done.missing().stream().map(Worked::named).toList()));
  }

  /**
   * How old the oldest money is that was paid and covers nobody: it stands in suspense, or a
   * statement may tell of it that isn't held against the books; and the oldest refund that its
   * channel hasn't paid.
   */
  void age(Done done, Instant now, Json.Obj about) {
    OldestPending.Since since = pending.read();
    Optional<Instant> uncovered =
        Stream.concat(
                since.suspense().stream(), done.oldestWaiting().map(ShanghaiTime::endOf).stream())
            .min(Instant::compareTo);
    metrics.seconds(
        Map.of(
            "OldestPendingMoney", age(uncovered, now),
            "OldestRefundDue", age(since.refund(), now)),
        about);
  }

  private static long age(Optional<Instant> since, Instant now) {
    return since.map(then -> Math.max(0, Duration.between(then, now).toSeconds())).orElse(0L);
  }
}
