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
   * The entries, and what the areas owe each other by them: those of each area sum to zero then.
   *
   * @param entries all of accounts of areas, summing to zero
   */
  static List<Posting.Entry> balanced(List<Posting.Entry> entries) {
    Map<Area, Money> sums = new TreeMap<>();
    entries.forEach(
        entry -> sums.merge(entry.account().area().orElseThrow(), entry.amount(), Money::plus));
    List<Posting.Entry> balanced = new ArrayList<>(entries);
    sums.forEach(
        (area, sum) -> {
          if (!sum.isZero()) {
            balanced.add(new Posting.Entry(Account.areaClearing(area), sum.negated()));
          }
        });
    return balanced;
  }
}
