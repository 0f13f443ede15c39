package yibao.operations.reconciliation;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.operations.PaymentRecords;
import yibao.operations.ShanghaiTime;

/**
 * Reconciles a channel's day (对账): holds its statement against the books and puts each difference
 * right. Run again on the same statement it finds the same and changes nothing; run on a corrected
 * one it takes back what that no longer says.
 */
public final class ReconcileStatement {

  private final PaymentRecords records;
  private final CorrectDifference corrections;
  private final StatementItems items;

  public ReconcileStatement(PaymentRecords records, CorrectDifference corrections) {
    this.records = records;
    this.corrections = corrections;
    this.items = new StatementItems(records);
  }

  /** A difference, and what was done about it. */
  public record Corrected(Difference difference, Correction correction) {}

  /**
   * What came of it.
   *
   * @param takenBack items of an earlier statement of that day that this one ended
   */
  public record Reconciled(Totals totals, List<Corrected> differences, int takenBack) {

    public Reconciled {
      differences = List.copyOf(differences);
    }

    /** Whether no difference waits for a person. */
    public boolean isSettled() {
      return differences.stream().noneMatch(one -> one.correction().isOpen());
    }
  }

  /**
   * Reconciles a day that is over.
   *
   * @param scheduledFor when the run was due; it books then, or on the first day that isn't sealed
   */
  public Reconciled reconcile(
      String channel, LocalDate day, CheckedStatement statement, Instant scheduledFor)
      throws IOException {
    Instant now = bookedAt(scheduledFor);
    List<Difference> found = new ArrayList<>();
    BooksOfDay books = new BooksOfDay(records.ledger(), channel, day);
    Totals totals = new MatchStatement().match(statement, books, found::add);
    List<Corrected> corrected = new ArrayList<>();
    Difference before = null;
    int which = 0;
    for (Difference difference : found) {
      which =
          difference instanceof Difference.Twice && before instanceof Difference.Twice
              ? which + 1
              : 0;
      corrected.add(
          new Corrected(difference, corrections.correct(channel, difference, which, now)));
      before = difference;
    }
    int takenBack = items.takeBack(channel, day, queued(corrected), now);
    return new Reconciled(totals, corrected, takenBack);
  }

  private static Set<String> queued(List<Corrected> corrected) {
    return corrected.stream()
        .map(Corrected::correction)
        .filter(Correction.Queued.class::isInstance)
        .flatMap(correction -> ((Correction.Queued) correction).suspenseIds().stream())
        .collect(Collectors.toSet());
  }

  private Instant bookedAt(Instant scheduledFor) {
    return records
        .books()
        .firstOpenDay()
        .map(ShanghaiTime::startOf)
        .filter(scheduledFor::isBefore)
        .orElse(scheduledFor);
  }
}
