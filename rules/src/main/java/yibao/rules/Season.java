package yibao.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One benefit year of residents' insurance in an area: the prices, the window of concentrated
 * payment (集中缴费期) and the periods of payment, which follow each other without gap from the window's
 * first day to the year's last.
 *
 * @param personal what a person pays (个人缴费标准)
 * @param subsidy what the state adds for each person (财政补助), where published
 */
public record Season(
    int year,
    Cited<Money> personal,
    Optional<Cited<Money>> subsidy,
    Cited<Window> window,
    List<PaymentPeriod> periods) {

  /** First and last day of concentrated payment, both included. */
  public record Window(LocalDate opens, LocalDate closes) {}

  /** Where a day stands in the season. */
  public enum State {
    NOT_YET,
    CONCENTRATED,
    LATE,
    ENDED
  }

  public Season {
    periods = List.copyOf(periods);
  }

  public State stateOn(LocalDate day) {
    if (day.isBefore(window.value().opens())) {
      return State.NOT_YET;
    }
    if (!day.isAfter(window.value().closes())) {
      return State.CONCENTRATED;
    }
    return day.getYear() <= year ? State.LATE : State.ENDED;
  }

  Optional<PaymentPeriod> periodOn(LocalDate day) {
    return periods.stream().filter(period -> period.holds(day)).findFirst();
  }
}
