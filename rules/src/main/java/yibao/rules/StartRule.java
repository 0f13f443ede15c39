package yibao.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the first day of cover follows from the day of payment. An order keeps it, so that a notice
 * told late covers from the day that the payment earned. Adding months clamps to the month's end:
 * 31 March and three months is 30 June.
 */
public sealed interface StartRule {

  /** Later than any day. */
  LocalDate NEVER = LocalDate.MAX;

  /** Days, months and the rule from whose day they count. */
  Pattern AFTER = Pattern.compile("([0-9]{1,4})D([0-9]{1,4})M:(.+)");

  /** Cover of the benefit year begins on its first day, however early it was paid. */
  record FirstDayOfYear() implements StartRule {
    @Override
    public LocalDate on(LocalDate paidOn, int year) {
      return LocalDate.of(year, Month.JANUARY, 1);
    }

    @Override
    public String toString() {
      return "FIRST_DAY_OF_YEAR";
    }
  }

  /** Cover begins on the day of payment (自缴费之日起). */
  record DayOfPayment() implements StartRule {
    @Override
    public LocalDate on(LocalDate paidOn, int year) {
      return paidOn;
    }

    @Override
    public String toString() {
      return "DAY_OF_PAYMENT";
    }
  }

  /** Cover begins on the day after the payment (自缴费次日起). */
  record DayAfterPayment() implements StartRule {
    @Override
    public LocalDate on(LocalDate paidOn, int year) {
      return paidOn.plusDays(1);
    }

    @Override
    public String toString() {
      return "DAY_AFTER_PAYMENT";
    }
  }

  /** Cover begins on the first day of the month of payment (自缴费当月起). */
  record FirstOfMonth() implements StartRule {
    @Override
    public LocalDate on(LocalDate paidOn, int year) {
      return paidOn.withDayOfMonth(1);
    }

    @Override
    public String toString() {
      return "FIRST_OF_MONTH";
    }
  }

  /** Cover begins on the first day of the month after the payment (自缴费次月起). */
  record FirstOfNextMonth() implements StartRule {
    @Override
    public LocalDate on(LocalDate paidOn, int year) {
      return paidOn.withDayOfMonth(1).plusMonths(1);
    }

    @Override
    public String toString() {
      return "FIRST_OF_NEXT_MONTH";
    }
  }

  /**
   * Cover begins when the wait (待遇等待期) is over: so many days and then so many months, counted from
   * the day that another rule gives.
   */
  record After(int days, int months, StartRule anchor) implements StartRule {

    public After {
      if (days < 0 || months < 0) {
        throw new IllegalArgumentException("a wait of " + days + " days, " + months + " months");
      }
    }

    @Override
    public LocalDate on(LocalDate paidOn, int year) {
      LocalDate from = anchor.on(paidOn, year);
      return from.equals(NEVER) ? NEVER : from.plusDays(days).plusMonths(months);
    }

    @Override
    public String toString() {
      return "AFTER:" + days + "D" + months + "M:" + anchor;
    }
  }

  /** Cover begins on that day, or the wait runs from it, whenever the payment arrives. */
  record OnDay(LocalDate date) implements StartRule {
    @Override
    public LocalDate on(LocalDate paidOn, int year) {
      return date;
    }

    @Override
    public String toString() {
      return "ON_DAY:" + date;
    }
  }

  /** A newborn's cover begins at birth, or on the first day of a later benefit year. */
  record FromBirth(LocalDate birthDate) implements StartRule {
    @Override
    public LocalDate on(LocalDate paidOn, int year) {
      return birthDate;
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
    public LocalDate on(LocalDate paidOn, int year) {
      LocalDate day = rule.on(paidOn, year);
      return day.isBefore(earliest) ? earliest : day;
    }

    @Override
    public String toString() {
      return "NOT_BEFORE:" + earliest + ":" + rule;
    }
  }

  /** Cover of this year never begins, on whichever day the payment arrives from now on. */
  record Never() implements StartRule {
    @Override
    public LocalDate on(LocalDate paidOn, int year) {
      return NEVER;
    }

    @Override
    public String toString() {
      return "NEVER";
    }
  }

  /** The day that the rule gives, whichever year it falls into; {@link #NEVER} if there is none. */
  LocalDate on(LocalDate paidOn, int year);

  /**
   * The first day of cover in the benefit year, never before its 1 January, or empty if cover would
   * not begin within it.
   */
  default Optional<LocalDate> firstDay(LocalDate paidOn, int year) {
    LocalDate day = on(paidOn, year);
    if (day.getYear() > year) {
      return Optional.empty();
    }
    return Optional.of(day.getYear() < year ? LocalDate.of(year, Month.JANUARY, 1) : day);
  }

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
      case "DAY_AFTER_PAYMENT" -> new DayAfterPayment();
      case "FIRST_OF_MONTH" -> new FirstOfMonth();
      case "FIRST_OF_NEXT_MONTH" -> new FirstOfNextMonth();
      case "AFTER" -> after(value);
      case "ON_DAY" -> new OnDay(LocalDate.parse(value));
      case "FROM_BIRTH" -> new FromBirth(LocalDate.parse(value));
      case "NOT_BEFORE" -> {
        String[] parts = value.split(":", 2);
        yield new NotBefore(LocalDate.parse(parts[0]), read(parts[parts.length - 1]));
      }
      case "NEVER" -> new Never();
      default -> throw new IllegalArgumentException("no start rule: " + text);
    };
  }

  private static StartRule after(String value) {
    Matcher parts = AFTER.matcher(value);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no wait: " + value);
    }
    return new After(
        Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), read(parts.group(3)));
  }
}
