package yibao.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import yibao.records.Account;
import yibao.records.AreaDebt;
import yibao.records.Posting;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * Keeps each pooling area's books in balance where money goes from one area's into another's
 * (统筹区往来): the one owes it then, and the other is owed it.
 */
public final class AreaClearing {

  private AreaClearing() {}

  /**
   * The entries, and what the areas owe each other by them: those of each area but one sum to zero
   * then, and so do the rest, of that one and of channels. Each other area's entry is followed by
   * the one area's, so that {@link #debts} can tell who owes whom.
   *
   * @param area the one in whose books the money comes or goes
   */
  public static List<Posting.Entry> balanced(Area area, List<Posting.Entry> entries) {
    Map<Area, Money> others = new TreeMap<>();
    for (Posting.Entry entry : entries) {
      entry
          .account()
          .area()
          .filter(other -> !other.equals(area))
          .ifPresent(other -> others.merge(other, entry.amount(), Money::plus));
    }
    List<Posting.Entry> balanced = new ArrayList<>(entries);
    others.forEach(
        (other, sum) -> {
          if (!sum.isZero()) {
            balanced.add(new Posting.Entry(Account.areaClearing(other), sum.negated()));
            balanced.add(new Posting.Entry(Account.areaClearing(area), sum));
          }
        });
    return balanced;
  }

  /**
   * What the areas owe each other by a posting.
   *
   * @throws IllegalStateException if its entries don't tell, as {@link #balanced} makes them tell
   */
  public static List<AreaDebt> debts(Posting posting) {
    List<Posting.Entry> clearing =
        posting.entries().stream().filter(entry -> entry.account().isOfAreaClearing()).toList();
    List<AreaDebt> debts = new ArrayList<>();
    for (int i = 0; i < clearing.size(); i += 2) {
      debts.add(debt(posting, clearing.subList(i, Math.min(i + 2, clearing.size()))));
    }
    return debts;
  }

  private static AreaDebt debt(Posting posting, List<Posting.Entry> pair) {
    Posting.Entry first = pair.getFirst();
    Posting.Entry last = pair.getLast();
    if (pair.size() < 2
        || first.amount().isZero()
        || first.account().equals(last.account())
        || !first.amount().equals(last.amount().negated())) {
      throw new IllegalStateException(
          "who owes whom can't be told from the entries of posting " + posting.postingId());
    }
    Area one = first.account().area().orElseThrow();
    Area other = last.account().area().orElseThrow();
    return first.amount().compareTo(Money.ZERO) < 0
        ? new AreaDebt(one, other, last.amount(), 1)
        : new AreaDebt(other, one, first.amount(), 1);
  }
}
