package yibao.reconciliation;

import java.io.IOException;
import java.time.Instant;
import yibao.operations.reconciliation.CheckedStatement;
import yibao.operations.reconciliation.Partition;
import yibao.operations.reconciliation.ReconcileStatement;
import yibao.operations.reconciliation.StatementCheck;
import yibao.records.Reports;
import yibao.records.Statements;
import yibao.records.StoredStatement;

/** What is done with one statement: it is read, held against the books, and reported. */
record StatementWork(Statements statements, Reports reports, ReconcileStatement reconcile) {

  /**
   * Works on a statement of a day that is sealed.
   *
   * @param due when what it corrects is booked, unless that day is sealed too
   */
  Worked on(StoredStatement statement, Instant due) throws IOException {
    StoredStatement.Name name = statement.name();
    StatementCheck check =
        CheckedStatement.check(
            () -> statements.open(statement), name.day(), Partition.ofLedger(name.channel()));
    return switch (check) {
      case StatementCheck.Right(var right) -> {
        try (ReportFiles files = ReportFiles.begin(reports, statement)) {
          ReconcileStatement.Reconciled reconciled =
              reconcile.reconcile(name.channel(), name.day(), right, due, files::add);
          files.finish(reconciled);
          yield new Worked.Matched(name, reconciled);
        }
      }
      case StatementCheck.Refused(var flaws) -> {
        ReportFiles.refuse(reports, statement, flaws);
        yield new Worked.Refused(name, flaws);
      }
    };
  }
}
