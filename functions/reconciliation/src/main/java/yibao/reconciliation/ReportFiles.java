package yibao.reconciliation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import yibao.operations.reconciliation.Correction;
import yibao.operations.reconciliation.Difference;
import yibao.operations.reconciliation.Flaw;
import yibao.operations.reconciliation.ReconcileStatement;
import yibao.records.Reports;
import yibao.records.StoredStatement;

/**
 * Writes the report of a day while its differences are found: all of them into the CSV, which lies
 * on disk until the end, the first into JSON and page.
 */
final class ReportFiles implements AutoCloseable {

  static final int MOST_SHOWN = 500;

  private final Reports reports;
  private final StoredStatement statement;
  private final Path csv;
  private final BufferedWriter lines;
  private final List<DayReport.Reported> first = new ArrayList<>();
  private long leftOut;

  private ReportFiles(Reports reports, StoredStatement statement, Path csv) throws IOException {
    this.reports = reports;
    this.statement = statement;
    this.csv = csv;
    this.lines = Files.newBufferedWriter(csv);
  }

  static ReportFiles begin(Reports reports, StoredStatement statement) throws IOException {
    ReportFiles files =
        new ReportFiles(reports, statement, Files.createTempFile("report-", ".csv"));
    files.lines.write(ReportCsv.HEADER);
    return files;
  }

  void add(Difference difference, Correction correction) {
    DayReport.Reported reported = new DayReport.Reported(difference, correction);
    try {
      lines.write(ReportCsv.line(reported));
    } catch (IOException e) {
      throw new UncheckedIOException("a report can't be kept", e);
    }
    if (first.size() < MOST_SHOWN) {
      first.add(reported);
    } else {
      leftOut++;
    }
  }

  /** Puts the report beside the statement. */
  void finish(ReconcileStatement.Reconciled reconciled) throws IOException {
    lines.close();
    reports.put(statement, Reports.Outcome.MATCHED, Reports.Form.CSV, csv);
    put(
        reports,
        Reports.Outcome.MATCHED,
        new DayReport.Matched(
            statement,
            reconciled.totals(),
            reconciled.open(),
            reconciled.certificate(),
            first,
            leftOut));
  }

  /** Puts the report of a statement that isn't whole and right beside it. */
  static void refuse(Reports reports, StoredStatement statement, List<Flaw> flaws) {
    DayReport.Refused report = new DayReport.Refused(statement, flaws);
    reports.put(statement, Reports.Outcome.REFUSED, Reports.Form.CSV, ReportCsv.of(flaws));
    put(reports, Reports.Outcome.REFUSED, report);
  }

  /** The JSON last, since a run takes a day for done where it is. */
  private static void put(Reports reports, Reports.Outcome outcome, DayReport report) {
    StoredStatement of = report.statement();
    reports.put(of, outcome, Reports.Form.HTML, ReportPage.of(report));
    reports.put(of, outcome, Reports.Form.JSON, ReportJson.of(report).write());
  }

  @Override
  public void close() throws IOException {
    lines.close();
    Files.deleteIfExists(csv);
  }
}
