package yibao.rules;

/**
 * The four parts into which the catalogue divides what a bill comes to, and their sum (医疗费总额).
 *
 * @param ownPaid outside the catalogue (全自费)
 * @param overLimit above the price ceiling (超限价自费)
 * @param paidFirst the share of 乙类 items that the person pays first (先行自付)
 * @param inScope what the law pays for (符合政策范围)
 */
public record BillParts(
    Money total, Money ownPaid, Money overLimit, Money paidFirst, Money inScope) {

  public static final BillParts NOTHING = of(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

  public BillParts {
    if (!total.equals(ownPaid.plus(overLimit).plus(paidFirst).plus(inScope))) {
      throw new IllegalArgumentException(
          ownPaid + " + " + overLimit + " + " + paidFirst + " + " + inScope + " is not " + total);
    }
  }

  public static BillParts of(Money ownPaid, Money overLimit, Money paidFirst, Money inScope) {
    return new BillParts(
        ownPaid.plus(overLimit).plus(paidFirst).plus(inScope),
        ownPaid,
        overLimit,
        paidFirst,
        inScope);
  }

  public BillParts plus(BillParts other) {
    return of(
        ownPaid.plus(other.ownPaid),
        overLimit.plus(other.overLimit),
        paidFirst.plus(other.paidFirst),
        inScope.plus(other.inScope));
  }

  /** With the sign of each turned. */
  public BillParts negated() {
    return of(ownPaid.negated(), overLimit.negated(), paidFirst.negated(), inScope.negated());
  }

  /** Whether one of the parts is below zero. */
  public boolean isNegative() {
    return ownPaid.fen() < 0 || overLimit.fen() < 0 || paidFirst.fen() < 0 || inScope.fen() < 0;
  }

  /** With so much of what is in scope paid first by the person. */
  BillParts payFirst(Money amount) {
    return new BillParts(total, ownPaid, overLimit, paidFirst.plus(amount), inScope.minus(amount));
  }
}
