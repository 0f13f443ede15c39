package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.records.Commit;
import yibao.records.Desk;
import yibao.records.Guard;
import yibao.records.Order;
import yibao.records.StorageUnavailable;

/**
 * Cancels an order that waits for its money. Of a cancellation and a notice at once one comes first
 * by the order's version, and the other is answered accordingly: money told of afterwards goes
 * back.
 */
public final class CancelOrder {

  private static final String ROUTE = "POST /premium-payment/orders/{orderId}/cancellation";
  private static final int MOST_TRIES = 5;

  private final PaymentRecords records;
  private final Desk desk;
  private final Rendering<Order> rendering;

  public CancelOrder(PaymentRecords records, Rendering<Order> rendering) {
    this.records = records;
    this.desk = records.desk();
    this.rendering = rendering;
  }

  /** What came of it. Only {@link Cancelled} binds, so the others may be asked again. */
  public sealed interface Outcome {

    record Cancelled(Answer answer, boolean before) implements Outcome {}

    /** The channel has no such order. */
    record Unknown() implements Outcome {}

    /** It covers already; money paid for it goes back by a refund only. */
    record Paid() implements Outcome {}

    /** Its time is over, so there is nothing left to cancel. */
    record Expired() implements Outcome {}
  }

  public Outcome cancel(Channel channel, String orderId, Instant now) {
    Binding binding = Binding.of(channel, ROUTE, orderId, List.of("cancellation", orderId));
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Desk.OrderAndGuard found = desk.orderAndGuard(orderId, binding.key());
      if (found.guard().isPresent()) {
        Guard guard = found.guard().get();
        return new Outcome.Cancelled(new Answer(guard.status(), guard.body()), true);
      }
      Optional<Order> order = found.order().filter(known -> known.channel().equals(channel.name()));
      if (order.isEmpty()) {
        return new Outcome.Unknown();
      }
      switch (order.get().statusAt(now)) {
        case PAID -> {
          return new Outcome.Paid();
        }
        case EXPIRED -> {
          return new Outcome.Expired();
        }
        case CANCELLED -> throw new IllegalStateException("cancelled without a guard");
        case PENDING -> {
          Optional<Answer> answer = commit(binding, order.get().cancelled());
          if (answer.isPresent()) {
            return new Outcome.Cancelled(answer.get(), false);
          }
        }
      }
    }
    throw new StorageUnavailable("the order is being changed by others");
  }

  /** Empty if the order was changed meanwhile and must be read again. */
  private Optional<Answer> commit(Binding binding, Order cancelled) {
    Answer answer = rendering.render(cancelled);
    Commit commit =
        records
            .tables()
            .commit(
                List.of(
                    records.orders().replace(cancelled),
                    binding.bind(records, cancelled.orderId(), answer)));
    return commit instanceof Commit.Done ? Optional.of(answer) : Optional.empty();
  }
}
