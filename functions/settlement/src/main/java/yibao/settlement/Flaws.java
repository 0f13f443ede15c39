package yibao.settlement;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * What is wrong with a message's fields, each in one sentence, once, in the order they were read.
 */
final class Flaws {

  /** More than that nobody mends at once; {@code err_msg} stays short enough for a screen. */
  private static final int MOST = 5;

  private final SequencedSet<String> sentences = new LinkedHashSet<>();

  void add(String sentence) {
    if (sentences.size() < MOST) {
      sentences.add(sentence);
    }
  }

  boolean isEmpty() {
    return sentences.isEmpty();
  }

  String sentence() {
    return String.join("", sentences);
  }
}
