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
import yibao.records.Guard;
import yibao.records.Order;
import yibao.records.Posting;
import yibao.records.Refund;
import yibao.records.StorageUnavailable;
import yibao.records.Suspense;
import yibao.rules.Money;

/**
 * Takes a channel's notice that it paid a refund back. What it paid back beyond what was due, it
 * owes until a person has looked at it.
 */
public final class AcceptRefundPayment {

  private static final String ROUTE = "POST /premium-payment/refunds/{refundId}/payment";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final int MOST_TRIES = 6;

  private final PaymentRecords records;
  private final Rendering<Decision> rendering;

  public AcceptRefundPayment(PaymentRecords records, Rendering<Decision> rendering) {
    this.records = records;
    this.rendering = rendering;
  }

  /**
   * What a channel tells.
   *
   * @param channelTxnNo the channel's own number, by which a repeat is known
   * @param paidAt when the money was paid back, in whole seconds
   */
  public record Command(
      Channel channel,
      String refundId,
      String channelTxnNo,
      Money refunded,
      Instant paidAt,
      ChannelTransaction.Source source) {

    /** As the channel's notice tells it. */
    public Command(
        Channel channel, String refundId, String channelTxnNo, Money refunded, Instant paidAt) {
      this(channel, refundId, channelTxnNo, refunded, paidAt, ChannelTransaction.Source.NOTICE);
    }

    /** The refund's id if it can be one; what else a caller wrote there is not kept. */
    private Optional<String> knownForm() {
      return Optional.of(refundId).filter(Refund::isId);
    }

    private List<String> canonical() {
      return Canonical.of("refund-payment")
          .with(refundId)
          .with(refunded.fen())
          .with(paidAt.getEpochSecond())
          .parts();
    }

    private String suspenseId() {
      return Suspense.idOf(channel.name(), ChannelTransaction.Kind.REFUNDED, channelTxnNo);
    }

    private String postingId() {
      return Posting.idOf(channel.name(), ChannelTransaction.Kind.REFUNDED, channelTxnNo);
    }

    private Posting posting(
        Posting.Cause cause, Account against, Optional<Order> order, Instant now) {
      return new Posting(
          postingId(),
          now,
          cause,
          List.of(
              new Posting.Entry(against, refunded),
              new Posting.Entry(Account.channelClearing(channel.name()), refunded.negated())),
          Optional.of(
              new ChannelTransaction(
                  channel.name(),
                  channelTxnNo,
                  ChannelTransaction.Kind.REFUNDED,
                  refunded,
                  paidAt,
                  order
                      .filter(known -> known.channel().equals(channel.name()))
                      .map(ChannelTransaction.OrderNumbers::of),
                  source)),
          Optional.empty());
    }

    private Suspense suspense(String suspenseId, Suspense.Reason reason, Instant now) {
      return new Suspense(
          suspenseId,
          channel.name(),
          channelTxnNo,
          knownForm(),
          refunded,
          paidAt,
          reason,
          Suspense.Direction.OWED_BY_CHANNEL,
          now,
          Optional.empty());
    }
  }

  /** What a committed notice is answered. */
  public sealed interface Decision {

    /** The refund is done. */
    record Refunded(Refund refund) implements Decision {}

    /** It stands in suspense; the refund is as it was. */
    record Suspended(String refundId, String suspenseId) implements Decision {}
  }

  /** What came of a notice. */
  public sealed interface Outcome {

    record Answered(Answer answer, boolean before) implements Outcome {}

    /** The channel has no such refund. */
    record UnknownRefund() implements Outcome {}

    /** The number is bound to another refund, amount or instant. */
    record KeyReused() implements Outcome {}

    /** Paid later than now: the channel's clock is ahead. Nothing is bound. */
    record PaidInFuture() implements Outcome {}
  }

