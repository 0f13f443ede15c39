package yibao.operations.reconciliation;

/** The classes into which a movement of money falls when both sides are held together. */
public enum Finding {
  EQUAL,
  /** In the statement and not in the books. */
  MISSING_HERE,
  /** In the books and not in the statement. */
  MISSING_THERE,
  AMOUNT_DIFFERS,
  /** For another order, or at another time. */
  STATUS_DIFFERS,
  /** A second time in the statement. */
  TWICE
}
