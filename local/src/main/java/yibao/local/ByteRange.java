package yibao.local;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of an object, from its first byte to its last, both included. */
record ByteRange(long first, long last) {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  long length() {
    return last - first + 1;
  }

  /** What a {@code Range} header asks of an object of that size; empty if it asks nothing. */
  static Optional<ByteRange> of(Optional<String> header, long size) {
    Matcher range = RANGE.matcher(header.orElse(""));
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return Optional.empty();
    }
    boolean fromTheEnd = range.group(1).isEmpty();
    long first =
        fromTheEnd
            ? Math.max(0, size - Long.parseLong(range.group(2)))
            : Long.parseLong(range.group(1));
    long last =
        fromTheEnd || range.group(2).isEmpty()
            ? size - 1
            : Math.min(size - 1, Long.parseLong(range.group(2)));
    if (first > last) {
      throw new ObjectRefusal(416, "InvalidRange", "The requested range is not satisfiable");
    }
    return Optional.of(new ByteRange(first, last));
  }
}
