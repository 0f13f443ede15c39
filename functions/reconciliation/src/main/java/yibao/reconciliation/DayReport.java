package yibao.reconciliation;

import java.util.List;
import java.util.Optional;
import yibao.operations.reconciliation.Correction;
import yibao.operations.reconciliation.Difference;
import yibao.operations.reconciliation.Flaw;
import yibao.operations.reconciliation.Totals;
import yibao.operations.reconciliation.ZeroDifference;
import yibao.records.StoredStatement;

/**
 * What is reported of a channel's day. It says nothing of when it was written: the same state gives
 * the same bytes.
 */
sealed interface DayReport {

  StoredStatement statement();

  /**
   * The statement was held against the books.
   *
   * @param open how many differences wait for a person
   * @param certificate if there are none
   * @param differences the first of them, as many as are worth showing on a page
   * @param leftOut how many more are in the CSV alone
   */
  record Matched(
      StoredStatement statement,
      Totals totals,
      long open,
      Optional<ZeroDifference> certificate,
      List<Reported> differences,
      long leftOut)
      implements DayReport {}

  /** A difference, and what was done about it. */
  record Reported(Difference difference, Correction correction) {}

  /** The statement isn't whole and right, so it was held against nothing. */
  record Refused(StoredStatement statement, List<Flaw> flaws) implements DayReport {}
}
