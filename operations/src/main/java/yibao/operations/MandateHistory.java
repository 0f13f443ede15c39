package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import yibao.records.Attempt;
import yibao.records.Order;

/**
 * What was done by a mandate lately, named day by named day, the latest first: each with its order
 * as that is now.
 */
record MandateHistory(List<Day> days) {

  /** More than the named days of a season, and no more orders than one round trip can read. */
  private static final int MOST = 50;

  /** A named day on which the mandate was tried. */
  record Day(Attempt attempt, Optional<Order> order) {

    private boolean isOf(int year) {
      return attempt.year() == year;
    }
  }

  static MandateHistory of(MandateRecords records, String mandateId) {
    List<Attempt> attempts = records.tried().latest(mandateId, MOST);
    Map<String, Order> orders =
        records
            .payment()
            .orders()
            .find(
                attempts.stream()
                    .flatMap(attempt -> attempt.charge().stream())
                    .map(Attempt.Charge::orderId)
                    .collect(Collectors.toSet()));
    return new MandateHistory(
        attempts.stream()
            .map(
                attempt ->
                    new Day(
                        attempt,
                        attempt
                            .charge()
                            .flatMap(charge -> Optional.ofNullable(orders.get(charge.orderId())))))
            .toList());
  }

  /** Whether it was tried for the year on that named day or on a later one. */
  boolean wasTried(int year, LocalDate on) {
    return days.stream().anyMatch(day -> day.isOf(year) && !day.attempt().on().isBefore(on));
  }

  /** Whether an order of the year was paid. */
  boolean isDone(int year) {
    return days.stream()
        .filter(day -> day.isOf(year))
        .flatMap(day -> day.order().stream())
        .anyMatch(order -> order.status() == Order.Status.PAID);
  }

  /** The order that may be charged at an instant, if there is one. */
  Optional<Order> open(Instant now) {
    return days.stream()
        .flatMap(day -> day.order().stream())
        .filter(order -> isOpen(order, now))
        .findFirst();
  }

  /** Whether an order waits for its first money. */
  static boolean isOpen(Order order, Instant now) {
    return order.statusAt(now) == Order.Status.PENDING && order.payment().isEmpty();
  }
}
