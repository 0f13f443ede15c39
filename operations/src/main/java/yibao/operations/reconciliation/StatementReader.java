package yibao.operations.reconciliation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a channel's statement of a day: UTF-8 without byte order mark, the header, a row for each
 * movement of money, and a last line {@code #total,<rows>,<sumFen>} that must be right, the sum
 * being that of all amounts as they are written. Nothing may follow it. So a file that was cut off,
 * grew or lost a line on its way isn't taken for a statement. It is read line by line: its size
 * doesn't matter.
 */
final class StatementReader {

  /** More would only say the same again. */
  private static final int MOST_FLAWS = 20;

  private static final byte[] TOTAL_BEGINS = {'#', 't', 'o', 't', 'a', 'l'};
  private static final Pattern TOTAL =
      Pattern.compile("#total,(0|[1-9][0-9]{0,17}),(0|[1-9][0-9]{0,17})");
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Lines lines;
  private final RowReader rows;
  private final Consumer<StatementRow> taker;
  private final List<Flaw> flaws = new ArrayList<>();
  private long count;
  private long fen;

  private StatementReader(InputStream in, LocalDate day, Consumer<StatementRow> taker) {
    this.lines = new Lines(in);
    this.rows = new RowReader(day);
    this.taker = taker;
  }

  /**
   * Hands over each row as it comes, before it is known whether the whole is right.
   *
   * @return what is wrong with it, nothing if it is whole and right
   */
  static List<Flaw> read(InputStream in, LocalDate day, Consumer<StatementRow> taker)
      throws IOException {
    StatementReader reader = new StatementReader(in, day, taker);
    reader.read();
    return List.copyOf(reader.flaws);
  }

  private void read() throws IOException {
    if (!header()) {
      return;
    }
    while (lines.next()) {
      if (startsWith(TOTAL_BEGINS)) {
        total();
        return;
      }
      row();
      if (flaws.size() == MOST_FLAWS) {
        return;
      }
    }
    flaw(
        lines.number(),
        "文件在此结束而没有末行 #total,<行数>,<金额合计>，可能被截断，请重新发送完整文件",
        "the file ends here without its last line #total,<rows>,<sumFen>; send the whole file again");
  }

  private boolean header() throws IOException {
    boolean any = lines.next();
    if (any && startsWith(BYTE_ORDER_MARK)) {
      flaw(1, "文件不得以字节顺序标记（BOM）开头，请去掉", "leave out the byte order mark at the beginning");
      return false;
    }
    if (!any || !RowReader.HEADER.equals(text())) {
      flaw(1, "首行应为 " + RowReader.HEADER, "the first line must be " + RowReader.HEADER);
      return false;
    }
    return true;
  }

  private void row() {
    if (lines.isTooLong()) {
      flaw(
          lines.number(),
          "此行超过 " + Lines.LONGEST + " 字节，请检查换行",
          "over " + Lines.LONGEST + " bytes long; look for a missing line break");
      return;
    }
    switch (rows.read(lines)) {
      case Flaw flaw -> flaws.add(flaw);
      case StatementRow row -> {
        count++;
        fen = Math.addExact(fen, row.amount().fen());
        taker.accept(row);
      }
    }
  }

  private void total() throws IOException {
    long line = lines.number();
    Matcher total = TOTAL.matcher(text());
    if (!total.matches()) {
      flaw(
          line,
          "末行应为 #total,<行数>,<金额合计（分）>，均为整数",
          "write #total,<rows>,<sumFen>, both in whole numbers");
    } else if (flaws.isEmpty()) {
      compare(line, Long.parseLong(total.group(1)), Long.parseLong(total.group(2)));
    }
    if (lines.next()) {
      flaw(lines.number(), "#total 之后不得再有内容，请去掉", "nothing may follow #total; leave it out");
    }
  }

  /** Only where every row could be read: else it is their flaws that are to be mended. */
  private void compare(long line, long saidRows, long saidFen) {
    if (saidRows != count) {
      flaw(
          line,
          "#total 称有 " + saidRows + " 行，实有 " + count + " 行，请补全或更正",
          "#total says " + saidRows + " rows, there are " + count + "; complete or correct it");
    }
    if (saidFen != fen) {
      flaw(
          line,
          "#total 称金额合计 " + saidFen + " 分，实为 " + fen + " 分（收款与退款金额按所写相加）",
          "#total says "
              + saidFen
              + " fen, the amounts as written, paid and refunded alike, sum to "
              + fen);
    }
  }

  private void flaw(long line, String chinese, String english) {
    flaws.add(new Flaw(line, chinese, english));
  }

  private boolean startsWith(byte[] begin) {
    if (lines.to() - lines.from() < begin.length) {
      return false;
    }
    for (int i = 0; i < begin.length; i++) {
      if (lines.bytes()[lines.from() + i] != begin[i]) {
        return false;
      }
    }
    return true;
  }

  private String text() {
    return new String(
        lines.bytes(), lines.from(), lines.to() - lines.from(), StandardCharsets.ISO_8859_1);
  }
}
