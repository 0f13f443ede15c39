package yibao.rules;

import java.time.LocalDate;

/**
 * A tier of an area's yearly notice: who pays from {@code from} to {@code to} (both included) pays
 * so much and is covered from then.
 *
 * @param payerBearsSubsidy whether the person also pays the share that the state adds in time
 */
public record PaymentPeriod(
    LocalDate from, LocalDate to, boolean payerBearsSubsidy, Start start, Source source) {

  /** From when a person with an unbroken record is covered who pays in this period. */
  public enum Start {
    FIRST_DAY_OF_YEAR,
    DAY_OF_PAYMENT,
    /** After the fixed wait, counted from the day of payment. */
    AFTER_FIXED_WAIT
  }

  boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
