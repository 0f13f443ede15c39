package yibao.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A premium that was paid and whose cover never began.
 *
 * @param orderId the order that paid it, where it was paid here
 * @param enteredAt when it was booked, where it was paid here
 * @param contribution what it was of the employee scheme, where it was paid here
 */
public record PaidPremium(
    Scheme scheme,
    Area area,
    int year,
    LocalDate paidOn,
    Optional<String> orderId,
    Optional<Instant> enteredAt,
    Optional<Month> contribution) {

  /** A month of the employee scheme that was paid while waiting for cover. */
  public record Month(YearMonth month, ContributionKind kind, Waiting waiting) {}

  /** A year's, paid here. */
  public PaidPremium(
      Scheme scheme,
      Area area,
      int year,
      LocalDate paidOn,
      Optional<String> orderId,
      Optional<Instant> enteredAt) {
    this(scheme, area, year, paidOn, orderId, enteredAt, Optional.empty());
  }

  /** Paid elsewhere, and brought along. */
  public PaidPremium(Scheme scheme, Area area, int year, LocalDate paidOn) {
    this(scheme, area, year, paidOn, Optional.empty(), Optional.empty());
  }

  public boolean isOf(Scheme otherScheme, int otherYear) {
    return scheme == otherScheme && year == otherYear;
  }

  /** Whether another premium is for the same time: the year, or the month of it. */
  public boolean isForSameTimeAs(PaidPremium other) {
    return isOf(other.scheme, other.year) && month().equals(other.month());
  }

  /** Whether a cover is what another premium for the same time has paid. */
  public boolean isForTimeOf(Cover cover) {
    return isOf(cover.scheme(), cover.year())
        && month()
            .filter(
                month ->
                    cover.from().isAfter(month.atEndOfMonth())
                        || cover.to().isBefore(month.atDay(1)))
            .isEmpty();
  }

  /** The month of the employee scheme that it was paid for. */
  public Optional<YearMonth> month() {
    return contribution.map(Month::month);
  }

  /** Whether it is the same payment, whatever else is known of it. */
  public boolean isSamePaymentAs(PaidPremium other) {
    return isForSameTimeAs(other) && area.equals(other.area) && paidOn.equals(other.paidOn);
  }
}
