package yibao.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * For how long somebody has been insured (参保年限). Moving to another area or into the other scheme
 * takes nothing of it away; months of the employee scheme that were paid while waiting count.
 */
public record InsuredTime(PersonFacts person) {

  /** Whole months without a gap, in whatever scheme and area, up to a day and with it. */
  public int continuousMonths(LocalDate upTo) {
    LocalDate end = upTo.plusDays(1);
    LocalDate since = end;
    for (Optional<LocalDate> before = reaching(since);
        before.isPresent();
        before = reaching(since)) {
      since = before.get();
    }
    return Math.toIntExact(ChronoUnit.MONTHS.between(since, end));
  }

  /**
   * Months of the employee scheme that were paid for, up to one and with it. A month counts where
   * cover reaches its end, whatever day of it the cover began on.
   */
  public Months employeeMonths(YearMonth upTo) {
    Months months = Months.NONE;
    for (Cover cover : person.covers()) {
      if (cover.scheme() == Scheme.EMPLOYEE) {
        YearMonth last = YearMonth.from(cover.to().plusDays(1)).minusMonths(1);
        months =
            months.and(
                Months.between(YearMonth.from(cover.from()), last.isAfter(upTo) ? upTo : last));
      }
    }
    for (PaidPremium paid : person.payments()) {
      months = paid.month().filter(month -> !month.isAfter(upTo)).map(months::and).orElse(months);
    }
    return months;
  }

  /** Since when somebody was insured who was so on the eve of a day; empty if nobody was. */
  private Optional<LocalDate> reaching(LocalDate day) {
    Optional<LocalDate> since = Optional.empty();
    for (Cover cover : person.covers()) {
      if (reaches(cover.from(), cover.to(), day)) {
        since = earlier(since, cover.from());
      }
    }
    for (PaidPremium paid : person.payments()) {
      Optional<YearMonth> month = paid.month();
      if (month.isPresent() && reaches(month.get().atDay(1), month.get().atEndOfMonth(), day)) {
        since = earlier(since, month.get().atDay(1));
      }
    }
    return since;
  }

  private static boolean reaches(LocalDate from, LocalDate to, LocalDate day) {
    return from.isBefore(day) && !to.isBefore(day.minusDays(1));
  }

  private static Optional<LocalDate> earlier(Optional<LocalDate> one, LocalDate other) {
    return one.filter(day -> !other.isBefore(day)).or(() -> Optional.of(other));
  }
}
