package yibao.reconciliation;

import java.io.IOException;
import yibao.operations.reconciliation.CheckedStatement;
import yibao.operations.reconciliation.Partition;
import yibao.operations.reconciliation.StatementCheck;
import yibao.records.Reports;
import yibao.records.Statements;
import yibao.records.StoredStatement;

/** What is done with one statement. */
record StatementWork(Statements statements, Reports reports) {

  Worked on(StoredStatement statement) throws IOException {
    StatementCheck check =
        CheckedStatement.check(
            () -> statements.open(statement),
            statement.name().day(),
            Partition.ofLedger(statement.name().channel()));
    return switch (check) {
      case StatementCheck.Right(var right) -> new Worked.Read(statement.name(), right.moved());
      case StatementCheck.Refused(var flaws) -> {
        ReportFiles.refuse(reports, statement, flaws);
        yield new Worked.Refused(statement.name(), flaws);
      }
    };
  }
}
