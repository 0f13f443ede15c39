package yibao.rules;

/**
 * The dated parameters in which the areas' rules differ. A value holds from its valid-from until a
 * later one replaces it; an area that states none takes its parent's.
 */
public enum Parameter {
  /** Months that everybody waits who pays outside the window, or after a break (固定待遇等待期). */
  FIXED_WAIT(Unit.MONTHS),
  /** Months that each counted break year adds (变动待遇等待期), and each repaired one takes off. */
  WAIT_PER_BREAK_YEAR(Unit.MONTHS),
  /** Whether the first break year adds to the wait too. */
  FIRST_BREAK_YEAR_COUNTS(Unit.FLAG),
  /** Whether who pays outside the window has missed the year paid for as well. */
  PAID_YEAR_COUNTS(Unit.FLAG),
  /** The first calendar year in which a missed premium is a break. */
  FIRST_COUNTED_YEAR(Unit.YEAR),
  /** Whether missed years count as a break of somebody who was never covered before them. */
  NEVER_COVERED_COUNTS(Unit.FLAG),
  /** Break years from which the floor on the whole wait applies. */
  FLOOR_FROM_BREAK_YEARS(Unit.YEARS),
  /** The shortest whole wait from that many break years on, repaired or not. */
  WAIT_FLOOR(Unit.MONTHS),
  /**
   * Whether, of a window that no source states, December before the year is inside, January and
   * February and what is before December may be, and what is after is outside.
   */
  UNSTATED_WINDOW(Unit.FLAG),
  /** Whether who is exempt from the wait, and a newborn, pays the window's price on any day. */
  EXEMPT_PAY_WINDOWS_PRICE(Unit.FLAG),
  /**
   * Whether the wait of a broken record runs, within the window, from the day on which an unbroken
   * one would be covered; where the tier itself says from when, that counts.
   */
  BROKEN_WAITS_FROM_START(Unit.FLAG),
  /**
   * Whether the wait of a premium too late to cover its year runs on, where the next year is paid
   * for in its window.
   */
  LATE_WAIT_RUNS_ON(Unit.FLAG),
  /**
   * Days after birth within which a newborn's premium covers from birth; the day after birth is the
   * first.
   */
  NEWBORN_DAYS(Unit.DAYS),
  /** The same in months, where an area counts in them. */
  NEWBORN_MONTHS(Unit.MONTHS),

  /** The most that serious-illness insurance (大病保险) pays in a year (最高支付限额). */
  SERIOUS_ILLNESS_CAP(Unit.YUAN),
  /** Whether there is no such limit for people in hardship. */
  SERIOUS_ILLNESS_UNCAPPED_FOR_HARDSHIP(Unit.FLAG),
  /** Continuous years after which each further one raises the cap. */
  INCENTIVE_AFTER_YEARS(Unit.YEARS),
  /** By how much each such year raises it (连续参保激励). */
  INCENTIVE_YEAR_STEP(Unit.YUAN),
  /** By how much each year without a claim raises it from the next year on (零报销激励). */
  INCENTIVE_ZERO_CLAIM_STEP(Unit.YUAN),
  /** The most that all steps come to, as a share of the cap. */
  INCENTIVE_LIMIT_SHARE(Unit.PERCENT),
  /** The most that all steps come to, as a sum. */
  INCENTIVE_LIMIT_SUM(Unit.YUAN),
  /** Whether using the credit clears what continuous years have earned. */
  INCENTIVE_USE_CLEARS_YEARS(Unit.FLAG),
  /** Whether using the credit clears what years without a claim have earned. */
  INCENTIVE_USE_CLEARS_ZERO_CLAIM(Unit.FLAG),
  /**
   * Whether a break clears what continuous years have earned. The count begins anew in any case.
   */
  INCENTIVE_BREAK_CLEARS_YEARS(Unit.FLAG),
  /** Whether a break clears what years without a claim have earned. */
  INCENTIVE_BREAK_CLEARS_ZERO_CLAIM(Unit.FLAG),
  /** By how much each break year lowers the cap of who joins again. */
  BREAK_LOWERS_CAP(Unit.YUAN),
  /** The most by which breaks lower the cap, as a share of it. */
  BREAK_LOWERS_CAP_LIMIT(Unit.PERCENT),

