package yibao.operations.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import yibao.operations.ShanghaiTime;
import yibao.records.Reports;
import yibao.records.Statements;
import yibao.records.StoredStatement;

/**
 * Which statements are to be held against the books: those of the last days of whose content there
 * is no report yet. So one that comes late, is put there anew or was missed by a run that failed is
 * found by the next, and one that is done isn't done again.
 */
public final class DueStatements {

  /** Beyond which only who asks for a day has it done. */
  static final int DAYS = 7;

  /** By when a channel has sent its statement of the day before. */
  static final LocalTime EXPECTED_BY = LocalTime.NOON;

  private final Statements statements;
  private final Reports reports;

  public DueStatements(Statements statements, Reports reports) {
    this.statements = statements;
    this.reports = reports;
  }

  /**
   * What there is to do.
   *
   * @param statements the oldest day of each channel first
   * @param done statements of the last days that were held against the books, the newest first
   * @param refused statements that weren't right and that nobody has sent anew
   * @param missing statements that are overdue, of channels that sent one lately
   */
  public record Due(
      List<StoredStatement> statements,
      List<StoredStatement> done,
      List<StoredStatement.Name> refused,
      List<StoredStatement.Name> missing) {

    public Due {
      statements = List.copyOf(statements);
      done = List.copyOf(done);
      refused = List.copyOf(refused);
      missing = List.copyOf(missing);
    }
  }

  /** What is due at an instant: days that are over, up to the day before. */
  public Due at(Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    LocalDate yesterday = today.minusDays(1);
    boolean overdue = !now.atZone(ShanghaiTime.ZONE).toLocalTime().isBefore(EXPECTED_BY);
    List<StoredStatement> due = new ArrayList<>();
    List<StoredStatement> done = new ArrayList<>();
    List<StoredStatement.Name> refused = new ArrayList<>();
    List<StoredStatement.Name> missing = new ArrayList<>();
    for (String channel : statements.channels()) {
      List<StoredStatement.Name> there =
          statements.of(channel, today.minusDays(DAYS)).stream()
              .filter(name -> name.day().isBefore(today))
              .toList();
      for (StoredStatement.Name name : there) {
        Optional<Reports.Reported> reported = reports.find(name);
        for (StoredStatement statement : statements.find(name).stream().toList()) {
          switch (outcome(statement, reported).orElse(null)) {
            case null -> due.add(statement);
            case MATCHED -> done.add(statement);
            case REFUSED -> refused.add(name);
          }
        }
      }
      StoredStatement.Name ofYesterday = new StoredStatement.Name(channel, yesterday);
      if (overdue && !there.isEmpty() && !there.contains(ofYesterday)) {
        missing.add(ofYesterday);
      }
    }
    done.sort(Comparator.comparing((StoredStatement one) -> one.name().day()).reversed());
    return new Due(due, done, refused, missing);
  }

  /** What became of just this content, if anything did. */
  private static Optional<Reports.Outcome> outcome(
      StoredStatement statement, Optional<Reports.Reported> reported) {
    return reported
        .filter(last -> last.content().equals(statement.content()))
        .map(Reports.Reported::outcome);
  }
}
