package yibao.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Everything that is wrong with a request, each place once, under its first error: what else is
 * found there follows from that. Past {@link #MOST} nothing more is noted, so that no request makes
 * an answer larger than Lambda can give.
 */
final class Errors {

  static final int MOST = 500;

  private final SequencedMap<String, FieldError> byPlace = new LinkedHashMap<>();

  void add(String pointer, Said detail) {
    if (byPlace.size() < MOST) {
      byPlace.putIfAbsent(pointer, new FieldError(pointer, detail));
    }
  }

  boolean isEmpty() {
    return byPlace.isEmpty();
  }

  List<FieldError> all() {
    return List.copyOf(byPlace.values());
  }
}