  /** The longest gap before a month of the employee scheme after which nobody waits. */
  EMPLOYEE_GAP(Unit.MONTHS),
  /**
   * Months after that of payment in which cover begins again where a gap within it was paid back.
   */
  EMPLOYEE_START_DELAY(Unit.MONTHS),
  /** Months of cover without a gap that a change of scheme within that gap takes. */
  CHANGE_OF_SCHEME_INSURED(Unit.MONTHS),
  /** Months waited after a longer gap. */
  EMPLOYEE_WAIT_AFTER_GAP(Unit.MONTHS),
  /** Whether the month of payment is the first of that wait; else it runs from the payment. */
  EMPLOYEE_WAIT_FROM_MONTH(Unit.FLAG),
  /** Months waited by who was never covered before. */
  EMPLOYEE_WAIT_AT_FIRST(Unit.MONTHS),
  /** Whether costs in the months of a gap that was paid back are covered afterwards. */
  EMPLOYEE_GAP_COVERED(Unit.FLAG),

  /** The least monthly base (缴费基数下限) that an employer and its staff contribute on. */
  CONTRIBUTION_BASE_FLOOR(Unit.AMOUNT),
  /** The greatest monthly base (缴费基数上限). */
  CONTRIBUTION_BASE_CEILING(Unit.AMOUNT),
  /** The area's average monthly wage, of which floor and ceiling are shares. */
  AVERAGE_WAGE(Unit.AMOUNT),
  /** The floor as a share of the average wage, where no sum is stated. */
  CONTRIBUTION_FLOOR_SHARE(Unit.RATE),
  /** The ceiling as a share of the average wage, where no sum is stated. */
  CONTRIBUTION_CEILING_SHARE(Unit.RATE),
  /** What the employer pays (单位缴费), of the base. */
  EMPLOYER_RATE(Unit.RATE),
  /** What who is employed pays (个人缴费), of the base. */
  EMPLOYEE_RATE(Unit.RATE),
  /** The monthly base of flexible workers who have an account too (统账结合). */
  FLEXIBLE_BASE_WITH_ACCOUNT(Unit.AMOUNT),
  /** The monthly base of flexible workers who are insured by the pooled fund alone (单建统筹). */
  FLEXIBLE_BASE_POOL_ONLY(Unit.AMOUNT),
  /** What flexible workers with an account pay, of their base. */
  FLEXIBLE_RATE_WITH_ACCOUNT(Unit.RATE),
  /** What flexible workers without an account pay, of their base. */
  FLEXIBLE_RATE_POOL_ONLY(Unit.RATE),
  /** What the account of who is employed is credited, of the base. */
  ACCOUNT_CREDIT_EMPLOYED(Unit.RATE),
  /** What the account of a flexible worker who has one is credited, of the base. */
  ACCOUNT_CREDIT_FLEXIBLE(Unit.RATE),
  /** What the account of who is retired is credited each month (定额划入). */
  RETIREE_MONTHLY_CREDIT(Unit.AMOUNT),
  /** The interest of a year on what an account holds at its end. */
  ACCOUNT_INTEREST(Unit.RATE),

