package yibao.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A spell of cover (待遇享受期) in one scheme and area; both days are included.
 *
 * @param year the benefit year it was paid for
 * @param paidOn the day of its payment, where known
 * @param orderId the order that paid it, where it was paid here
 * @param enteredAt when it was booked or brought along, which decides between two that can't stand
 *     side by side
 * @param paidAs how its months of the employee scheme were contributed for, where it was paid here
 * @param ends residents' cover as it would be without this month of the employee scheme, which ends
 *     it
 */
public record Cover(
    Scheme scheme,
    Area area,
    int year,
    LocalDate from,
    LocalDate to,
    Optional<LocalDate> paidOn,
    Optional<String> orderId,
    Optional<Instant> enteredAt,
    Optional<ContributionKind> paidAs,
    Optional<Cover> ends) {

  public Cover {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("cover ends before it begins: " + from + " to " + to);
    }
  }

  /** One that ends no other. */
  public Cover(
      Scheme scheme,
      Area area,
      int year,
      LocalDate from,
      LocalDate to,
      Optional<LocalDate> paidOn,
      Optional<String> orderId,
      Optional<Instant> enteredAt,
      Optional<ContributionKind> paidAs) {
    this(scheme, area, year, from, to, paidOn, orderId, enteredAt, paidAs, Optional.empty());
  }

  /** One that no month of the employee scheme paid here. */
  public Cover(
      Scheme scheme,
      Area area,
      int year,
      LocalDate from,
      LocalDate to,
      Optional<LocalDate> paidOn,
      Optional<String> orderId,
      Optional<Instant> enteredAt) {
    this(scheme, area, year, from, to, paidOn, orderId, enteredAt, Optional.empty());
  }

  /** Not entered yet. */
  public Cover(
      Scheme scheme,
      Area area,
      int year,
      LocalDate from,
      LocalDate to,
      Optional<LocalDate> paidOn,
      Optional<String> orderId) {
    this(scheme, area, year, from, to, paidOn, orderId, Optional.empty());
  }

  /** Why two covers of a person can't stand side by side. */
  public enum Conflict {
    /** Both are residents' cover of one benefit year, in whatever area; it may have been ended. */
    SAME_YEAR,
    /** They share a day, in whatever scheme and area. */
    SHARED_DAY
  }

  public Optional<Conflict> conflictWith(Cover other) {
    if (isSecondOfYear(other) || other.isSecondOfYear(this)) {
      return Optional.of(Conflict.SAME_YEAR);
    }
    return overlaps(other) ? Optional.of(Conflict.SHARED_DAY) : Optional.empty();
  }

  private boolean isSecondOfYear(Cover other) {
    return scheme == Scheme.RESIDENT && other.isOrEnds(year);
  }

  /**
   * Whether it is residents' cover of a benefit year, or the month of the employee scheme that
   * ended it: either way that year was paid for.
   */
  public boolean isOrEnds(int residentsYear) {
    return (scheme == Scheme.RESIDENT && year == residentsYear)
        || ends.filter(ended -> ended.isOrEnds(residentsYear)).isPresent();
  }

  public boolean touches(int calendarYear) {
    return from.getYear() <= calendarYear && to.getYear() >= calendarYear;
  }

  /** Whether it is cover of the employee scheme to the end of a month, or beyond. */
  public boolean isOf(YearMonth month) {
    return scheme == Scheme.EMPLOYEE
        && !from.isAfter(month.atEndOfMonth())
        && !to.isBefore(month.atEndOfMonth());
  }

  public boolean overlaps(Cover other) {
    return !from.isAfter(other.to) && !to.isBefore(other.from);
  }

  /** Whether it is cover on the same days there, whatever else is known of its payment. */
  public boolean isSameSpellAs(Cover other) {
    return scheme == other.scheme
        && area.equals(other.area)
        && from.equals(other.from)
        && to.equals(other.to);
  }

  /** What is left of it beside another: none, one or two spells. */
  public List<Cover> without(Cover other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    List<Cover> left = new ArrayList<>();
    if (from.isBefore(other.from)) {
      left.add(between(from, other.from.minusDays(1)));
    }
    if (to.isAfter(other.to)) {
      left.add(between(other.to.plusDays(1), to));
    }
    return left;
  }

  /** The same premium's cover on other days. */
  public Cover between(LocalDate first, LocalDate last) {
    return new Cover(scheme, area, year, first, last, paidOn, orderId, enteredAt, paidAs, ends);
  }

  /** As it is kept from now on. */
  public Cover enteredAt(Instant now) {
    return new Cover(scheme, area, year, from, to, paidOn, orderId, Optional.of(now), paidAs, ends);
  }

  /** A month that ends residents' cover, or none any more. */
  public Cover ending(Optional<Cover> other) {
    return new Cover(scheme, area, year, from, to, paidOn, orderId, enteredAt, paidAs, other);
  }
}
