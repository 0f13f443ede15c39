package yibao.operations.clearing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import yibao.operations.AreaClearing;
import yibao.records.Account;
import yibao.records.AreaDebt;
import yibao.records.Books;
import yibao.records.ClearedMonths;
import yibao.records.ClearedPart;
import yibao.records.FoldedPart;
import yibao.records.Ledger;
import yibao.records.Posting;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * Adds a month's postings between pooling areas up, part by part. The index that finds them follows
 * the ledger; so what it has of a part is held against what the seals of the month's days say that
 * this part moved, before it is kept.
 */
final class AddUp {

  private static final int PAGE = 500;

  private final Ledger ledger;
  private final Books books;
  private final ClearedMonths months;

  AddUp(Ledger ledger, Books books, ClearedMonths months) {
    this.ledger = ledger;
    this.books = books;
    this.months = months;
  }

  /** All of a month whose days are sealed, if time was enough. */
  Optional<MonthDebts> allOf(YearMonth month, BooleanSupplier hasTime) {
    Map<Integer, ClearedPart> kept =
        months.parts(month).stream().collect(Collectors.toMap(ClearedPart::part, part -> part));
    List<Posting> clearings = clearingsIn(month);
    List<AreaDebt> debts = new ArrayList<>();
    for (int number = 0; number < Ledger.PARTS; number++) {
      ClearedPart part = kept.get(number);
      if (part == null) {
        if (!hasTime.getAsBoolean()) {
          return Optional.empty();
        }
        part = addedUp(month, number, clearings);
        months.keep(part);
      }
      debts.addAll(part.debts());
    }
    return Optional.of(MonthDebts.sum(debts));
  }

  private ClearedPart addedUp(YearMonth month, int part, List<Posting> clearings) {
    List<AreaDebt> debts = new ArrayList<>();
    Optional<Posting> last = Optional.empty();
    List<Posting> page;
    do {
      page = ledger.betweenAreas(month, part, last, PAGE);
      page.forEach(posting -> debts.addAll(AreaClearing.debts(posting)));
      last = page.isEmpty() ? last : Optional.of(page.getLast());
    } while (!page.isEmpty());
    MonthDebts sum = MonthDebts.sum(debts);
    hold(month, part, sum, clearings);
    return new ClearedPart(month, part, sum.gross());
  }

  private void hold(YearMonth month, int part, MonthDebts sum, List<Posting> clearings) {
    Map<Area, Money> nets = withoutZeros(sum.nets());
    Map<Area, Money> sealed = withoutZeros(sealed(month, part, clearings));
    if (!nets.equals(sealed)) {
      throw new IllegalStateException(
          "the books of "
              + month
              + " say that areas came to owe each other "
              + sealed
              + " in part "
              + part
              + ", its postings in the index say "
              + nets
              + "; an index that lags behind is right at the next run");
    }
  }

  /** What the sealed days say, without what cleared earlier months in this one. */
  private Map<Area, Money> sealed(YearMonth month, int part, List<Posting> clearings) {
    Map<Area, Money> moved = new TreeMap<>();
    for (FoldedPart day : books.parts(month, part)) {
      day.movements().forEach(movement -> add(moved, movement.account(), movement.amount()));
    }
    for (Posting clearing : clearings) {
      if (Ledger.partOf(clearing.postingId()) == part) {
        clearing.entries().forEach(entry -> add(moved, entry.account(), entry.amount().negated()));
      }
    }
    return moved;
  }

  private static void add(Map<Area, Money> moved, Account account, Money amount) {
    if (account.isOfAreaClearing()) {
      moved.merge(account.area().orElseThrow(), amount, Money::plus);
    }
  }

  private List<Posting> clearingsIn(YearMonth month) {
    return months.all().stream()
        .flatMap(cleared -> cleared.posting().stream())
        .filter(place -> YearMonth.from(place.day()).equals(month))
        .map(place -> ledger.find(place).orElseThrow().posting())
        .toList();
  }

  private static Map<Area, Money> withoutZeros(Map<Area, Money> nets) {
    Map<Area, Money> left = new TreeMap<>(nets);
    left.values().removeIf(Money::isZero);
    return left;
  }
}
