package yibao.records;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The numbers of a visit's lines that stand, so that none is counted twice; of each the first eight
 * bytes of its digest.
 *
 * @param version counts the changes, 0 of a visit without any
 */
public record LineNumbers(String mdtrtId, long version, Set<Long> digests) {

  public LineNumbers {
    digests = Set.copyOf(digests);
  }

  static LineNumbers none(String mdtrtId) {
    return new LineNumbers(mdtrtId, 0, Set.of());
  }

  /** How many lines stand. */
  public int count() {
    return digests.size();
  }

  public boolean has(String serial) {
    return digests.contains(digest(serial));
  }

  /** With those of lines that are entered. */
  public LineNumbers with(Collection<String> serials) {
    Set<Long> all = new HashSet<>(digests);
    serials.forEach(serial -> all.add(digest(serial)));
    return new LineNumbers(mdtrtId, version + 1, all);
  }

  /** Without those of lines that are taken back. */
  public LineNumbers without(Collection<String> serials) {
    Set<Long> rest = new HashSet<>(digests);
    serials.forEach(serial -> rest.remove(digest(serial)));
    return new LineNumbers(mdtrtId, version + 1, rest);
  }

  private static long digest(String serial) {
    return ByteBuffer.wrap(Hashes.sha256(serial)).getLong();
  }
}
