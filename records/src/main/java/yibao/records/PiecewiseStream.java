package yibao.records;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;

/**
 * An object as a stream that is read in pieces of some megabytes, each asked for when it is due.
 */
final class PiecewiseStream extends InputStream {

  static final int PIECE = 4 * 1024 * 1024;

  private final long size;
  private final Function<String, byte[]> pieces;
  private byte[] piece = new byte[0];
  private int at;
  private long asked;

  /**
   * Of an object of so many bytes.
   *
   * @param pieces gives the bytes of a range such as {@code bytes=0-9}
   */
  PiecewiseStream(long size, Function<String, byte[]> pieces) {
    this.size = size;
    this.pieces = pieces;
  }

  @Override
  public int read() {
    return hasMore() ? Byte.toUnsignedInt(piece[at++]) : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int count) {
    Objects.checkFromIndexSize(from, count, bytes.length);
    if (count == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int read = Math.min(count, piece.length - at);
    System.arraycopy(piece, at, bytes, from, read);
    at += read;
    return read;
  }

  private boolean hasMore() {
    if (at == piece.length && asked < size) {
      long last = Math.min(size, asked + PIECE) - 1;
      piece = pieces.apply("bytes=" + asked + "-" + last);
      at = 0;
      if (piece.length != last - asked + 1) {
        throw new StorageUnavailable("a piece of an object came in part");
      }
      asked = last + 1;
    }
    return at < piece.length;
  }
}
