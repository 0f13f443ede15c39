package yibao.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.records.Account;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.Desk;
import yibao.records.Guard;
import yibao.records.Ledger;
import yibao.records.Order;
import yibao.records.Orders;
import yibao.records.Owed;
import yibao.records.Posting;
import yibao.records.StorageUnavailable;
import yibao.rules.Money;

/**
 * Takes a channel's notice that an order was paid. Money told of is never lost: it covers, or is
 * owed back, or stands in suspense until a person has matched it; each way it is booked once,
 * however often the notice comes.
 */
public final class AcceptPayment {

  private static final String ROUTE = "POST /premium-payment/orders/{orderId}/payment";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final int MOST_TRIES = 5;

  private final PaymentRecords records;
  private final Ledger ledger;
  private final Desk desk;
  private final Settling settling;
  private final Rendering<Decision> rendering;

  public AcceptPayment(PaymentRecords records, Ledger ledger, Rendering<Decision> rendering) {
    this.records = records;
    this.ledger = ledger;
    this.desk = records.desk();
    this.settling = new Settling(records);
    this.rendering = rendering;
  }

  /**
   * What a channel tells.
   *
   * @param orderId as the channel wrote it; perhaps of no order
   * @param channelTxnNo the channel's own number, by which a repeat is known
   * @param paidAt when the money was taken, in whole seconds
   */
  public record Command(
      Channel channel, String orderId, String channelTxnNo, Money paid, Instant paidAt) {

    /** The order's id if it can be one; what else a caller wrote there is not kept. */
    Optional<String> knownForm() {
      return Optional.of(orderId).filter(Orders::isId);
    }

    List<String> canonical() {
      return List.of(
          "payment", orderId, Long.toString(paid.fen()), Long.toString(paidAt.getEpochSecond()));
    }
  }

  /** What a committed notice is answered. */
  public sealed interface Decision {

    /** Somebody is covered, or knowingly paid without cover; other lines may go back. */
    record Paid(Order order) implements Decision {}

    /** All of it goes back. */
    record RefundDue(Order order) implements Decision {}

    /** It stands in suspense. */
    record Suspended(Optional<String> orderId, String suspenseId) implements Decision {}

    /** The id by which the answer is found again. */
    default String about() {
      return switch (this) {
        case Paid paid -> paid.order().orderId();
        case RefundDue back -> back.order().orderId();
        case Suspended suspended -> suspended.suspenseId();
      };
    }
  }

  /** What came of a notice. */
  public sealed interface Outcome {

    record Answered(Answer answer, boolean before) implements Outcome {}

    /** The number is bound to another order, amount or instant. */
    record KeyReused() implements Outcome {}

    /** Paid later than now: the channel's clock is ahead. Nothing is bound. */
    record PaidInFuture() implements Outcome {}
  }

