package yibao.operations.reconciliation;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Holds a whole and right statement against the books (对账), part by part: in memory are the rows of
 * as many parts as fit, and one part of the books. The order of what it finds doesn't depend on how
 * many fit.
 */
public final class MatchStatement {

  /** What fits beside all else into a function of a gigabyte: some 250 bytes each. */
  public static final int ROWS_AT_A_TIME = 250_000;

  private final int rowsAtATime;

  public MatchStatement() {
    this(ROWS_AT_A_TIME);
  }

  MatchStatement(int rowsAtATime) {
    this.rowsAtATime = rowsAtATime;
  }

  /**
   * Names each difference to the taker as it is found, and says what both sides have of each class.
   */
  public Totals match(CheckedStatement statement, OwnSide books, Consumer<Difference> taker)
      throws IOException {
    Totals totals = Totals.NONE;
    for (CheckedStatement.Parts parts : statement.passes(rowsAtATime)) {
      for (Map.Entry<Integer, List<StatementRow>> part : statement.rows(parts).entrySet()) {
        totals = totals.plus(PartMatching.match(books.part(part.getKey()), part.getValue(), taker));
      }
    }
    return totals;
  }
}
