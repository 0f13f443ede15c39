package yibao.operations.reconciliation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import yibao.operations.ShanghaiTime;
import yibao.records.ChannelTransaction;
import yibao.rules.Money;

/**
 * Reads the rows of one day's statement, each field as strictly as a notice's. No field can hold a
 * comma or a line break, so none stands in quotation marks.
 */
final class RowReader {

  static final String HEADER = "channelTxnNo,channelOrderNo,kind,amountFen,at";

  private static final int FIELDS = 5;
  private static final int LONGEST_NUMBER = 64;

  /** As much as a notice may say. */
  private static final long MOST_FEN = 1_000_000_000_000L;

  private static final int MOST_DIGITS = Long.toString(MOST_FEN).length();

  private static final String PAID = "PAID";
  private static final String REFUNDED = "REFUNDED";

  private final LocalDate day;
  private final long begins;
  private final long ends;

  /** Where each field begins, and behind the last where one more would. */
  private final int[] begin = new int[FIELDS + 1];

  private byte[] bytes = new byte[0];
  private long line;

  RowReader(LocalDate day) {
    this.day = day;
    this.begins = ShanghaiTime.endOf(day.minusDays(1)).getEpochSecond();
    this.ends = ShanghaiTime.endOf(day).getEpochSecond();
  }

  /** The row on the line, or what is wrong with it first. */
  ReadLine read(Lines lines) {
    bytes = lines.bytes();
    line = lines.number();
    int fields = split(lines.from(), lines.to());
    if (fields != FIELDS) {
      return new Flaw(
          line,
          "应为 " + FIELDS + " 列（" + HEADER + "），现为 " + fields + " 列",
          "there are " + fields + " fields; write the " + FIELDS + " of the header");
    }
    if (!isNumber(0, false)) {
      return notANumber("channelTxnNo", "下划线或连字符", "_ -");
    }
    if (!isNumber(1, true)) {
      return notANumber("channelOrderNo", "下划线、连字符或点", "_ - .");
    }
    boolean paid = is(2, PAID);
    if (!paid && !is(2, REFUNDED)) {
      return new Flaw(line, "kind 应为 PAID 或 REFUNDED", "kind: write PAID or REFUNDED");
    }
    long fen = amount();
    if (fen < 0) {
      return new Flaw(
          line,
          "amountFen 应为 1 至 " + MOST_FEN + " 的整数（分），不带正负号、小数点和前导零",
          "amountFen: write whole fen from 1 to " + MOST_FEN + ", no sign, point or leading zero");
    }
    long at = Seconds.read(bytes, begin[4], end(4));
    if (at < begins || at >= ends) {
      return at == Seconds.NONE ? noInstant() : anotherDay(at);
    }
    return new StatementRow(
        line,
        paid ? ChannelTransaction.Kind.PAID : ChannelTransaction.Kind.REFUNDED,
        text(0),
        text(1),
        Money.ofFen(fen),
        Instant.ofEpochSecond(at));
  }

  private Flaw notANumber(String field, String chinese, String signs) {
    return new Flaw(
        line,
        field + " 应为 1 至 " + LONGEST_NUMBER + " 位字母、数字、" + chinese + "，不加引号",
        field + ": write 1 to " + LONGEST_NUMBER + " of A-Z a-z 0-9 " + signs + ", without quotes");
  }

  private Flaw noInstant() {
    return new Flaw(
        line,
        "at 应为带时区的时刻，如 " + day + "T09:30:00+08:00",
        "at: write an instant with its offset, such as " + day + "T09:30:00+08:00");
  }

  private Flaw anotherDay(long at) {
    LocalDate other = ShanghaiTime.dateOf(Instant.ofEpochSecond(at));
    return new Flaw(
        line,
        "at 按北京时间属于 " + other + "，请列入该日的对账单，此为 " + day + " 的对账单",
        "at: it is on "
            + other
            + " in Shanghai; put it into that day's statement, this is of "
            + day);
  }

  /** How many fields there are; the places of more than {@value #FIELDS} aren't kept. */
  private int split(int from, int to) {
    int fields = 1;
    begin[0] = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == ',') {
        if (fields < FIELDS) {
          begin[fields] = i + 1;
        }
        fields++;
      }
    }
    begin[FIELDS] = to + 1;
    return fields;
  }

  private int end(int field) {
    return begin[field + 1] - 1;
  }

  /** The number of an order that a channel charges by a mandate has points. */
  private boolean isNumber(int field, boolean points) {
    int length = end(field) - begin[field];
    if (length < 1 || length > LONGEST_NUMBER) {
      return false;
    }
    for (int i = begin[field]; i < end(field); i++) {
      byte c = bytes[i];
      boolean taken =
          (c >= '0' && c <= '9')
              || (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || c == '_'
              || c == '-'
              || (points && c == '.');
      if (!taken) {
        return false;
      }
    }
    return true;
  }

  private boolean is(int field, String word) {
    if (end(field) - begin[field] != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[begin[field] + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** In fen; -1 if it isn't written in digits alone, begins with a zero or is too much. */
  private long amount() {
    int digits = end(3) - begin[3];
    if (digits < 1 || digits > MOST_DIGITS || bytes[begin[3]] == '0') {
      return -1;
    }
    long fen = 0;
    for (int i = begin[3]; i < end(3); i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return -1;
      }
      fen = fen * 10 + (bytes[i] - '0');
    }
    return fen > MOST_FEN ? -1 : fen;
  }

  private String text(int field) {
    return new String(bytes, begin[field], end(field) - begin[field], StandardCharsets.US_ASCII);
  }
}
