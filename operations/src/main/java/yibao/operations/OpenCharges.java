package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import yibao.records.Attempt;
import yibao.records.Mandate;
import yibao.records.MandatesTried;
import yibao.records.Order;

/**
 * What a channel has to charge by its mandates: the orders that were placed by them and wait for
 * their money.
 */
public final class OpenCharges {

  private static final int PAGE = 50;

  /** How many pages of charges that were paid already are passed over before an answer. */
  private static final int MOST_PAGES = 10;

  private final MandateRecords records;

  public OpenCharges(MandateRecords records) {
    this.records = records;
  }

  /** One order to be charged, and the mandate that allows it. */
  public record Charge(Mandate mandate, Order order) {}

  /** A page; perhaps of nothing, though another page follows. */
  public record Page(List<Charge> charges, Optional<String> next) {}

  /**
   * A channel's open charges.
   *
   * @param after what the page before gave as next
   */
  public Page of(Channel channel, Optional<String> after, Instant now) {
    List<Charge> open = new ArrayList<>();
    Optional<String> place = after;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      MandatesTried.Page page = records.tried().chargeable(channel.name(), now, place, PAGE);
      open.addAll(open(page.attempts(), now));
      place = page.next();
      if (place.isEmpty() || !open.isEmpty()) {
        break;
      }
    }
    return new Page(open, place);
  }

  private List<Charge> open(List<Attempt> attempts, Instant now) {
    Map<String, Order> orders =
        records
            .payment()
            .orders()
            .find(
                attempts.stream()
                    .flatMap(attempt -> attempt.charge().stream())
                    .map(Attempt.Charge::orderId)
                    .collect(Collectors.toSet()));
    Map<String, Mandate> mandates =
        records
            .mandates()
            .find(attempts.stream().map(Attempt::mandateId).collect(Collectors.toSet()));
    return attempts.stream()
        .flatMap(attempt -> charge(attempt, orders, mandates).stream())
        .filter(charge -> MandateHistory.isOpen(charge.order(), now))
        .toList();
  }

  private static Optional<Charge> charge(
      Attempt attempt, Map<String, Order> orders, Map<String, Mandate> mandates) {
    return attempt
        .charge()
        .flatMap(charge -> Optional.ofNullable(orders.get(charge.orderId())))
        .flatMap(
            order ->
                Optional.ofNullable(mandates.get(attempt.mandateId()))
                    .map(mandate -> new Charge(mandate, order)));
  }
}
