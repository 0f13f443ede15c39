package yibao.policies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import yibao.rules.CoverStart;
import yibao.rules.PaymentPeriod;
import yibao.rules.Season;

/**
 * The periods of a season follow each other from the first day of payment to the year's last, no
 * day twice, none left out.
 */
final class SeasonCheck {

  private SeasonCheck() {}

  static List<Flaw> flaws(Season season, YamlFile file, String pointer) {
    List<Flaw> flaws = new ArrayList<>();
    LocalDate yearEnds = LocalDate.of(season.year(), 12, 31);
    season
        .window()
        .ifPresent(window -> flaws.addAll(window(window.value(), yearEnds, file, pointer)));
    LocalDate expected = season.opens();
    for (int i = 0; i < season.periods().size(); i++) {
      PaymentPeriod period = season.periods().get(i);
      String at = pointer + "/payments/" + i;
      if (period.to().isBefore(period.from())) {
        flaws.add(
            file.flaw(at + "/to", "the period ends before it begins", "correct `from` or `to`"));
      }
      if (period.from().getYear() < season.year()
          && period.starts().stream().anyMatch(SeasonCheck::startsWithPayment)) {
        flaws.add(
            file.flaw(
                at + "/from",
                "cover from the day of payment would begin before the year begins",
                "write `coverStarts: FIRST_DAY_OF_YEAR` for the days before the year"));
      }
      if (!period.from().equals(expected)) {
        String what =
            period.from().isBefore(expected)
                ? "overlaps the period before it"
                : "leaves a gap before it";
        flaws.add(
            file.flaw(
                at + "/from",
                "the period from " + period.from() + " " + what,
                "begin it on "
                    + expected
                    + ", or state the days between as a tier of their own; where nothing is said of them, with a list of what may hold"));
      }
      expected = period.to().plusDays(1);
    }
    if (!expected.equals(yearEnds.plusDays(1))) {
      flaws.add(
          file.flaw(
              pointer + "/payments/" + (season.periods().size() - 1) + "/to",
              "the last period does not end with the year",
              "end it on " + yearEnds + ", or state the periods that follow"));
    }
    return flaws;
  }

  private static List<Flaw> window(
      Season.Window window, LocalDate yearEnds, YamlFile file, String pointer) {
    List<Flaw> flaws = new ArrayList<>();
    if (window.closes().isBefore(window.opens())) {
      flaws.add(
          file.flaw(
              pointer + "/window/closes",
              "the window closes before it opens",
              "exchange or correct the days"));
    }
    if (window.closes().isAfter(yearEnds)) {
      flaws.add(
          file.flaw(
              pointer + "/window/closes",
              "the window closes after the year",
              "close it on " + yearEnds + " at the latest"));
    }
    return flaws;
  }

  private static boolean startsWithPayment(CoverStart start) {
    return !start.waits() && start != CoverStart.FIRST_DAY_OF_YEAR;
  }
}
