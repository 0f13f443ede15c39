package yibao.records;

import java.util.Comparator;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * What one pooling area came to owe another, and nothing of what that one came to owe it: the two
 * directions stand apart (总额). In the order of debtor and creditor.
 *
 * @param debtor whose books have what was the other's, such as an account that paid there
 * @param amount positive
 * @param lines in how many debts of single postings
 */
public record AreaDebt(Area debtor, Area creditor, Money amount, long lines)
    implements Comparable<AreaDebt> {

  private static final Comparator<AreaDebt> BY_AREAS =
      Comparator.comparing(AreaDebt::debtor)
          .thenComparing(AreaDebt::creditor)
          .thenComparing(AreaDebt::amount)
          .thenComparing(AreaDebt::lines);

  public AreaDebt {
    if (debtor.equals(creditor) || amount.compareTo(Money.ZERO) <= 0 || lines < 1) {
      throw new IllegalArgumentException(debtor + " owes " + creditor + " " + amount);
    }
  }

  /** With more that the one owes the other. */
  public AreaDebt plus(AreaDebt more) {
    if (!debtor.equals(more.debtor) || !creditor.equals(more.creditor)) {
      throw new IllegalArgumentException(more + " is no more of " + this);
    }
    return new AreaDebt(debtor, creditor, amount.plus(more.amount), lines + more.lines);
  }

  @Override
  public int compareTo(AreaDebt other) {
    return BY_AREAS.compare(this, other);
  }
}
