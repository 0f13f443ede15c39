package yibao.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The interest of a year on what an own account held at its end (个人账户计息), at the rate in force on
 * 31 December, rounded half up to the fen. Where no source states a rate there is none.
 */
public final class YearlyInterest {

  private static final long WHOLE = 10_000;

  private final PolicyBook book;

  public YearlyInterest(PolicyBook book) {
    this.book = book;
  }

  /** The areas whose rate of a year is known, in the order of their codes. */
  public List<Area> areas(int year) {
    return book.policies().stream()
        .map(AreaPolicy::area)
        .filter(area -> book.insures(area) && rate(area, year).isPresent())
        .toList();
  }

  /**
   * What an account is credited.
   *
   * @param held at the end of the year; not negative
   */
  public Money of(Area area, int year, Money held) {
    return rate(area, year)
        .map(rate -> Money.ofFen((Math.multiplyExact(held.fen(), rate) + WHOLE / 2) / WHOLE))
        .orElse(Money.ZERO);
  }

  /** In hundredths of a percent. */
  private Optional<Integer> rate(Area area, int year) {
    return book.value(area, Parameter.ACCOUNT_INTEREST, LocalDate.of(year, 12, 31))
        .map(Cited::value);
  }
}
