package yibao.simulator.memory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import yibao.simulator.value.Sizes;
import yibao.simulator.value.Value;

/**
 * A page of a query or scan: as many items as are asked for, or a megabyte of them.
 *
 * @param found those of the items gone through that are wanted
 * @param scanned how many were gone through
 * @param bytes how large those were
 * @param last where the next page begins, unless all were gone through
 */
record Page(List<Value.Document> found, int scanned, long bytes, Optional<Value.Document> last) {

  private static final long LARGEST = 1024L * 1024;

  /**
   * @param limit how many to go through at most
   * @param sought those to go through; the first that isn't ends it
   * @param counts which of those count at all
   * @param wanted which of those that count are found
   */
  static Page of(
      Iterator<Value.Document> items,
      int limit,
      Predicate<Value.Document> sought,
      Predicate<Value.Document> counts,
      Predicate<Value.Document> wanted) {
    List<Value.Document> found = new ArrayList<>();
    int scanned = 0;
    long bytes = 0;
    while (items.hasNext()) {
      Value.Document item = items.next();
      if (!sought.test(item)) {
        break;
      }
      if (!counts.test(item)) {
        continue;
      }
      scanned++;
      bytes += Sizes.ofItem(item);
      if (wanted.test(item)) {
        found.add(item);
      }
      if (scanned == limit || bytes >= LARGEST) {
        return new Page(found, scanned, bytes, Optional.of(item));
      }
    }
    return new Page(found, scanned, bytes, Optional.empty());
  }
}
