package yibao.rules;

import java.util.Optional;

/** From when a person with an unbroken record is covered, as an area's notice has it. */
public enum CoverStart {
  FIRST_DAY_OF_YEAR(Optional.of(new StartRule.FirstDayOfYear()), false, 0),
  /** 自缴费之日起. */
  DAY_OF_PAYMENT(Optional.of(new StartRule.DayOfPayment()), false, 0),
  /** 自缴费次日起. */
  DAY_AFTER_PAYMENT(Optional.of(new StartRule.DayAfterPayment()), false, 0),
  /** 自缴费当月起. */
  FIRST_OF_MONTH(Optional.of(new StartRule.FirstOfMonth()), false, 0),
  /** After the fixed wait, counted from the day of payment. */
  AFTER_FIXED_WAIT(Optional.of(new StartRule.DayOfPayment()), true, 0),
  /** After the fixed wait, whose first month is the month of payment. */
  AFTER_FIXED_WAIT_FROM_MONTH(Optional.of(new StartRule.FirstOfMonth()), true, 0),
  /**
   * After 90 days, which stand for the months of the fixed wait; the day of payment is not counted.
   */
  AFTER_90_DAYS(Optional.of(new StartRule.DayAfterPayment()), true, 90),
  /** No source states it. */
  UNPUBLISHED(Optional.empty(), false, 0);

  private final Optional<StartRule> anchor;
  private final boolean waits;
  private final int daysForFixedWait;

  CoverStart(Optional<StartRule> anchor, boolean waits, int daysForFixedWait) {
    this.anchor = anchor;
    this.waits = waits;
    this.daysForFixedWait = daysForFixedWait;
  }

  /** Whether everybody waits who pays then. */
  public boolean waits() {
    return waits;
  }

  public boolean isPublished() {
    return anchor.isPresent();
  }

  /** The rule for who waits nothing, or only from when a wait would run. */
  StartRule anchor() {
    return anchor.orElseThrow();
  }

  /** The rule for a whole wait, of which so many months are the fixed ones. */
  StartRule after(int wholeMonths, int fixedMonths) {
    return daysForFixedWait == 0
        ? new StartRule.After(0, wholeMonths, anchor())
        : new StartRule.After(daysForFixedWait, wholeMonths - fixedMonths, anchor());
  }
}
