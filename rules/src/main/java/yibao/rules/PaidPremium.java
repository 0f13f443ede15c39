package yibao.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A premium that was paid and whose cover never began.
 *
 * @param orderId the order that paid it, where it was paid here
 * @param enteredAt when it was booked, where it was paid here
 */
public record PaidPremium(
    Scheme scheme,
    Area area,
    int year,
    LocalDate paidOn,
    Optional<String> orderId,
    Optional<Instant> enteredAt) {

  /** Paid elsewhere, and brought along. */
  public PaidPremium(Scheme scheme, Area area, int year, LocalDate paidOn) {
    this(scheme, area, year, paidOn, Optional.empty(), Optional.empty());
  }

  public boolean isOf(Scheme otherScheme, int otherYear) {
    return scheme == otherScheme && year == otherYear;
  }

  /** Whether it is the same payment, whatever else is known of it. */
  public boolean isSamePaymentAs(PaidPremium other) {
    return isOf(other.scheme, other.year) && area.equals(other.area) && paidOn.equals(other.paidOn);
  }
}
