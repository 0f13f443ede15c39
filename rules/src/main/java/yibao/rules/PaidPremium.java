package yibao.rules;

import java.time.LocalDate;

/** A premium that was paid and whose cover never began. */
public record PaidPremium(Scheme scheme, Area area, int year, LocalDate paidOn) {

  public boolean isOf(Scheme otherScheme, int otherYear) {
    return scheme == otherScheme && year == otherYear;
  }
}
