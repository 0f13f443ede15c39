package yibao.rules;

/**
 * The dated parameters in which the areas' rules differ. A value holds from its valid-from until a
 * later one replaces it; an area that states none takes its parent's.
 */
public enum Parameter {
  /** Months that everybody waits who pays outside the window, or after a break (固定待遇等待期). */
  FIXED_WAIT(Unit.MONTHS),
  /** Months that each counted break year adds (变动待遇等待期). */
  WAIT_PER_BREAK_YEAR(Unit.MONTHS),
  /** Whether the first break year adds to the wait too. */
  FIRST_BREAK_YEAR_COUNTS(Unit.FLAG),
  /** The first calendar year in which a missed premium is a break. */
  FIRST_COUNTED_YEAR(Unit.YEAR),
  /** Whether missed years count as a break of somebody who was never covered before them. */
  NEVER_COVERED_COUNTS(Unit.FLAG),
  /** Break years from which the floor on the whole wait applies. */
  FLOOR_FROM_BREAK_YEARS(Unit.YEARS),
  /** The shortest whole wait from that many break years on. */
  WAIT_FLOOR(Unit.MONTHS),
  /**
   * Days after birth within which a newborn's premium covers from birth; the day after birth is the
   * first.
   */
  NEWBORN_DAYS(Unit.DAYS);

  /** What the value counts. */
  public enum Unit {
    MONTHS,
    YEARS,
    DAYS,
    /** A calendar year. */
    YEAR,
    /** 0 for no, 1 for yes. */
    FLAG
  }

  private final Unit unit;

  Parameter(Unit unit) {
    this.unit = unit;
  }

  public Unit unit() {
    return unit;
  }
}
