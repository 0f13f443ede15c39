package yibao.policies;

import java.nio.file.Path;
import java.util.Comparator;

/** Something wrong in a pack: where it stands, what it is, and what mends it. */
record Flaw(Path file, int line, String what, String mend) implements Comparable<Flaw> {

  @Override
  public int compareTo(Flaw other) {
    return Comparator.comparing(Flaw::file)
        .thenComparing(Flaw::line)
        .thenComparing(Flaw::what)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + what + "\n    mend: " + mend;
  }
}
