package yibao.rules;

/** From when a person with an unbroken record is covered, as an area's notice has it. */
public enum CoverStart {
  FIRST_DAY_OF_YEAR(new StartRule.FirstDayOfYear(), false, 0),
  /** 自缴费之日起. */
  DAY_OF_PAYMENT(new StartRule.DayOfPayment(), false, 0),
  /** 自缴费次日起. */
  DAY_AFTER_PAYMENT(new StartRule.DayAfterPayment(), false, 0),
  /** 自缴费当月起. */
  FIRST_OF_MONTH(new StartRule.FirstOfMonth(), false, 0),
  /** 自缴费次月起. */
  FIRST_OF_NEXT_MONTH(new StartRule.FirstOfNextMonth(), false, 0),
  /** After the fixed wait, counted from the day of payment. */
  AFTER_FIXED_WAIT(new StartRule.DayOfPayment(), true, 0),
  /** After the fixed wait, whose first month is the month of payment. */
  AFTER_FIXED_WAIT_FROM_MONTH(new StartRule.FirstOfMonth(), true, 0),
  /**
   * After 90 days, which stand for the months of the fixed wait; the day of payment is not counted.
   */
  AFTER_90_DAYS(new StartRule.DayAfterPayment(), true, 90);

  private final StartRule anchor;
  private final boolean waits;
  private final int daysForFixedWait;

  CoverStart(StartRule anchor, boolean waits, int daysForFixedWait) {
    this.anchor = anchor;
    this.waits = waits;
    this.daysForFixedWait = daysForFixedWait;
  }

  /** Whether everybody waits who pays then. */
  public boolean waits() {
    return waits;
  }

  /** The rule for who waits nothing, or only from when a wait would run. */
  StartRule anchor() {
    return anchor;
  }

  /** In what its wait is counted. */
  Wait.Unit unit() {
    return daysForFixedWait == 0 ? Wait.Unit.MONTHS : Wait.Unit.DAYS90;
  }

  /** The rule for a whole wait, of which so many months are the fixed ones, from a day on. */
  StartRule after(int wholeMonths, int fixedMonths, StartRule from) {
    return daysForFixedWait == 0
        ? new StartRule.After(0, wholeMonths, from)
        : new StartRule.After(daysForFixedWait, wholeMonths - fixedMonths, from);
  }
}
