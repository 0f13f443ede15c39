package yibao.operations.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import yibao.records.ChannelTransaction;

/**
 * Holds one part of both sides together, in the order of kinds and numbers, so that the same two
 * sides always give the same differences in the same order. A channel has a set of numbers for each
 * kind: what was paid is never taken for what was paid back.
 */
final class PartMatching {

  private static final Comparator<ChannelTransaction> OURS =
      Comparator.comparing(ChannelTransaction::kind).thenComparing(ChannelTransaction::number);
  private static final Comparator<StatementRow> THEIRS =
      Comparator.comparing(StatementRow::kind)
          .thenComparing(StatementRow::number)
          .thenComparing(StatementRow::line);

  private final List<ChannelTransaction> ours;
  private final List<StatementRow> theirs;
  private final Consumer<Difference> taker;
  private final Map<Finding, Totals.Tally> tallies = new EnumMap<>(Finding.class);

  private PartMatching(
      List<ChannelTransaction> ours, List<StatementRow> theirs, Consumer<Difference> taker) {
    this.ours = new ArrayList<>(ours);
    this.theirs = new ArrayList<>(theirs);
    this.taker = taker;
    this.ours.sort(OURS);
    this.theirs.sort(THEIRS);
  }

  /** Names each difference to the taker, and says what both sides have of each class. */
  static Totals match(
      List<ChannelTransaction> ours, List<StatementRow> theirs, Consumer<Difference> taker) {
    PartMatching matching = new PartMatching(ours, theirs, taker);
    matching.match();
    return new Totals(matching.tallies);
  }

  private void match() {
    int next = 0;
    for (int begin = 0; begin < theirs.size(); ) {
      StatementRow row = theirs.get(begin);
      while (next < ours.size() && compare(ours.get(next), row) < 0) {
        differ(new Difference.MissingThere(ours.get(next++)));
      }
      int end = begin + 1;
      while (end < theirs.size() && isSame(theirs.get(end), row)) {
        end++;
      }
      List<StatementRow> same = theirs.subList(begin, end);
      if (next < ours.size() && compare(ours.get(next), row) == 0) {
        both(ours.get(next++), same);
      } else {
        differ(new Difference.MissingHere(row));
        twice(same, row);
      }
      begin = end;
    }
    ours.subList(next, ours.size())
        .forEach(transaction -> differ(new Difference.MissingThere(transaction)));
  }

  private static int compare(ChannelTransaction transaction, StatementRow row) {
    int kinds = transaction.kind().compareTo(row.kind());
    return kinds != 0 ? kinds : transaction.number().compareTo(row.number());
  }

  private static boolean isSame(StatementRow one, StatementRow other) {
    return one.kind() == other.kind() && one.number().equals(other.number());
  }

  /**
   * What only a statement has told us of was missing here, however often it is looked at. Of
   * several rows of one number that which agrees is taken for it, else the first.
   */
  private void both(ChannelTransaction transaction, List<StatementRow> rows) {
    StatementRow taken =
        rows.stream()
            .filter(row -> aspects(transaction, row).isEmpty())
            .findFirst()
            .orElse(rows.getFirst());
    Set<Difference.Aspect> aspects = aspects(transaction, taken);
    if (aspects.isEmpty() && transaction.source() == ChannelTransaction.Source.STATEMENT) {
      differ(new Difference.MissingHere(taken));
    } else if (aspects.isEmpty()) {
      count(Finding.EQUAL, Moved.of(transaction), Moved.of(taken));
    } else if (aspects.contains(Difference.Aspect.AMOUNT)
        && !aspects.contains(Difference.Aspect.ORDER)) {
      differ(new Difference.AmountDiffers(transaction, taken, aspects));
    } else {
      differ(new Difference.StatusDiffers(transaction, taken, aspects));
    }
    twice(rows, taken);
  }

  private void twice(List<StatementRow> rows, StatementRow taken) {
    for (StatementRow row : rows) {
      if (row.line() != taken.line()) {
        differ(new Difference.Twice(row, taken.line()));
      }
    }
  }

  private static Set<Difference.Aspect> aspects(ChannelTransaction transaction, StatementRow row) {
    Set<Difference.Aspect> aspects = EnumSet.noneOf(Difference.Aspect.class);
    boolean anotherOrder =
        transaction
            .order()
            .filter(order -> !order.channelOrderNo().equals(row.channelOrderNo()))
            .isPresent();
    if (anotherOrder) {
      aspects.add(Difference.Aspect.ORDER);
    }
    if (!transaction.amount().equals(row.amount())) {
      aspects.add(Difference.Aspect.AMOUNT);
    }
    if (transaction.at().getEpochSecond() != row.at().getEpochSecond()) {
      aspects.add(Difference.Aspect.INSTANT);
    }
    return aspects;
  }

  private void differ(Difference difference) {
    count(difference.finding(), difference.ours(), difference.theirs());
    taker.accept(difference);
  }

  private void count(Finding finding, Moved here, Moved there) {
    tallies.merge(finding, new Totals.Tally(here, there), Totals.Tally::plus);
  }
}
