package yibao.operations.reconciliation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What both sides have of each class. Every fen of either side is in just one of them, so that the
 * classes sum to what each side has.
 */
public record Totals(Map<Finding, Tally> byFinding) {

  public static final Totals NONE = new Totals(Map.of());

  /** What the books and the statement have. */
  public record Tally(Moved ours, Moved theirs) {

    static final Tally NOTHING = new Tally(Moved.NOTHING, Moved.NOTHING);

    Tally plus(Tally other) {
      return new Tally(ours.plus(other.ours), theirs.plus(other.theirs));
    }
  }

  public Totals {
    Map<Finding, Tally> all = new EnumMap<>(Finding.class);
    for (Finding finding : Finding.values()) {
      all.put(finding, byFinding.getOrDefault(finding, Tally.NOTHING));
    }
    byFinding = Collections.unmodifiableMap(all);
  }

  public Tally of(Finding finding) {
    return byFinding.getOrDefault(finding, Tally.NOTHING);
  }

  /** All that the books have. */
  public Moved ours() {
    return byFinding.values().stream().map(Tally::ours).reduce(Moved.NOTHING, Moved::plus);
  }

  /** All that the statement has. */
  public Moved theirs() {
    return byFinding.values().stream().map(Tally::theirs).reduce(Moved.NOTHING, Moved::plus);
  }

  /** Whether the two sides are the same to the last movement. */
  public boolean isZeroDifference() {
    return ours().equals(of(Finding.EQUAL).ours()) && theirs().equals(of(Finding.EQUAL).theirs());
  }

  public Totals plus(Totals other) {
    Map<Finding, Tally> sums = new EnumMap<>(byFinding);
    other.byFinding.forEach((finding, tally) -> sums.merge(finding, tally, Tally::plus));
    return new Totals(sums);
  }
}
