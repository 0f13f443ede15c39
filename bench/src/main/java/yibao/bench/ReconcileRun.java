package yibao.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import yibao.operations.reconciliation.CheckedStatement;
import yibao.operations.reconciliation.Finding;
import yibao.operations.reconciliation.MatchStatement;
import yibao.operations.reconciliation.OwnSide;
import yibao.operations.reconciliation.StatementCheck;
import yibao.operations.reconciliation.Totals;
import yibao.records.ChannelTransaction;

/**
 * Reads a statement and holds it against as many transactions that stand in a table, in a process
 * whose heap can't grow beyond the bar. The first run counts: a function's environment is new, too,
 * when a statement comes. What DynamoDB Local takes to answer is told and has no bar.
 */
public final class ReconcileRun {

  static final int ROWS = 100_000;

  private static final int ROWS_IN_FULL = 10 * ROWS;
  private static final int HEAP_MEGABYTES = 200;
  private static final long MATCHING_MILLIS_OF_ROWS = 2_000;
  private static final long LEAST_ROWS_A_SECOND = 100_000;
  private static final int RUNS = 3;
  private static final String LINE = "%-34s %14s %14s  %s%n";

  private final PrintWriter out;
  private boolean met = true;

  private ReconcileRun(PrintWriter out) {
    this.out = out;
  }

  /** Whether every bar is met there, the heap's among them. */
  static boolean inProcessOfItsOwn(boolean full, MadeBooks books)
      throws IOException, InterruptedException {
    // as a function on Lambda runs: this collector, this compiler
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path", ""),
                ReconcileRun.class.getName(),
                books.endpoint().toString(),
                books.table(),
                Integer.toString(full ? ROWS_IN_FULL : ROWS))
            .inheritIO()
            .start();
    return process.waitFor() == 0;
  }

  /** Takes where the table of postings is, its name, and how many rows there are at the most. */
  public static void main(String[] args) throws IOException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    ReconcileRun run = new ReconcileRun(out);
    Path file = Files.createTempFile("statement-", ".csv");
    try {
      run.of(
          ROWS,
          "in a table",
          file,
          MadeDay.of(ROWS, file, MadeBooks.at(URI.create(args[0]), args[1])));
      int most = Integer.parseInt(args[2]);
      if (most > ROWS) {
        run.of(most, "made as they are asked for", file, MadeDay.of(most, file));
      }
    } finally {
      Files.delete(file);
    }
    System.exit(run.met ? 0 : 1);
  }

  private void of(int movements, String where, Path file, Sides sides) throws IOException {
    out.printf(
        "%nA statement of %,d bytes against %,d transactions %s, seed %d; %d cores, load %.1f; JDK"
            + " %s%n%n",
        Files.size(file),
        movements,
        where,
        MadeDay.SEED,
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.version());
    forgetPeaks();
    Timed first = timed(sides);
    long peak = peakMegabytes();
    Timed best = first;
    for (int run = 1; run < RUNS; run++) {
      best = best.orFaster(timed(sides));
    }
    print(sides, first, best, peak);
  }

  /** What one run took, and found. */
  private record Timed(
      long rows, long readingNanos, long booksNanos, long matchingNanos, Totals totals) {

    long rowsASecond() {
      return rows * 1_000_000_000L / readingNanos;
    }

    long transactionsASecond() {
      return totals.ours().count() * 1_000_000_000L / booksNanos;
    }

    long matchingMillis() {
      return matchingNanos / 1_000_000;
    }

    Timed orFaster(Timed other) {
      return new Timed(
          rows,
          Math.min(readingNanos, other.readingNanos),
          Math.min(booksNanos, other.booksNanos),
          Math.min(matchingNanos, other.matchingNanos),
          totals);
    }
  }

  private static Timed timed(Sides sides) throws IOException {
    long begun = System.nanoTime();
    StatementCheck check =
        CheckedStatement.check(sides.statement(), sides.day(), sides.partition());
    long read = System.nanoTime();
    if (!(check instanceof StatementCheck.Right(CheckedStatement statement))) {
      throw new IllegalStateException("the statement was made wrong: " + check);
    }
    long[] ofBooks = {0};
    OwnSide books =
        part -> {
          long asked = System.nanoTime();
          List<ChannelTransaction> told = sides.books().part(part);
          ofBooks[0] += System.nanoTime() - asked;
          return told;
        };
    Totals totals = new MatchStatement().match(statement, books, difference -> {});
    long matched = System.nanoTime();
    return new Timed(
        statement.moved().count(), read - begun, ofBooks[0], matched - read - ofBooks[0], totals);
  }

  private void print(Sides sides, Timed first, Timed best, long peak) {
    out.printf(LINE, "", "first run", "best of " + RUNS, "bar");
    out.printf(
        LINE,
        "read and checked, rows a second",
        "%,d".formatted(first.rowsASecond()),
        "%,d".formatted(best.rowsASecond()),
        "at least %,d: %s"
            .formatted(LEAST_ROWS_A_SECOND, met(first.rowsASecond() >= LEAST_ROWS_A_SECOND)));
    out.printf(
        LINE,
        "read from the books, a second",
        "%,d".formatted(first.transactionsASecond()),
        "%,d".formatted(best.transactionsASecond()),
        "");
    long most = MATCHING_MILLIS_OF_ROWS * Math.max(1, first.rows() / ROWS);
    out.printf(
        LINE,
        "rows read again and matched, ms",
        "%,d".formatted(first.matchingMillis()),
        "%,d".formatted(best.matchingMillis()),
        "at most %,d: %s".formatted(most, met(first.matchingMillis() <= most)));
    out.printf(
        LINE,
        "peak heap, MB",
        "%,d".formatted(peak),
        "",
        "of %,d that it is given: %s".formatted(HEAP_MEGABYTES, met(peak <= HEAP_MEGABYTES)));
    out.printf(
        LINE,
        "differences found as made",
        found(first.totals(), sides.made()),
        "",
        met(isAsMade(first.totals(), sides.made())));
    out.flush();
  }

  private String met(boolean isMet) {
    met &= isMet;
    return isMet ? "met" : "MISSED";
  }

  private static long count(Totals totals, Finding finding) {
    Totals.Tally tally = totals.of(finding);
    return Math.max(tally.ours().count(), tally.theirs().count());
  }

  private static boolean isAsMade(Totals totals, Map<Finding, Long> made) {
    return made.entrySet().stream()
        .allMatch(entry -> count(totals, entry.getKey()) == entry.getValue());
  }

  private static String found(Totals totals, Map<Finding, Long> made) {
    long differences =
        made.keySet().stream()
            .filter(finding -> finding != Finding.EQUAL)
            .mapToLong(finding -> count(totals, finding))
            .sum();
    return "%,d".formatted(differences);
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static void forgetPeaks() {
    System.gc();
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** At most that: the pools needn't have been at their peaks together. */
  private static long peakMegabytes() {
    return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
  }
}
