package yibao.rules;

import java.time.LocalDate;

/**
 * How long after a day something of it still holds; the last day is included and months clamp to
 * the month's end.
 */
public record Within(int amount, Unit unit) {

  /** What the time is counted in. */
  public enum Unit {
    /** The day after is the first. */
    DAYS,
    MONTHS,
    /** The calendar year of the day is the first. */
    CALENDAR_YEARS
  }

  public Within {
    if (amount < 1) {
      throw new IllegalArgumentException("a time of " + amount + " " + unit);
    }
  }

  LocalDate lastDay(LocalDate since) {
    return switch (unit) {
      case DAYS -> since.plusDays(amount);
      case MONTHS -> since.plusMonths(amount);
      case CALENDAR_YEARS -> LocalDate.of(since.getYear() + amount - 1, 12, 31);
    };
  }

  String chinese() {
    return switch (unit) {
      case DAYS -> amount + " 日内";
      case MONTHS -> amount + " 个月内";
      case CALENDAR_YEARS -> amount == 1 ? "当年内" : amount + " 个自然年度内";
    };
  }

  String english() {
    return switch (unit) {
      case DAYS -> "within " + amount + " days";
      case MONTHS -> "within " + amount + " months";
      case CALENDAR_YEARS ->
          amount == 1 ? "within the calendar year" : "within " + amount + " calendar years";
    };
  }
}
