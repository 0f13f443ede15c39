package yibao.operations.reconciliation;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;
import yibao.operations.Hands;
import yibao.operations.OpenBooks;
import yibao.operations.PaymentRecords;
import yibao.operations.ShanghaiTime;

/**
 * Reconciles a channel's day (对账): holds its statement against the books and puts each difference
 * right as it is found, so that a statement may have any size. Run again on the same statement it
 * finds the same and changes nothing; run on a corrected one it takes back what that no longer
 * says.
 */
public final class ReconcileStatement {

  private final PaymentRecords records;
  private final CorrectDifference corrections;
  private final StatementItems items;
  private final Hands hands;

  public ReconcileStatement(PaymentRecords records, CorrectDifference corrections) {
    this(records, corrections, Hands.one());
  }

  /**
   * Works with so many hands.
   *
   * @param hands to put differences right
   */
  public ReconcileStatement(PaymentRecords records, CorrectDifference corrections, Hands hands) {
    this.records = records;
    this.corrections = corrections;
    this.items = new StatementItems(records);
    this.hands = hands;
  }

  /**
   * What came of it.
   *
   * @param differences how many were found
   * @param open how many of them wait for a person
   * @param takenBack items of an earlier statement of that day that this one ended
   * @param certificate if nothing differs
   */
  public record Reconciled(
      Totals totals,
      long differences,
      long open,
      int takenBack,
      Optional<ZeroDifference> certificate) {

    /** Whether no difference waits for a person. */
    public boolean isSettled() {
      return open == 0;
    }
  }

  /**
   * Reconciles a day that is over.
   *
   * @param due when the run was; it books then, or on the first day that isn't sealed
   * @param report is told of each difference and of what was done about it, always in the same
   *     order
   */
  public Reconciled reconcile(
      String channel,
      LocalDate day,
      CheckedStatement statement,
      Instant due,
      BiConsumer<Difference, Correction> report)
      throws IOException {
    Instant now = OpenBooks.bookedAt(records.books(), due);
    records.books().openFor(ShanghaiTime.dateOf(now));
    Correcting correcting =
        new Correcting(
            (difference, which) -> corrections.correct(channel, difference, which, now),
            hands,
            report);
    BooksOfDay books = new BooksOfDay(records.ledger(), channel, day);
    Totals totals = new MatchStatement().match(statement, books, correcting);
    correcting.end();
    int takenBack = items.takeBack(channel, day, correcting.queued(), now);
    return new Reconciled(
        totals,
        correcting.differences(),
        correcting.open(),
        takenBack,
        totals.isZeroDifference()
            ? records
                .books()
                .seal(books.lastBooked())
                .map(seal -> new ZeroDifference(totals.ours(), seal))
            : Optional.empty());
  }
}
