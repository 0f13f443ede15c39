package yibao.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/**
 * The days after birth within which a newborn's premium covers from birth. The day after birth is
 * the first. For the year of birth they run on into the next year, for another year they end with
 * it.
 */
record NewbornTime(Cited<Integer> days, LocalDate lastDay) {

  /** The newborn's time, if the day is within it; absent also where no days are published. */
  static Optional<NewbornTime> on(
      PolicyBook book, Area area, int year, PersonFacts person, LocalDate day) {
    return book.value(area, Parameter.NEWBORN_DAYS, day)
        .map(days -> new NewbornTime(days, lastDay(person.birthDate(), days.value(), year)))
        .filter(time -> !day.isAfter(time.lastDay()));
  }

  private static LocalDate lastDay(LocalDate birth, int days, int year) {
    LocalDate last = birth.plusDays(days);
    LocalDate yearEnds = LocalDate.of(year, Month.DECEMBER, 31);
    return birth.getYear() < year && last.isAfter(yearEnds) ? yearEnds : last;
  }
}