  public Outcome accept(Command command, Instant now) {
    Binding binding =
        Binding.of(command.channel(), ROUTE, command.channelTxnNo(), command.canonical());
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      Optional<Refund> refund =
          records
              .owedMoney()
              .refund(command.refundId())
              .filter(known -> known.channel().equals(command.channel().name()));
      Optional<Guard> guard = records.guards().find(binding.key());
      if (guard.isPresent()) {
        return repeated(command, binding, guard.get(), now);
      }
      if (refund.filter(known -> isAbout(command, known)).isEmpty()) {
        return new Outcome.UnknownRefund();
      }
      if (command.paidAt().isAfter(now.plus(TOLERANCE))) {
        return new Outcome.PaidInFuture();
      }
      Decided decided =
          isInSuspense(command)
              ? new Decided(suspendedBefore(command), List.of())
              : decide(command, refund.get(), now);
      Answer answer = rendering.render(decided.decision());
      List<Change> changes = new ArrayList<>(decided.changes());
      changes.add(binding.bind(records, command.refundId(), answer));
      if (records.tables().commit(changes) instanceof Commit.Done) {
        return new Outcome.Answered(answer, false);
      }
      records.tables().pace().pause(tries);
    }
    throw new StorageUnavailable("the refund or its order is being changed by others");
  }

  /**
   * A notice names its refund. For a statement that doesn't it was found, as one that was due; of
   * one that was paid back meanwhile that can't be said any more.
   */
  private static boolean isAbout(Command command, Refund refund) {
    return command.source() == ChannelTransaction.Source.NOTICE || refund.paidBack().isEmpty();
  }

  /**
   * Whether a statement had it before, when nobody knew for which refund it was. It is booked then,
   * perhaps on another day: no condition on the books of today would say so. For the same reason
   * what is booked here asks for it once more.
   */
  private boolean isInSuspense(Command command) {
    return records.owedMoney().suspense(command.suspenseId()).isPresent();
  }

  /** That no notice came under the number, still when this is committed. */
  public Change isUntold(Channel channel, String channelTxnNo) {
    return records.guards().isUnbound(Guard.key(channel.name(), ROUTE, channelTxnNo));
  }

  private static Decision suspendedBefore(Command command) {
    return new Decision.Suspended(command.refundId(), command.suspenseId());
  }

  private Outcome repeated(Command command, Binding binding, Guard guard, Instant now) {
    return new RepeatedNotice(
            command.channel(), ChannelTransaction.Kind.REFUNDED, command.channelTxnNo())
        .answer(
            records, binding, guard, id -> command.suspense(id, Suspense.Reason.KEY_REUSED, now))
        .<Outcome>map(answer -> new Outcome.Answered(answer, true))
        .orElseGet(Outcome.KeyReused::new);
  }

  private record Decided(Decision decision, List<Change> changes) {}

  private Decided decide(Command command, Refund refund, Instant now) {
    if (refund.paidBack().isPresent()) {
      return suspended(command, refund, Suspense.Reason.SECOND_REFUND, now);
    }
    return refund.amount().equals(command.refunded())
        ? refunded(command, refund, now)
        : suspended(command, refund, Suspense.Reason.WRONG_REFUND, now);
  }

  private Decided refunded(Command command, Refund refund, Instant now) {
    Refund done =
        refund.paidBack(new Refund.PaidBack.ByChannel(command.channelTxnNo(), command.paidAt()));
    Optional<Order> order = order(refund);
    List<Change> changes = new ArrayList<>();
    changes.add(records.owedMoney().paidBack(done));
    changes.add(records.owedMoney().isNotInSuspense(command.suspenseId()));
    order.ifPresent(known -> changes.add(records.orders().replace(refundedIn(known, refund))));
    changes.add(
        records
            .ledger()
            .book(
                command.posting(
                    Posting.Cause.REFUNDED, Account.refundsDue(refund.channel()), order, now)));
    return new Decided(new Decision.Refunded(done), changes);
  }

  private Decided suspended(Command command, Refund refund, Suspense.Reason reason, Instant now) {
    Suspense suspense = command.suspense(command.suspenseId(), reason, now);
    Posting posting =
        command.posting(
            Posting.Cause.REFUND_SUSPENSE,
            Account.suspense(command.channel().name()),
            order(refund),
            now);
    return new Decided(
        new Decision.Suspended(refund.refundId(), suspense.suspenseId()),
        List.of(records.owedMoney().enter(suspense), records.ledger().book(posting)));
  }

  private Optional<Order> order(Refund refund) {
    return switch (refund.cause()) {
      case Refund.Cause.OrderLine line -> records.orders().find(line.orderId());
      case Refund.Cause.WholeOrder whole -> records.orders().find(whole.orderId());
      case Refund.Cause.Suspended suspended -> Optional.empty();
    };
  }

  private static Order refundedIn(Order order, Refund refund) {
    List<Order.Line> lines = new ArrayList<>(order.lines());
    lines.replaceAll(
        line -> line.refundId().equals(Optional.of(refund.refundId())) ? line.refunded() : line);
    return order.with(lines);
  }
}
