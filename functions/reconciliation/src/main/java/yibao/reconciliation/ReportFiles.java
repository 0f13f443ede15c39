package yibao.reconciliation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import yibao.operations.reconciliation.Correction;
import yibao.operations.reconciliation.Difference;
import yibao.operations.reconciliation.Flaw;
import yibao.operations.reconciliation.Totals;
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

  void add(Difference difference, Correction correction) throws IOException {
    DayReport.Reported reported = new DayReport.Reported(difference, correction);
    lines.write(ReportCsv.line(reported));
    if (first.size() < MOST_SHOWN) {
      first.add(reported);
    } else {
      leftOut++;
    }
  }

  /** Puts the report beside the statement. */
  DayReport.Matched finish(Totals totals) throws IOException {
    lines.close();
    DayReport.Matched report = new DayReport.Matched(statement, totals, first, leftOut);
    reports.put(statement, Reports.Form.CSV, csv);
    put(reports, report);
    return report;
  }

  /** Puts the report of a statement that isn't whole and right beside it. */
  static void refuse(Reports reports, StoredStatement statement, List<Flaw> flaws) {
    DayReport.Refused report = new DayReport.Refused(statement, flaws);
    reports.put(statement, Reports.Form.CSV, ReportCsv.of(flaws));
    put(reports, report);
  }

  /** The JSON last, since a run takes a day for done where it is. */
  private static void put(Reports reports, DayReport report) {
    reports.put(report.statement(), Reports.Form.HTML, ReportPage.of(report));
    reports.put(report.statement(), Reports.Form.JSON, ReportJson.of(report).write());
  }

  @Override
  public void close() throws IOException {
    lines.close();
    Files.deleteIfExists(csv);
  }
}
