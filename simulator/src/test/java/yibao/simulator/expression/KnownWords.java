package yibao.simulator.expression;

import java.util.SortedSet;
import java.util.TreeSet;

/** The reserved words, for tests elsewhere. */
public final class KnownWords {

  private KnownWords() {}

  public static SortedSet<String> reserved() {
    return new TreeSet<>(ReservedWords.all());
  }
}
