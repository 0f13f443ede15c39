package yibao.operations.reconciliation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A statement that was read to its end and is whole and right. Its rows are read again, as many
 * parts at a time as fit into memory.
 */
public final class CheckedStatement {

  private final StatementSource source;
  private final LocalDate day;
  private final Moved moved;

  /** Of each row in turn; a byte is little, and to reckon it anew is most of a reading. */
  private final byte[] partOfRow;

  private final int[] rowsOfPart = new int[Partition.PARTS];

  private CheckedStatement(StatementSource source, LocalDate day, Moved moved, byte[] partOfRow) {
    this.source = source;
    this.day = day;
    this.moved = moved;
    this.partOfRow = partOfRow;
    for (byte part : partOfRow) {
      rowsOfPart[Byte.toUnsignedInt(part)]++;
    }
  }

  /** Reads a channel's statement of a day from its first line to its last. */
  public static StatementCheck check(StatementSource source, LocalDate day, Partition partition)
      throws IOException {
    Counting counting = new Counting(partition);
    List<Flaw> flaws = read(source, day, counting);
    return flaws.isEmpty()
        ? new StatementCheck.Right(
            new CheckedStatement(source, day, counting.moved, counting.parts.toByteArray()))
        : new StatementCheck.Refused(flaws);
  }

  private static List<Flaw> read(
      StatementSource source, LocalDate day, Consumer<StatementRow> taker) throws IOException {
    try (InputStream in = source.open()) {
      return StatementReader.read(in, day, taker);
    }
  }

  /** What the channel says moved on that day. */
  public Moved moved() {
    return moved;
  }

  /** Neighbouring parts, the first included and the end not. */
  record Parts(int first, int end) {

    boolean have(int part) {
      return part >= first && part < end;
    }
  }

  /** All parts in their order, as many at a time as have no more rows than that, or one. */
  List<Parts> passes(int mostRows) {
    List<Parts> passes = new ArrayList<>();
    int first = 0;
    long rows = 0;
    for (int part = 0; part < Partition.PARTS; part++) {
      if (part > first && rows + rowsOfPart[part] > mostRows) {
        passes.add(new Parts(first, part));
        first = part;
        rows = 0;
      }
      rows += rowsOfPart[part];
    }
    passes.add(new Parts(first, Partition.PARTS));
    return passes;
  }

  /** The rows of each of these parts, in the order of their lines. */
  SortedMap<Integer, List<StatementRow>> rows(Parts parts) throws IOException {
    Keeping keeping = new Keeping(parts);
    List<Flaw> flaws = read(source, day, keeping);
    if (!flaws.isEmpty() || keeping.read != partOfRow.length) {
      throw new IllegalStateException("a statement reads otherwise the second time: " + flaws);
    }
    return keeping.rows;
  }

  /** What a further reading keeps. */
  private final class Keeping implements Consumer<StatementRow> {

    private final Parts parts;
    private final SortedMap<Integer, List<StatementRow>> rows = new TreeMap<>();
    private int read;

    Keeping(Parts parts) {
      this.parts = parts;
      for (int part = parts.first(); part < parts.end(); part++) {
        rows.put(part, new ArrayList<>(rowsOfPart[part]));
      }
    }

    @Override
    public void accept(StatementRow row) {
      int part = Byte.toUnsignedInt(partOfRow[read++]);
      if (parts.have(part)) {
        rows.getOrDefault(part, List.of()).add(row);
      }
    }
  }

  /** What a first reading keeps. */
  private static final class Counting implements Consumer<StatementRow> {

    private final Partition partition;
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private Moved moved = Moved.NOTHING;

    Counting(Partition partition) {
      this.partition = partition;
    }

    @Override
    public void accept(StatementRow row) {
      parts.write(partition.of(row.kind(), row.number()));
      moved = moved.plus(Moved.of(row));
    }
  }
}
