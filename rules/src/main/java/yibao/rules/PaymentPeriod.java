package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A tier of an area's yearly notice: who pays from {@code from} to {@code to} (both included) pays
 * so much and is covered from then.
 *
 * @param start from when a person with an unbroken record is covered
 * @param reading our reading of the price, where the source states only from when it covers
 * @param payerBearsSubsidy whether the person also pays the share that the state adds in time
 */
public record PaymentPeriod(
    LocalDate from,
    LocalDate to,
    boolean payerBearsSubsidy,
    CoverStart start,
    Source source,
    Optional<Source> reading) {

  boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
