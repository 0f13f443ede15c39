package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.records.Change;
import yibao.records.Order;

/**
 * Cancels an order that waits for its money. Of a cancellation and a notice at once one comes first
 * by the order's version, and the other is answered accordingly: money told of afterwards goes
 * back.
 */
public final class CancelOrder {

  private static final String ROUTE = "POST /premium-payment/orders/{orderId}/cancellation";

  private final PaymentRecords records;
  private final KeyedChange change;
  private final Rendering<Order> rendering;

  public CancelOrder(PaymentRecords records, Rendering<Order> rendering) {
    this.records = records;
    this.change = new KeyedChange(records);
    this.rendering = rendering;
  }

  /** Why an order is not cancelled. */
  public sealed interface Refusal {

    /**
     * The channel has no such order, or it is a part of a staff list's, which stands or falls
     * whole.
     */
    record Unknown() implements Refusal {}

    /** It covers already; money paid for it goes back by a refund only. */
    record Paid() implements Refusal {}

    /** Its time is over, so there is nothing left to cancel. */
    record Expired() implements Refusal {}
  }

  /** The order's id is the key, so that a key is never of two commands. */
  public Keyed<Refusal> cancel(Channel channel, String orderId, Instant now) {
    Binding binding = Binding.of(channel, ROUTE, orderId, List.of("cancellation", orderId));
    return change.make(binding, () -> decided(channel, orderId, now));
  }

  private KeyedChange.Decided<Refusal> decided(Channel channel, String orderId, Instant now) {
    Optional<Order> order =
        records
            .orders()
            .find(orderId)
            .filter(known -> known.channel().equals(channel.name()))
            .filter(known -> known.partOf().isEmpty());
    if (order.isEmpty()) {
      return new KeyedChange.Decided.Refused<>(new Refusal.Unknown());
    }
    return switch (order.get().statusAt(now)) {
      case PAID -> new KeyedChange.Decided.Refused<>(new Refusal.Paid());
      case EXPIRED -> new KeyedChange.Decided.Refused<>(new Refusal.Expired());
      // By a request that this one repeats, and whose answer is found before this one is given.
      case CANCELLED -> made(order.get(), List.of());
      case PENDING -> {
        Order cancelled = order.get().cancelled();
        yield made(cancelled, List.of(records.orders().replace(cancelled)));
      }
    };
  }

  private KeyedChange.Decided<Refusal> made(Order cancelled, List<Change> changes) {
    return new KeyedChange.Decided.Made<>(
        changes, cancelled.orderId(), rendering.render(cancelled));
  }
}