  public Outcome accept(Command command, Instant now) {
    Binding binding =
        Binding.of(command.channel(), ROUTE, command.channelTxnNo(), command.canonical());
    boolean disturbed = false;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Desk.OrderAndGuard found = desk.orderAndGuard(command.orderId(), binding.key());
      if (found.guard().isPresent()) {
        return repeated(command, binding, found.guard().get(), now);
      }
      if (command.paidAt().isAfter(now.plus(TOLERANCE))) {
        return new Outcome.PaidInFuture();
      }
      Decided decided = decide(command, found.order(), disturbed, now);
      Answer answer = rendering.render(decided.decision());
      List<Change> changes = new ArrayList<>(decided.changes());
      changes.add(binding.bind(records, decided.decision().about(), answer));
      if (records.tables().commit(changes) instanceof Commit.Done) {
        return new Outcome.Answered(answer, false);
      }
      disturbed = true;
    }
    throw new StorageUnavailable("the order or its people are being changed by others");
  }

  private Outcome repeated(Command command, Binding binding, Guard guard, Instant now) {
    if (binding.holds(records, guard)) {
      return new Outcome.Answered(new Answer(guard.status(), guard.body()), true);
    }
    String id =
        Owed.keyReusedId(
            command.channel().name(),
            command.channelTxnNo(),
            String.join("\n", command.canonical()));
    // A refused condition says that this very content was noted before.
    records
        .tables()
        .commit(
            List.of(
                records
                    .owedMoney()
                    .enter(owed(command, id, Owed.Kind.KEY_REUSED, "key-reused", now))));
    return new Outcome.KeyReused();
  }

  private record Decided(Decision decision, List<Change> changes) {}

  /** In the order of the contract: the first that applies decides. */
  private Decided decide(Command command, Optional<Order> found, boolean disturbed, Instant now) {
    if (found.isEmpty() || !found.get().channel().equals(command.channel().name())) {
      return suspended(command, "unknown-order", now);
    }
    Order order = found.get();
    if (!order.total().equals(command.paid())) {
      return suspended(command, "wrong-amount", now);
    }
    if (order.payment().isPresent()) {
      return suspended(command, "second-transaction", now);
    }
    if (command.paidAt().isBefore(order.createdAt().minus(TOLERANCE))) {
      return suspended(command, "paid-before-the-order", now);
    }
    Instant counts =
        command.paidAt().isBefore(order.createdAt()) ? order.createdAt() : command.paidAt();
    Order.Payment payment =
        new Order.Payment(command.channelTxnNo(), command.paid(), command.paidAt());
    if (order.status() == Order.Status.CANCELLED) {
      return booked(command, settling.giveBack(order, "order-cancelled", now, payment), now);
    }
    if (!counts.isBefore(order.expiresAt())) {
      return booked(command, settling.giveBack(order, "order-expired", now, payment), now);
    }
    Map<String, Settling.Seen> seen = disturbed ? seenNow(order) : Settling.Seen.atOrder(order);
    return booked(command, settling.settle(order, seen, counts, now, Optional.of(payment)), now);
  }

  private Map<String, Settling.Seen> seenNow(Order order) {
    Set<String> named = order.lines().stream().map(Order.Line::psnNo).collect(Collectors.toSet());
    return Settling.Seen.of(records.people().meant(records.people().find(named)));
  }

  private Decided booked(Command command, Settling.Settled settled, Instant now) {
    Order order = settled.order();
    List<Posting.Entry> entries = new ArrayList<>();
    entries.add(new Posting.Entry(Account.channelClearing(order.channel()), command.paid()));
    if (!settled.kept().isZero()) {
      entries.add(
          new Posting.Entry(
              Account.personalContributions(order.area(), order.year()), settled.kept().negated()));
    }
    if (!settled.back().isZero()) {
      entries.add(new Posting.Entry(Account.refundsDue(order.channel()), settled.back().negated()));
    }
    List<Change> changes = new ArrayList<>(settled.changes());
    changes.add(records.orders().replace(order));
    changes.add(ledger.book(posting(command, now, "payment", entries)));
    Decision decision =
        order.receiptNo().isPresent() ? new Decision.Paid(order) : new Decision.RefundDue(order);
    return new Decided(decision, changes);
  }

  private Decided suspended(Command command, String reason, Instant now) {
    String channel = command.channel().name();
    String id = Owed.suspenseId(channel, command.channelTxnNo());
    List<Posting.Entry> entries =
        List.of(
            new Posting.Entry(Account.channelClearing(channel), command.paid()),
            new Posting.Entry(Account.suspense(channel), command.paid().negated()));
    return new Decided(
        new Decision.Suspended(command.knownForm(), id),
        List.of(
            records.owedMoney().enter(owed(command, id, Owed.Kind.SUSPENSE, reason, now)),
            ledger.book(posting(command, now, "suspense", entries))));
  }

  private static Posting posting(
      Command command, Instant now, String cause, List<Posting.Entry> entries) {
    return new Posting(
        Posting.idOf(command.channel().name(), command.channelTxnNo()), now, cause, entries);
  }

  private static Owed owed(Command command, String id, Owed.Kind kind, String reason, Instant now) {
    return new Owed(
        id,
        kind,
        command.channel().name(),
        command.knownForm(),
        Optional.empty(),
        command.channelTxnNo(),
        command.paid(),
        reason,
        now);
  }
}
