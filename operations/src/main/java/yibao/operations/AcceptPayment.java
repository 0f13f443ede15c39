package yibao.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.Account;
import yibao.records.Change;
import yibao.records.ChannelTransaction;
import yibao.records.Commit;
import yibao.records.Desk;
import yibao.records.Guard;
import yibao.records.Order;
import yibao.records.Orders;
import yibao.records.Pace;
import yibao.records.Posting;
import yibao.records.StorageUnavailable;
import yibao.records.Suspense;
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

  /** How long a channel is let wait for a staff list's people. */
  private static final Duration APPLYING = Duration.ofSeconds(6);

  private final PaymentRecords records;
  private final Desk desk;
  private final OrderMoney money;
  private final ApplyStaffList staffLists;
  private final Rendering<Decision> rendering;

  public AcceptPayment(
      PaymentRecords records, SharingRecords sharing, Rendering<Decision> rendering) {
    this.records = records;
    this.desk = records.desk();
    this.money = new OrderMoney(records, sharing);
    this.staffLists = new ApplyStaffList(records, sharing);
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
      Channel channel,
      String orderId,
      String channelTxnNo,
      Money paid,
      Instant paidAt,
      ChannelTransaction.Source source) {

    /** As the channel's notice tells it. */
    public Command(
        Channel channel, String orderId, String channelTxnNo, Money paid, Instant paidAt) {
      this(channel, orderId, channelTxnNo, paid, paidAt, ChannelTransaction.Source.NOTICE);
    }

    /** The order's id if it can be one; what else a caller wrote there is not kept. */
    Optional<String> knownForm() {
      return Optional.of(orderId).filter(Orders::isId);
    }

    List<String> canonical() {
      return List.of(
          "payment", orderId, Long.toString(paid.fen()), Long.toString(paidAt.getEpochSecond()));
    }

    private String postingId() {
      return Posting.idOf(channel.name(), ChannelTransaction.Kind.PAID, channelTxnNo);
    }

    /** What is told, as the ledger keeps it. */
    private ChannelTransaction transaction(Optional<Order> order) {
      return new ChannelTransaction(
          channel.name(),
          channelTxnNo,
          ChannelTransaction.Kind.PAID,
          paid,
          paidAt,
          order.map(ChannelTransaction.OrderNumbers::of),
          source);
    }

    /** What is told, as it stands in suspense. */
    private Suspense suspense(String suspenseId, Suspense.Reason reason, Instant now) {
      return new Suspense(
          suspenseId,
          channel.name(),
          channelTxnNo,
          knownForm(),
          paid,
          paidAt,
          reason,
          Suspense.Direction.OWED_TO_CHANNEL,
          now,
          Optional.empty());
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
      records.books().openFor(ShanghaiTime.dateOf(now));
      Decided decided = decide(command, found.order(), disturbed, now);
      Answer answer = rendering.render(decided.decision());
      List<Change> changes = new ArrayList<>(decided.changes());
      changes.add(binding.bind(records, decided.decision().about(), answer));
      if (records.tables().commit(changes) instanceof Commit.Done) {
        apply(decided.decision(), now);
        return new Outcome.Answered(answer, false);
      }
      disturbed = true;
    }
    throw new StorageUnavailable("the order or its people are being changed by others");
  }

  /** A staff list's money is there; what time doesn't suffice for is left to the schedule. */
  private void apply(Decision decision, Instant now) {
    if (decision instanceof Decision.Paid paid && paid.order().isUnapplied()) {
      Pace pace = records.tables().pace();
      long begun = pace.nanos();
      staffLists.begin(
          paid.order().orderId(), now, () -> pace.nanos() - begun < APPLYING.toNanos());
    }
  }

  private Outcome repeated(Command command, Binding binding, Guard guard, Instant now) {
    return new RepeatedNotice(
            command.channel(), ChannelTransaction.Kind.PAID, command.channelTxnNo())
        .answer(
            records, binding, guard, id -> command.suspense(id, Suspense.Reason.KEY_REUSED, now))
        .<Outcome>map(answer -> new Outcome.Answered(answer, true))
        .orElseGet(Outcome.KeyReused::new);
  }

  private record Decided(Decision decision, List<Change> changes) {}

  /** In the order of the contract: the first that applies decides. */
  private Decided decide(Command command, Optional<Order> found, boolean disturbed, Instant now) {
    boolean takesMoney =
        found
            .filter(order -> order.channel().equals(command.channel().name()))
            .filter(order -> order.partOf().isEmpty())
            .isPresent();
    if (!takesMoney) {
      return suspended(command, Optional.empty(), Suspense.Reason.UNKNOWN_ORDER, now);
    }
    Order order = found.orElseThrow();
    if (!order.total().equals(command.paid())) {
      return suspended(command, found, Suspense.Reason.WRONG_AMOUNT, now);
    }
    if (order.payment().isPresent()) {
      return suspended(command, found, Suspense.Reason.SECOND_TRANSACTION, now);
    }
    if (command.paidAt().isBefore(order.createdAt().minus(TOLERANCE))) {
      return suspended(command, found, Suspense.Reason.PAID_BEFORE_THE_ORDER, now);
    }
    Order.Payment.ByChannel payment =
        new Order.Payment.ByChannel(
            command.channel().name(), command.channelTxnNo(), command.paid(), command.paidAt());
    OrderMoney.Taken taken =
        money.take(
            order,
            payment,
            disturbed ? money.seenNow(order) : Settling.Seen.atOrder(order),
            new OrderMoney.Booking(
                command.postingId(),
                Posting.Cause.PAYMENT,
                Account.channelClearing(command.channel().name()),
                Optional.of(command.transaction(found))),
            now);
    return new Decided(
        taken.isKept() ? new Decision.Paid(taken.order()) : new Decision.RefundDue(taken.order()),
        taken.changes());
  }

  private Decided suspended(
      Command command, Optional<Order> order, Suspense.Reason reason, Instant now) {
    String channel = command.channel().name();
    Suspense suspense =
        command.suspense(
            Suspense.idOf(channel, ChannelTransaction.Kind.PAID, command.channelTxnNo()),
            reason,
            now);
    Posting posting =
        new Posting(
            command.postingId(),
            now,
            Posting.Cause.SUSPENSE,
            SuspenseBooks.entered(suspense),
            Optional.of(command.transaction(order)),
            Optional.empty());
    return new Decided(
        new Decision.Suspended(command.knownForm(), suspense.suspenseId()),
        List.of(records.owedMoney().enter(suspense), records.ledger().book(posting)));
  }
}
