package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
import yibao.records.Person;
import yibao.records.Posting;
import yibao.records.Refund;
import yibao.records.StorageUnavailable;
import yibao.rules.Scheme;

/**
 * Decides what money does that is an order's whole total and its first: it covers if it was there
 * in time, line by line; else it goes back.
 */
final class OrderMoney {

  private static final int MOST_READINGS = 4;

  /**
   * A transaction has room for a hundred, the notice's guard and an item of suspense among them.
   */
  private static final int MOST_CHANGES = 98;

  private final PaymentRecords records;
  private final SharingRecords sharing;
  private final Settling settling;
  private final SettlingMonths months;
  private final EndFlexible flexible;

  OrderMoney(PaymentRecords records, SharingRecords sharing) {
    this.records = records;
    this.sharing = sharing;
    this.settling = new Settling(records);
    this.months = new SettlingMonths(records.people());
    this.flexible = new EndFlexible(records, sharing);
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
      return order.receiptNo().isPresent() || order.isUnapplied();
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
    if (order.parts().isPresent()) {
      return received(order, payment, refusal(order, counts), booking, now);
    }
    Optional<Refund.Reason> refusal = refusal(order, counts);
    if (refusal.isEmpty() && order.scheme() == Scheme.EMPLOYEE) {
      return months(order, payment, booking, counts, now);
    }
    return taken(
        refusal
            .map(reason -> Settling.giveBack(order, reason, payment))
            .orElseGet(() -> settling.settle(order, seen, counts, now, Optional.of(payment))),
        payment,
        booking,
        new Ended(new AccountBook(sharing.accounts(), records.ledger()), List.of()),
        now);
  }

  /**
   * What was ended before.
   *
   * @param accounts in which what goes back is booked already
   * @param changes what else has to be written for it
   */
  private record Ended(AccountBook accounts, List<Change> changes) {}

  /**
   * Takes the money of months. Where their employer pays, what people had paid themselves is ended
   * and given back with it; apart where that is too much for one transaction.
   */
  private Taken months(
      Order order, Order.Payment.ByChannel payment, Booking booking, Instant counts, Instant now) {
    for (int readings = 0; readings < MOST_READINGS; readings++) {
      Map<String, Person> files = filesNow(order);
      AccountBook book = new AccountBook(sharing.accounts(), records.ledger());
      GivingBack givingBack = new GivingBack(records, book, sharing, now);
      if (flexible.ending(order, files, givingBack, now) instanceof EndFlexible.Ending.As as) {
        Map<String, Person> left = new HashMap<>(files);
        left.replaceAll((number, file) -> as.file(file));
        List<Change> changes = new ArrayList<>(as.orders());
        changes.addAll(givingBack.entered());
        Taken taken =
            taken(
                months.settle(order, left, book, counts, now, payment),
                payment,
                booking,
                new Ended(book, changes),
                now);
        if (taken.changes().size() <= MOST_CHANGES) {
          return taken;
        }
        flexible.endApart(order, files, now);
      }
      givingBack.noting().run();
    }
    throw new StorageUnavailable("the people of the order are being changed by others");
  }

  private Taken taken(
      Settling.Settled settled,
      Order.Payment.ByChannel payment,
      Booking booking,
      Ended ended,
      Instant now) {
    Order decided = settled.order();
    List<Change> changes = new ArrayList<>(settled.changes());
    changes.addAll(ended.changes());
    if (decided.partOf().isPresent()) {
      changes.addAll(records.orders().list(decided));
    }
    changes.addAll(refunds(settled, payment, now));
    changes.add(records.orders().replace(decided));
    List<Posting.Entry> entries =
        AreaClearing.balanced(
            decided.area(),
            PremiumBooks.decided(settled, booking.from(), Account.refundsDue(payment.channel())));
    ended
        .accounts()
        .book(
            chain ->
                new Posting(
                    booking.postingId(),
                    now,
                    booking.cause(),
                    entries,
                    booking.transaction(),
                    decided.receiptNo(),
                    chain),
            settled.credited());
    changes.addAll(ended.accounts().changes());
    return new Taken(decided, changes);
  }

  /**
   * Takes the money of a staff list: it is booked as received, and applied to the people part by
   * part afterwards. What came too late is owed back as a whole.
   */
  private Taken received(
      Order order,
      Order.Payment.ByChannel payment,
      Optional<Refund.Reason> refusal,
      Booking booking,
      Instant now) {
    Order taken =
        order.settled(
            refusal.isPresent() ? order.status() : Order.Status.PAID,
            List.of(),
            Optional.of(payment),
            Optional.empty());
    List<Change> changes = new ArrayList<>();
    refusal.ifPresent(
        reason -> changes.add(records.owedMoney().enter(Refund.due(order, payment, reason, now))));
    Account to =
        refusal.isPresent()
            ? Account.refundsDue(payment.channel())
            : Account.contributionsReceived(order.area());
    changes.add(records.orders().replace(taken));
    changes.add(
        records
            .ledger()
            .book(
                new Posting(
                    booking.postingId(),
                    now,
                    booking.cause(),
                    List.of(
                        new Posting.Entry(booking.from(), payment.paid()),
                        new Posting.Entry(to, payment.paid().negated())),
                    booking.transaction(),
                    Optional.empty())));
    return new Taken(taken, changes);
  }

  private List<Change> refunds(
      Settling.Settled settled, Order.Payment.ByChannel payment, Instant since) {
    List<Change> changes = new ArrayList<>();
    for (Order.Line line : settled.order().lines()) {
      if (line.refundId().isPresent()) {
        Refund.Reason reason = Objects.requireNonNull(settled.givenBack().get(line));
        changes.add(
            records
                .owedMoney()
                .enter(Refund.due(settled.order(), line, line.price(), payment, reason, since)));
      }
    }
    return changes;
  }

  /** The people of an order as they are now. */
  Map<String, Settling.Seen> seenNow(Order order) {
    return Settling.Seen.of(filesNow(order));
  }

  private Map<String, Person> filesNow(Order order) {
    Set<String> named = order.lines().stream().map(Order.Line::psnNo).collect(Collectors.toSet());
    return records.people().meant(records.people().find(named));
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
