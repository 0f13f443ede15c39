package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A spell of cover (待遇享受期) in one scheme and area; both days are included.
 *
 * @param year the benefit year it was paid for
 * @param paidOn the day of its payment, where known
 * @param orderId the order that paid it, where it was paid here
 */
public record Cover(
    Scheme scheme,
    Area area,
    int year,
    LocalDate from,
    LocalDate to,
    Optional<LocalDate> paidOn,
    Optional<String> orderId) {

  public Cover {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("cover ends before it begins: " + from + " to " + to);
    }
  }

  public boolean touches(int calendarYear) {
    return from.getYear() <= calendarYear && to.getYear() >= calendarYear;
  }

  public boolean overlaps(Cover other) {
    return !from.isAfter(other.to) && !to.isBefore(other.from);
  }
}
