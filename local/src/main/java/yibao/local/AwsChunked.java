package yibao.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A body as the SDK sends it to object storage ({@code aws-chunked}): pieces, each with its length
 * and signature before it, and headers behind the last. Signatures aren't looked at: nobody but
 * this machine can send any.
 */
final class AwsChunked extends InputStream {

  private static final int LONGEST_LINE = 1024;

  private final InputStream in;
  private final Map<String, String> trailers = new HashMap<>();
  private long leftOfPiece;
  private boolean ended;

  AwsChunked(InputStream in) {
    this.in = in;
  }

  /** The headers behind the body by lower-case name, once it was read to its end. */
  Map<String, String> trailers() {
    return Map.copyOf(trailers);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (leftOfPiece == 0 && !ended) {
      beginPiece();
    }
    if (ended) {
      return -1;
    }
    int read = in.read(bytes, from, (int) Math.min(count, leftOfPiece));
    if (read < 0) {
      throw cutOff();
    }
    leftOfPiece -= read;
    if (leftOfPiece == 0 && !line().isEmpty()) {
      throw new ObjectRefusal(400, "InvalidRequest", "A piece is longer than it says.");
    }
    return read;
  }

  private void beginPiece() throws IOException {
    String head = line();
    int semicolon = head.indexOf(';');
    leftOfPiece = length(semicolon < 0 ? head : head.substring(0, semicolon));
    if (leftOfPiece == 0) {
      ended = true;
      for (String trailer = line(); !trailer.isEmpty(); trailer = line()) {
        int colon = trailer.indexOf(':');
        if (colon > 0) {
          trailers.put(
              trailer.substring(0, colon).toLowerCase(Locale.ROOT),
              trailer.substring(colon + 1).strip());
        }
      }
    }
  }

  private static long length(String hex) {
    try {
      return Long.parseUnsignedLong(hex, 16);
    } catch (NumberFormatException e) {
      throw new ObjectRefusal(400, "InvalidRequest", "A piece has no length before it.");
    }
  }

  /** The text up to the next line break, which belongs to no piece. */
  private String line() throws IOException {
    byte[] line = new byte[LONGEST_LINE];
    for (int length = 0; length < line.length; length++) {
      int next = in.read();
      if (next < 0) {
        throw cutOff();
      }
      line[length] = (byte) next;
      if (next == '\n' && length > 0 && line[length - 1] == '\r') {
        return new String(line, 0, length - 1, StandardCharsets.ISO_8859_1);
      }
    }
    throw new ObjectRefusal(400, "InvalidRequest", "A line between two pieces doesn't end.");
  }

  private static ObjectRefusal cutOff() {
    return new ObjectRefusal(400, "IncompleteBody", "The body ends within a piece.");
  }
}
