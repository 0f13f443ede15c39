package yibao.clearing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import yibao.operations.clearing.ClearingLine;
import yibao.rules.Money;

/** An area's statement while its lines come: all of them on disk, the first for the page. */
final class AreaFile implements AutoCloseable {

  static final int MOST_SHOWN = 500;

  private final Path csv;
  private final BufferedWriter writer;
  private final List<ClearingLine> first = new ArrayList<>();
  private long lines;
  private Money sum = Money.ZERO;

  private AreaFile(Path csv) throws IOException {
    this.csv = csv;
    this.writer = Files.newBufferedWriter(csv);
  }

  static AreaFile begin() throws IOException {
    AreaFile file = new AreaFile(Files.createTempFile("clearing-", ".csv"));
    file.writer.write(StatementCsv.HEADER);
    return file;
  }

  void add(ClearingLine line) {
    try {
      writer.write(StatementCsv.line(line));
    } catch (IOException e) {
      throw new UncheckedIOException("a statement can't be kept", e);
    }
    lines++;
    sum = sum.plus(line.amount());
    if (first.size() < MOST_SHOWN) {
      first.add(line);
    }
  }

  /**
   * The whole of it.
   *
   * @throws IllegalStateException if it isn't what was added up for the area
   */
  Path finished(long linesAddedUp, Money net) throws IOException {
    if (lines != linesAddedUp || !sum.equals(net)) {
      throw new IllegalStateException(
          "a statement has "
              + lines
              + " lines of "
              + sum
              + " where "
              + linesAddedUp
              + " of "
              + net
              + " were added up; an index that lags behind is right at the next run");
    }
    writer.write(StatementCsv.total(lines, sum));
    writer.close();
    return csv;
  }

  List<ClearingLine> first() {
    return first;
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(csv);
  }
}
