package yibao.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One benefit year of residents' insurance in an area: the prices, the window of concentrated
 * payment (集中缴费期) and the periods of payment, which follow each other without gap from the first
 * day of payment to the year's last. What no source states is absent.
 *
 * @param personal what a person pays (个人缴费标准)
 * @param subsidy what the state adds for each person (财政补助)
 */
public record Season(
    int year,
    Optional<Cited<Money>> personal,
    Optional<Cited<Money>> subsidy,
    Optional<Cited<Window>> window,
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

  /** Where a day stands; empty where no source says whether it is within the window. */
  public Optional<State> stateOn(LocalDate day) {
    if (day.isBefore(opens())) {
      return Optional.of(State.NOT_YET);
    }
    if (day.getYear() > year) {
      return Optional.of(State.ENDED);
    }
    return window
        .map(stated -> day.isAfter(stated.value().closes()) ? State.LATE : State.CONCENTRATED)
        .or(() -> periodOn(day).flatMap(Season::stateIn));
  }

  /** The first day on which the year can be paid for. */
  public LocalDate opens() {
    return window.map(stated -> stated.value().opens()).orElseGet(() -> periods.getFirst().from());
  }

  Optional<PaymentPeriod> periodOn(LocalDate day) {
    return periods.stream().filter(period -> period.holds(day)).findFirst();
  }

  private static Optional<State> stateIn(PaymentPeriod period) {
    return period.waits().map(waits -> waits ? State.LATE : State.CONCENTRATED);
  }
}
