package yibao.operations.reconciliation;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Instants by RFC 3339, as a notice has its {@code paidAt}: with an offset, fractions of a second
 * cut off. Read from the bytes, since a day has a million of them.
 */
final class Seconds {

  /** What is no instant. */
  static final long NONE = Long.MIN_VALUE;

  private static final int DATE_AND_TIME = "2025-11-05T09:30:00".length();
  private static final int MOST_OFFSET_MINUTES = 18 * 60;

  private Seconds() {}

  /** Seconds since the epoch. */
  static long read(byte[] text, int from, int to) {
    boolean formed =
        to - from > DATE_AND_TIME
            && text[from + 4] == '-'
            && text[from + 7] == '-'
            && (text[from + 10] | 0x20) == 't'
            && text[from + 13] == ':'
            && text[from + 16] == ':';
    if (!formed) {
      return NONE;
    }
    int hour = number(text, from + 11, 2);
    int minute = number(text, from + 14, 2);
    int second = number(text, from + 17, 2);
    long day = day(text, from);
    int offset = offset(text, fraction(text, from + DATE_AND_TIME, to), to);
    if (outOf(hour, 23) || outOf(minute, 59) || outOf(second, 59)) {
      return NONE;
    }
    return day == NONE || offset == Integer.MIN_VALUE
        ? NONE
        : day * 86_400 + hour * 3_600L + minute * 60L + second - offset * 60L;
  }

  private static boolean outOf(int value, int most) {
    return value < 0 || value > most;
  }

  private static long day(byte[] text, int from) {
    int year = number(text, from, 4);
    int month = number(text, from + 5, 2);
    int day = number(text, from + 8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
      return NONE;
    }
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException noSuchDay) {
      return NONE;
    }
  }

  /** Where the offset begins; -1 if a point has no digits behind it. */
  private static int fraction(byte[] text, int at, int to) {
    if (text[at] != '.') {
      return at;
    }
    int end = at + 1;
    while (end < to && isDigit(text[end])) {
      end++;
    }
    return end == at + 1 ? -1 : end;
  }

  /** In minutes. */
  private static int offset(byte[] text, int at, int to) {
    if (at >= 0 && to - at == 1 && (text[at] | 0x20) == 'z') {
      return 0;
    }
    boolean formed =
        at >= 0
            && to - at == "+08:00".length()
            && (text[at] == '+' || text[at] == '-')
            && text[at + 3] == ':';
    if (!formed) {
      return Integer.MIN_VALUE;
    }
    int hours = number(text, at + 1, 2);
    int minutes = number(text, at + 4, 2);
    int offset = hours * 60 + minutes;
    return outOf(hours, 18) || outOf(minutes, 59) || offset > MOST_OFFSET_MINUTES
        ? Integer.MIN_VALUE
        : (text[at] == '-' ? -offset : offset);
  }

  /** So many digits; -1 if there is anything else among them. */
  private static int number(byte[] text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      if (!isDigit(text[i])) {
        return -1;
      }
      number = number * 10 + (text[i] - '0');
    }
    return number;
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }
}
