package yibao.operations.clearing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import yibao.records.AreaDebt;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * What pooling areas came to owe each other in a month: gross, each direction by itself (总额);
 * between two areas, what is left of both (双边轧差); and of each area, what is left of all (多边净额),
 * which sums to zero over the areas.
 *
 * @param gross one for each pair and direction, in the order of their areas
 */
public record MonthDebts(List<AreaDebt> gross) {

  public MonthDebts {
    gross = List.copyOf(gross);
  }

  /** Adds debts up by debtor and creditor. */
  public static MonthDebts sum(Collection<AreaDebt> debts) {
    SortedMap<Area, SortedMap<Area, AreaDebt>> sums = new TreeMap<>();
    for (AreaDebt debt : debts) {
      sums.computeIfAbsent(debt.debtor(), debtor -> new TreeMap<>())
          .merge(debt.creditor(), debt, AreaDebt::plus);
    }
    List<AreaDebt> gross = new ArrayList<>();
    sums.values().forEach(of -> gross.addAll(of.values()));
    return new MonthDebts(gross);
  }

  /**
   * What is left between each two areas, owed by the one to the other; none where nothing is left.
   */
  public List<AreaDebt> bilateral() {
    List<AreaDebt> left = new ArrayList<>();
    for (Area area : areas()) {
      for (Between between : of(area)) {
        if (between.net().compareTo(Money.ZERO) < 0) {
          left.add(
              new AreaDebt(area, between.counterpart(), between.net().negated(), between.lines()));
        }
      }
    }
    return left;
  }

  /** Every area that owes or is owed, in the order of their codes. */
  public SortedSet<Area> areas() {
    SortedSet<Area> areas = new TreeSet<>();
    for (AreaDebt debt : gross) {
      areas.add(debt.debtor());
      areas.add(debt.creditor());
    }
    return areas;
  }

  /** What is left of all that each area is owed and owes: positive where it is owed more. */
  public SortedMap<Area, Money> nets() {
    SortedMap<Area, Money> nets = new TreeMap<>();
    for (AreaDebt debt : gross) {
      nets.merge(debt.creditor(), debt.amount(), Money::plus);
      nets.merge(debt.debtor(), debt.amount().negated(), Money::plus);
    }
    return nets;
  }

  /** How many lines the statement of each area has. */
  public SortedMap<Area, Long> lines() {
    SortedMap<Area, Long> lines = new TreeMap<>();
    for (AreaDebt debt : gross) {
      lines.merge(debt.creditor(), debt.lines(), Long::sum);
      lines.merge(debt.debtor(), debt.lines(), Long::sum);
    }
    return lines;
  }

  /**
   * What an area and another came to owe each other.
   *
   * @param owed by the other
   * @param owes to the other
   * @param lines of both directions
   */
  public record Between(Area counterpart, Money owed, Money owes, long lines) {

    /** Positive where the other owes more. */
    public Money net() {
      return owed.minus(owes);
    }

    private Between plus(Between more) {
      return new Between(
          counterpart, owed.plus(more.owed), owes.plus(more.owes), lines + more.lines);
    }
  }

  /** What an area and each other came to owe each other, in the order of the others' codes. */
  public List<Between> of(Area area) {
    SortedMap<Area, Between> others = new TreeMap<>();
    for (AreaDebt debt : gross) {
      if (debt.creditor().equals(area)) {
        Area other = debt.debtor();
        others.merge(
            other, new Between(other, debt.amount(), Money.ZERO, debt.lines()), Between::plus);
      } else if (debt.debtor().equals(area)) {
        Area other = debt.creditor();
        others.merge(
            other, new Between(other, Money.ZERO, debt.amount(), debt.lines()), Between::plus);
      }
    }
    return List.copyOf(others.values());
  }
}
