package yibao.operations.reconciliation;

import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a file, one at a time in a buffer that no line outgrows. A line ends with LF or
 * CRLF, the last may end with the file.
 */
final class Lines {

  /** Longer than any line that says something. */
  static final int LONGEST = 512;

  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int filled;
  private int next;
  private int from;
  private int to;
  private long number;
  private boolean tooLong;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Goes on to the next line; false if there is none. */
  boolean next() throws IOException {
    from = next;
    tooLong = false;
    int end = lineBreak(from);
    while (end < 0 && fill()) {
      end = lineBreak(from);
    }
    if (end < 0 && from == filled && !tooLong) {
      return false;
    }
    boolean broken = end >= 0;
    to = broken ? end : filled;
    next = broken ? end + 1 : filled;
    if (broken && to > from && buffer[to - 1] == '\r') {
      to--;
    }
    tooLong |= to - from > LONGEST;
    number++;
    return true;
  }

  private int lineBreak(int begin) {
    for (int i = begin; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Reads on; of a line that is too long already what was read is forgotten. */
  private boolean fill() throws IOException {
    if (filled - from > LONGEST + 1) {
      tooLong = true;
      from = filled;
    }
    if (filled == buffer.length) {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      filled -= from;
      from = 0;
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      return false;
    }
    filled += read;
    return true;
  }

  /** The line's number, the first being 1. */
  long number() {
    return number;
  }

  boolean isTooLong() {
    return tooLong;
  }

  byte[] bytes() {
    return buffer;
  }

  /** Where the line begins in {@link #bytes}. */
  int from() {
    return from;
  }

  /** Where it ends, without its line break. */
  int to() {
    return to;
  }
}
