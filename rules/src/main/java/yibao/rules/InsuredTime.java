package yibao.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  /** Months of the employee scheme up to one and with it, each of which was paid for. */
  public int employeeMonths(YearMonth upTo) {
    Set<YearMonth> months = new TreeSet<>();
    for (Cover cover : person.covers()) {
      if (cover.scheme() == Scheme.EMPLOYEE) {
        for (YearMonth month = YearMonth.from(cover.from());
            !month.isAfter(YearMonth.from(cover.to()));
            month = month.plusMonths(1)) {
          months.add(month);
        }
      }
    }
    person.payments().forEach(paid -> paid.month().ifPresent(months::add));
    return Math.toIntExact(months.stream().filter(month -> !month.isAfter(upTo)).count());
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
