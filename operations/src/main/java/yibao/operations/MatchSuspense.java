package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.Account;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.Posting;
import yibao.records.Suspense;

/**
 * Matches money that stood in suspense to the order that it was for, as a person has found out. It
 * counts from when it was paid, as if the channel had named the order then.
 */
public final class MatchSuspense {

  private static final String ROUTE = "POST /premium-payment/suspense/{suspenseId}/match";

  private final PaymentRecords records;
  private final KeyedChange change;
  private final OrderMoney money;
  private final Rendering<Matched> rendering;

  public MatchSuspense(
      PaymentRecords records, SharingRecords sharing, Rendering<Matched> rendering) {
    this.records = records;
    this.change = new KeyedChange(records);
    this.money = new OrderMoney(records, sharing);
    this.rendering = rendering;
  }

  /** What an operator asks. */
  public record Command(Channel operator, String suspenseId, String orderId) {

    /** An item is worked off once, so its id is the key. */
    private Binding binding() {
      return Binding.of(
          operator,
          ROUTE,
          suspenseId,
          Canonical.of("match").with(suspenseId).with(orderId).parts());
    }
  }

  /** The item, and the order as its money was taken. */
  public record Matched(Suspense suspense, Order order) {}

  public Keyed<SuspenseRefusal> match(Command command, Instant now) {
    return change.make(command.binding(), () -> decided(command, now));
  }

  private KeyedChange.Decided<SuspenseRefusal> decided(Command command, Instant now) {
    Optional<Suspense> found = records.owedMoney().suspense(command.suspenseId());
    Optional<SuspenseRefusal> closed = SuspenseRefusal.of(found);
    if (closed.isPresent()) {
      return new KeyedChange.Decided.Refused<>(closed.get());
    }
    Suspense suspense = found.orElseThrow();
    if (!suspense.isMoney() || suspense.direction() == Suspense.Direction.OWED_BY_CHANNEL) {
      return new KeyedChange.Decided.Refused<>(new SuspenseRefusal.NoPremium());
    }
    Optional<Order> order =
        records.orders().find(command.orderId()).filter(one -> one.partOf().isEmpty());
    if (order.isEmpty()) {
      return new KeyedChange.Decided.Refused<>(new SuspenseRefusal.UnknownOrder());
    }
    return refusal(suspense, order.get())
        .<KeyedChange.Decided<SuspenseRefusal>>map(KeyedChange.Decided.Refused::new)
        .orElseGet(() -> matched(suspense, order.get(), now));
  }

  private static Optional<SuspenseRefusal> refusal(Suspense suspense, Order order) {
    if (order.payment().isPresent() || order.status() == Order.Status.PAID) {
      return Optional.of(new SuspenseRefusal.OrderPaid());
    }
    return order.total().equals(suspense.amount())
        ? Optional.empty()
        : Optional.of(new SuspenseRefusal.WrongAmount(order.total()));
  }

  private KeyedChange.Decided<SuspenseRefusal> matched(
      Suspense suspense, Order order, Instant now) {
    OrderMoney.Taken taken =
        money.take(
            order,
            new Order.Payment.ByChannel(
                suspense.channel(), suspense.channelTxnNo(), suspense.amount(), suspense.paidAt()),
            money.seenNow(order),
            new OrderMoney.Booking(
                Posting.idOfWorkOff(suspense.suspenseId()),
                Posting.Cause.SUSPENSE_MATCHED,
                Account.suspense(suspense.channel()),
                Optional.empty()),
            now);
    Suspense done = suspense.workedOff(new Suspense.WorkedOff.Matched(order.orderId()));
    List<Change> changes = new ArrayList<>(taken.changes());
    changes.add(records.owedMoney().workedOff(done));
    return new KeyedChange.Decided.Made<>(
        changes, suspense.suspenseId(), rendering.render(new Matched(done, taken.order())));
  }
}
