package yibao.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import yibao.records.Account;
import yibao.records.Posting;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * Keeps each pooling area's books in balance where money goes from one area's into another's
 * (统筹区往来): the one owes it then, and the other is owed it.
 */
final class AreaClearing {

  private AreaClearing() {}

  /**
   * The entries, and what the areas owe each other by them: those of each area but one sum to zero
   * then, and so do the rest, of that one and of channels.
   *
   * @param area the one in whose books the money comes or goes
   */
  static List<Posting.Entry> balanced(Area area, List<Posting.Entry> entries) {
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
}
