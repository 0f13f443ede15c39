package yibao.operations.reconciliation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import yibao.operations.Hands;

/**
 * Puts differences right while they are found, some at a time, and reports them in the order in
 * which they were found. Of all that went before it keeps the ids of what was queued, and counts.
 */
final class Correcting implements Consumer<Difference> {

  private static final int AT_A_TIME = 64;

  /** What puts one right. */
  @FunctionalInterface
  interface Work {

    /** Several rows of one number are told apart by which of them it is. */
    Correction correct(Difference difference, int which);
  }

  /** A difference, and which of its number's. */
  private record Found(Difference difference, int which) {}

  private final Work work;
  private final Hands hands;
  private final BiConsumer<Difference, Correction> report;
  private final List<Found> waiting = new ArrayList<>();
  private final Set<String> queued = new HashSet<>();
  private Optional<Found> last = Optional.empty();
  private long differences;
  private long open;

  Correcting(Work work, Hands hands, BiConsumer<Difference, Correction> report) {
    this.work = work;
    this.hands = hands;
    this.report = report;
  }

  @Override
  public void accept(Difference difference) {
    int which =
        last.filter(before -> isNextOf(before, difference)).map(Found::which).orElse(-1) + 1;
    Found found = new Found(difference, which);
    last = Optional.of(found);
    waiting.add(found);
    if (waiting.size() == AT_A_TIME) {
      end();
    }
  }

  private static boolean isNextOf(Found before, Difference difference) {
    return before.difference() instanceof Difference.Twice(StatementRow one, long taken)
        && difference instanceof Difference.Twice(StatementRow other, long alsoTaken)
        && taken == alsoTaken
        && one.kind() == other.kind()
        && one.number().equals(other.number());
  }

  /** Puts the last ones right too. */
  void end() {
    List<Supplier<Correction>> pieces = new ArrayList<>();
    for (Found found : waiting) {
      pieces.add(() -> work.correct(found.difference(), found.which()));
    }
    List<Correction> done = hands.all(pieces);
    for (int i = 0; i < done.size(); i++) {
      note(done.get(i));
      report.accept(waiting.get(i).difference(), done.get(i));
    }
    waiting.clear();
  }

  private void note(Correction correction) {
    differences++;
    if (correction.isOpen()) {
      open++;
    }
    if (correction instanceof Correction.Queued(List<String> suspenseIds)) {
      queued.addAll(suspenseIds);
    }
  }

  /** The items that wait for a person. */
  Set<String> queued() {
    return queued;
  }

  long differences() {
    return differences;
  }

  long open() {
    return open;
  }
}
