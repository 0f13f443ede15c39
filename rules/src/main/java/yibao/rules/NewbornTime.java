package yibao.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/**
 * The time after birth within which a newborn's premium covers from birth. The day after birth is
 * the first. For the year of birth it runs on into the next year, for another year it ends with it.
 */
record NewbornTime(Length length, LocalDate lastDay) {

  /** How long it is, as the area has it. */
  record Length(Within within, Clause clause) {

    static Optional<Length> on(PolicyBook book, Area area, LocalDate day) {
      return book.stated(area, day, Parameter.NEWBORN_DAYS, Parameter.NEWBORN_MONTHS)
          .map(Length::of);
    }

    /** Whether it surely is, by the years alone: of most people no more need be reckoned. */
    boolean isOver(LocalDate birth, LocalDate day) {
      int years = within.unit() == Within.Unit.DAYS ? within.amount() / 365 : within.amount() / 12;
      return day.getYear() - birth.getYear() > years + 1;
    }

    private static Length of(DatedValue stated) {
      Within.Unit unit =
          stated.parameter() == Parameter.NEWBORN_DAYS ? Within.Unit.DAYS : Within.Unit.MONTHS;
      return new Length(new Within(stated.value(), unit), stated.clause());
    }
  }

  /** The newborn's time, if the day is within it; absent also where none is published. */
  static Optional<NewbornTime> of(Terms terms, int year, PersonFacts person, LocalDate day) {
    LocalDate birth = person.birthDate();
    if (terms.newborn().isEmpty()
        || birth.getYear() > year
        || terms.newborn().get().isOver(birth, day)) {
      return Optional.empty();
    }
    LocalDate last = lastDay(birth, terms.newborn().get().within(), year);
    return day.isAfter(last)
        ? Optional.empty()
        : Optional.of(new NewbornTime(terms.newborn().get(), last));
  }

  private static LocalDate lastDay(LocalDate birth, Within within, int year) {
    LocalDate last = within.lastDay(birth);
    return birth.getYear() < year && last.getYear() > year
        ? LocalDate.of(year, Month.DECEMBER, 31)
        : last;
  }
}
