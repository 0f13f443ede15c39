package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.records.Account;
import yibao.records.Change;
import yibao.records.ChannelTransaction;
import yibao.records.Order;
import yibao.records.Posting;
import yibao.records.Refund;

/**
 * Decides what money does that is an order's whole total and its first: it covers if it was there
 * in time, line by line; else it goes back.
 */
final class OrderMoney {

  private final PaymentRecords records;
  private final Settling settling;

  OrderMoney(PaymentRecords records) {
    this.records = records;
    this.settling = new Settling(records);
  }

  /**
   * How money is booked that came for an order.
   *
   * @param from the account that it comes from
   * @param transaction what the channel told of, if this is what it told
   */
  record Booking(
      String postingId,
      Posting.Cause cause,
      Account from,
      Optional<ChannelTransaction> transaction) {}

  /** The order as it was decided, and all that has to be written for it. */
  record Taken(Order order, List<Change> changes) {

    /** Whether it made cover for somebody, or was knowingly paid without. */
    boolean isKept() {
      return order.receiptNo().isPresent();
    }
  }

  /**
   * Takes the money. The instant that counts is the later of its payment and of the order's making.
   *
   * @param seen the people as they are known
   * @param now when it is booked
   */
  Taken take(
      Order order,
      Order.Payment.ByChannel payment,
      Map<String, Settling.Seen> seen,
      Booking booking,
      Instant now) {
    Instant paidAt = payment.paidAt();
    Instant counts = paidAt.isBefore(order.createdAt()) ? order.createdAt() : paidAt;
    Settling.Settled settled =
        refusal(order, counts)
            .map(reason -> Settling.giveBack(order, reason, payment))
            .orElseGet(() -> settling.settle(order, seen, counts, now, Optional.of(payment)));
    Order decided = settled.order();
    List<Change> changes = new ArrayList<>(settled.changes());
    changes.addAll(refunds(settled, payment, now));
    changes.add(records.orders().replace(decided));
    changes.add(
        records
            .ledger()
            .book(
                new Posting(
                    booking.postingId(),
                    now,
                    booking.cause(),
                    PremiumBooks.decided(
                        settled, booking.from(), Account.refundsDue(payment.channel())),
                    booking.transaction(),
                    decided.receiptNo())));
    return new Taken(decided, changes);
  }

  private List<Change> refunds(
      Settling.Settled settled, Order.Payment.ByChannel payment, Instant since) {
    List<Change> changes = new ArrayList<>();
    for (Order.Line line : settled.order().lines()) {
      if (line.refundId().isPresent()) {
        Refund.Reason reason = Objects.requireNonNull(settled.givenBack().get(line.psnNo()));
        changes.add(
            records.owedMoney().enter(Refund.due(settled.order(), line, payment, reason, since)));
      }
    }
    return changes;
  }

  /** The people of an order as they are now. */
  Map<String, Settling.Seen> seenNow(Order order) {
    Set<String> named = order.lines().stream().map(Order.Line::psnNo).collect(Collectors.toSet());
    return Settling.Seen.of(records.people().meant(records.people().find(named)));
  }

  private static Optional<Refund.Reason> refusal(Order order, Instant counts) {
    if (order.status() == Order.Status.CANCELLED) {
      return Optional.of(Refund.Reason.ORDER_CANCELLED);
    }
    return counts.isBefore(order.expiresAt())
        ? Optional.empty()
        : Optional.of(Refund.Reason.ORDER_EXPIRED);
  }
}
