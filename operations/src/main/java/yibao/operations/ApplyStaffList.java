package yibao.operations;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import yibao.records.Account;
import yibao.records.Commit;
import yibao.records.Order;
import yibao.records.Posting;
import yibao.records.StorageUnavailable;
import yibao.rules.Money;

/**
 * Applies the money of a staff list that was received: part by part, each once, whoever comes to it
 * first. What is left when a process dies is the next one's.
 */
public final class ApplyStaffList {

  private static final int MOST_TRIES = 5;

  private final PaymentRecords records;
  private final OrderMoney money;

  public ApplyStaffList(PaymentRecords records, SharingRecords sharing) {
    this.records = records;
    this.money = new OrderMoney(records, sharing);
  }

  /** Applies what there is time and room for; the rest is a later run's. */
  void begin(String orderId, Instant now, BooleanSupplier goOn) {
    try {
      apply(orderId, now, goOn);
    } catch (StorageUnavailable busy) {
      // the money was received and stays to be applied
    }
  }

  /**
   * Applies what is left of an order.
   *
   * @param goOn whether there is time for another part
   * @return how many parts this has applied
   */
  public int apply(String orderId, Instant now, BooleanSupplier goOn) {
    Optional<Order> found = records.orders().find(orderId).filter(Order::isUnapplied);
    if (found.isEmpty()) {
      return 0;
    }
    Order order = found.get();
    List<String> partIds = order.parts().orElseThrow().orderIds();
    Map<String, Order> parts = records.orders().find(new HashSet<>(partIds));
    records.books().openFor(ShanghaiTime.dateOf(now));
    int applied = 0;
    for (String partId : partIds) {
      Order part = Objects.requireNonNull(parts.get(partId));
      if (part.payment().isPresent()) {
        continue;
      }
      if (!goOn.getAsBoolean()) {
        return applied;
      }
      applied += isApplied(order, part, now) ? 1 : 0;
    }
    // A refused version says that another has done it.
    records.tables().commit(List.of(records.orders().replace(order.applied())));
    return applied;
  }

  /**
   * Whether it was applied here, and not by another meanwhile.
   *
   * @param seen the part as it was read
   */
  private boolean isApplied(Order order, Order seen, Instant now) {
    Order part = seen;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (part.payment().isPresent()) {
        return false;
      }
      OrderMoney.Taken taken =
          money.take(
              part,
              payment(order, part.total()),
              Map.of(),
              new OrderMoney.Booking(
                  Posting.idOfPart(part.orderId()),
                  Posting.Cause.PART_APPLIED,
                  Account.contributionsReceived(order.area()),
                  Optional.empty()),
              now);
      if (records.tables().commit(taken.changes()) instanceof Commit.Done) {
        return true;
      }
      part = records.orders().find(part.orderId()).orElseThrow();
    }
    throw new StorageUnavailable("the people of a part are being changed by others");
  }

  private static Order.Payment.ByChannel payment(Order order, Money ofPart) {
    Order.Payment.ByChannel whole = (Order.Payment.ByChannel) order.payment().orElseThrow();
    return new Order.Payment.ByChannel(
        whole.channel(), whole.channelTxnNo(), ofPart, whole.paidAt());
  }
}
