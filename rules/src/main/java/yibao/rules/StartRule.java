package yibao.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/**
 * How the first day of cover follows from the day of payment. An order keeps it, so that a notice
 * told late covers from the day that the payment earned. Adding months clamps to the month's end:
 * 31 March and three months is 30 June.
 */
public sealed interface StartRule {

  /** Cover of the benefit year begins on its first day, however early it was paid. */
  record FirstDayOfYear() implements StartRule {
    @Override
    public Optional<LocalDate> firstDay(LocalDate paidOn, int year) {
      return within(LocalDate.of(year, Month.JANUARY, 1), year);
    }

    @Override
    public String toString() {
      return "FIRST_DAY_OF_YEAR";
    }
  }

  /** Cover begins on the day of payment (自缴费之日起). */
  record DayOfPayment() implements StartRule {
    @Override
    public Optional<LocalDate> firstDay(LocalDate paidOn, int year) {
      return within(paidOn, year);
    }

    @Override
    public String toString() {
      return "DAY_OF_PAYMENT";
    }
  }

  /**
   * Cover begins when the months of the wait (待遇等待期), counted from the day of payment, are over.
   */
  record AfterMonths(int months) implements StartRule {

    public AfterMonths {
      requireMonths(months);
    }

    @Override
    public Optional<LocalDate> firstDay(LocalDate paidOn, int year) {
      return within(paidOn.plusMonths(months), year);
    }

    @Override
    public String toString() {
      return "AFTER_MONTHS:" + months;
    }
  }

  /** A wait of a broken record that begins on the first day of the benefit year. */
  record AfterMonthsOfYear(int months) implements StartRule {

    public AfterMonthsOfYear {
      requireMonths(months);
    }

    @Override
    public Optional<LocalDate> firstDay(LocalDate paidOn, int year) {
      return within(LocalDate.of(year, Month.JANUARY, 1).plusMonths(months), year);
    }

    @Override
    public String toString() {
      return "AFTER_MONTHS_OF_YEAR:" + months;
    }
  }

  /** A newborn's cover begins at birth, or on the first day of a later benefit year. */
  record FromBirth(LocalDate birthDate) implements StartRule {
    @Override
    public Optional<LocalDate> firstDay(LocalDate paidOn, int year) {
      return within(birthDate, year);
    }

    @Override
    public String toString() {
      return "FROM_BIRTH:" + birthDate;
    }
  }

  /**
   * As another rule says, but not before a day: that of arrival, or the one after the end of other
   * cover.
   */
  record NotBefore(LocalDate earliest, StartRule rule) implements StartRule {
    @Override
    public Optional<LocalDate> firstDay(LocalDate paidOn, int year) {
      return rule.firstDay(paidOn, year)
          .flatMap(day -> within(day.isBefore(earliest) ? earliest : day, year));
    }

    @Override
    public String toString() {
      return "NOT_BEFORE:" + earliest + ":" + rule;
    }
  }

  /** Cover of this year never begins, on whichever day the payment arrives from now on. */
  record Never() implements StartRule {
    @Override
    public Optional<LocalDate> firstDay(LocalDate paidOn, int year) {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "NEVER";
    }
  }

  /**
   * The first day of cover in the benefit year, never before its 1 January, or empty if cover would
   * not begin within it.
   */
  Optional<LocalDate> firstDay(LocalDate paidOn, int year);

  /** Reads what {@link Object#toString} of a rule wrote; refuses anything else. */
  static StartRule parse(String text) {
    try {
      StartRule rule = read(text);
      if (rule.toString().equals(text)) {
        return rule;
      }
    } catch (DateTimeException notADay) {
      throw new IllegalArgumentException("no start rule: " + text, notADay);
    }
    throw new IllegalArgumentException("no start rule: " + text);
  }

  private static StartRule read(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String value = text.substring(colon + 1);
    return switch (name) {
      case "FIRST_DAY_OF_YEAR" -> new FirstDayOfYear();
      case "DAY_OF_PAYMENT" -> new DayOfPayment();
      case "AFTER_MONTHS" -> new AfterMonths(Integer.parseInt(value));
      case "AFTER_MONTHS_OF_YEAR" -> new AfterMonthsOfYear(Integer.parseInt(value));
      case "FROM_BIRTH" -> new FromBirth(LocalDate.parse(value));
      case "NOT_BEFORE" -> {
        String[] parts = value.split(":", 2);
        yield new NotBefore(LocalDate.parse(parts[0]), read(parts[parts.length - 1]));
      }
      case "NEVER" -> new Never();
      default -> throw new IllegalArgumentException("no start rule: " + text);
    };
  }

  private static void requireMonths(int months) {
    if (months < 0) {
      throw new IllegalArgumentException("a wait of " + months + " months");
    }
  }

  private static Optional<LocalDate> within(LocalDate day, int year) {
    LocalDate newYear = LocalDate.of(year, Month.JANUARY, 1);
    if (day.getYear() > year) {
      return Optional.empty();
    }
    return Optional.of(day.isBefore(newYear) ? newYear : day);
  }
}