  /** Months waited by a flexible worker who was never covered before, where that is said apart. */
  FLEXIBLE_WAIT_AT_FIRST(Unit.MONTHS),
  /** Months waited by a flexible worker after a longer gap, where that is said apart. */
  FLEXIBLE_WAIT_AFTER_GAP(Unit.MONTHS),
  /** From which age on one may join as a flexible worker. */
  FLEXIBLE_FROM_AGE(Unit.YEARS),
  /** How long a foreigner's residence permit has to be for joining as a flexible worker. */
  FOREIGNER_PERMIT_YEARS(Unit.YEARS),
  /** The years that a man must have contributed for when he retires (最低缴费年限). */
  RETIREMENT_YEARS_MEN(Unit.YEARS),
  /** The years that a woman must have contributed for when she retires. */
  RETIREMENT_YEARS_WOMEN(Unit.YEARS),
  /** How many of these must really have been paid for (实际缴费年限). */
  RETIREMENT_ACTUAL_YEARS(Unit.YEARS),
  /** The monthly base on which missing months are paid for at once (一次性补缴基数). */
  RETIREMENT_LUMP_SUM_BASE(Unit.AMOUNT),
  /** What is paid of it for each missing month (一次性补缴比例). */
  RETIREMENT_LUMP_SUM_RATE(Unit.RATE),
  /** How many people in work there are for each who is retired (在职退休比). */
  WORKERS_PER_RETIREE(Unit.RATIO),

  /** Whether an employee may share the own account with near relatives in the province (省内共济). */
  SHARING_IN_PROVINCE(Unit.FLAG),
  /** Whether with near relatives in other provinces too (跨省共济). */
  SHARING_ACROSS_PROVINCES(Unit.FLAG),
  /** Months without any cover of either side after which sharing ends. */
  SHARING_ENDS_UNINSURED(Unit.MONTHS),
  /** Whether who pays from accounts pays from the own one before those of relatives. */
  OWN_ACCOUNT_FIRST(Unit.FLAG),
  /** Whether the wallet comes before the accounts of relatives. */
  WALLET_BEFORE_RELATIVES(Unit.FLAG),
  /** Whether the area has opened the wallet (医保钱包). */
  WALLET_OPENED(Unit.FLAG),
  /** How many transfers a wallet may offer on one day. */
  WALLET_TRANSFERS_A_DAY(Unit.COUNT),
  /** The most that one transfer may be of. */
  WALLET_TRANSFER_LIMIT(Unit.AMOUNT),
  /** The hour of the evening from which no transfer may be offered. */
  WALLET_CLOSES_AT(Unit.HOUR),
  /**
   * The hour of the morning from which one may be again, and at which what wasn't accepted returns.
   */
  WALLET_OPENS_AT(Unit.HOUR);

  /** What the value counts. */
  public enum Unit {
    MONTHS("months", 0),
    YEARS("years", 0),
    DAYS("days", 0),
    /** A calendar year. */
    YEAR("year", 0),
    /** 0 for no, 1 for yes. */
    FLAG("flag", 0),
    YUAN("yuan", 0),
    PERCENT("percent", 0),
    /** A sum of money, kept in fen. */
    AMOUNT("yuan", 2),
    /** A share, kept in hundredths of a percent. */
    RATE("percent", 2),
    /** So many to one, kept in hundredths. */
    RATIO("to-one", 2),
    /** So many. */
    COUNT("times", 0),
    /** An hour of the day in Shanghai. */
    HOUR("hour", 0);

    private final String word;
    private final int decimals;

    Unit(String word, int decimals) {
      this.word = word;
      this.decimals = decimals;
    }

    /** What a pack writes. */
    public String word() {
      return word;
    }

    /**
     * To how many decimals a pack may state the value; it is kept as a whole number of the last.
     */
    public int decimals() {
      return decimals;
    }
  }

  private final Unit unit;

  Parameter(Unit unit) {
    this.unit = unit;
  }

  public Unit unit() {
    return unit;
  }

  /**
   * Whether it says what the employee scheme asks or gives, month by month, or how its accounts are
   * shared, and nothing of residents' seasons and waits.
   */
  boolean isOfContributions() {
    return compareTo(CONTRIBUTION_BASE_FLOOR) >= 0;
  }
}
