package yibao.operations.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.operations.AcceptPayment;
import yibao.operations.AcceptRefundPayment;
import yibao.operations.Channel;
import yibao.operations.LookUpOrder;
import yibao.operations.PaymentRecords;
import yibao.operations.SuspenseBooks;
import yibao.records.Change;
import yibao.records.ChannelTransaction;
import yibao.records.Commit;
import yibao.records.Order;
import yibao.records.Posting;
import yibao.records.Refund;
import yibao.records.Suspense;
import yibao.rules.Money;

/**
 * Puts right in the books what a channel's statement has otherwise. Money that only the statement
 * tells of is taken by the rules of a notice. For all else the channel's account follows the
 * statement, and the difference stands in suspense until a person has looked at it. Each difference
 * is put right once, however often it is found.
 */
public final class CorrectDifference {

  /** The id of no refund. */
  private static final String NO_REFUND = "unknown";

  private final PaymentRecords records;
  private final LookUpOrder orders;
  private final AcceptPayment payments;
  private final AcceptRefundPayment refunds;

  public CorrectDifference(
      PaymentRecords records, AcceptPayment payments, AcceptRefundPayment refunds) {
    this.records = records;
    this.orders = new LookUpOrder(records.people(), records.orders(), records.guards());
    this.payments = payments;
    this.refunds = refunds;
  }

  /**
   * Puts a difference right.
   *
   * @param which tells apart several rows of one number
   * @param now when it is booked
   */
  public Correction correct(String channel, Difference difference, int which, Instant now) {
    return switch (difference) {
      case Difference.MissingHere(StatementRow row) -> taken(channel, row, now);
      case Difference.MissingThere(ChannelTransaction told) ->
          queued(
              item(channel, told, told.amount(), Suspense.Reason.MISSING_IN_STATEMENT, which, now)
                  .turned(),
              now);
      case Difference.AmountDiffers(ChannelTransaction told, StatementRow row, var aspects) ->
          queued(amount(channel, told, row, which, now), now);
      case Difference.StatusDiffers(ChannelTransaction told, StatementRow row, var aspects) ->
          status(channel, told, row, which, now);
      case Difference.Twice(StatementRow row, long taken) ->
          queued(
              item(
                  channel,
                  transaction(channel, row),
                  row.amount(),
                  Suspense.Reason.TWICE_IN_STATEMENT,
                  which,
                  now),
              now);
    };
  }

  private Correction taken(String channel, StatementRow row, Instant now) {
    Optional<Order> order = orders.byChannelOrderNo(new Channel(channel), row.channelOrderNo());
    return switch (row.kind()) {
      case PAID -> paid(channel, row, order, now);
      case REFUNDED -> paidBack(channel, row, order, now);
    };
  }

  private Correction paid(String channel, StatementRow row, Optional<Order> order, Instant now) {
    AcceptPayment.Outcome outcome =
        payments.accept(
            new AcceptPayment.Command(
                new Channel(channel),
                order.map(Order::orderId).orElse(""),
                row.number(),
                row.amount(),
                row.at(),
                ChannelTransaction.Source.STATEMENT),
            now);
    return switch (outcome) {
      case AcceptPayment.Outcome.Answered answered ->
          suspended(channel, row)
              .orElseGet(() -> new Correction.Taken(order.map(Order::orderId).orElseThrow()));
      case AcceptPayment.Outcome.KeyReused reused -> new Correction.NumberReused();
      case AcceptPayment.Outcome.PaidInFuture future ->
          throw new IllegalStateException("a statement of a day that isn't over: " + row.at());
    };
  }

  /** Which refund was paid back is plain where the order has just one of that amount due. */
  private Correction paidBack(
      String channel, StatementRow row, Optional<Order> order, Instant now) {
    Optional<Correction> suspended = suspended(channel, row);
    if (suspended.isPresent()) {
      return suspended.get();
    }
    List<String> due = new ArrayList<>();
    List<String> done = new ArrayList<>();
    for (String refundId : refundsOf(order, row.amount())) {
      records
          .owedMoney()
          .refund(refundId)
          .filter(refund -> refund.amount().equals(row.amount()))
          .filter(refund -> refund.channel().equals(channel))
          .ifPresent(
              refund -> {
                if (refund.paidBack().isEmpty()) {
                  due.add(refund.refundId());
                } else if (refund.wentBackBy(row.number())) {
                  done.add(refund.refundId());
                }
              });
    }
    if (done.size() == 1) {
      return new Correction.Taken(done.getFirst());
    }
    return due.size() == 1
        ? paidBack(channel, row, order, due.getFirst(), now)
        : isKnown(channel, row, order, now)
            ? new Correction.NumberReused()
            : unknownRefund(channel, row, order, now);
  }

  /** The refunds of an order that can be of an amount. */
  private static List<String> refundsOf(Optional<Order> order, Money amount) {
    List<String> refunds = new ArrayList<>();
    order
        .filter(found -> found.parts().isPresent())
        .map(whole -> Refund.idOfWhole(whole.orderId()))
        .ifPresent(refunds::add);
    order.map(Order::lines).orElse(List.of()).stream()
        .filter(line -> canGoBackAs(line, amount))
        .flatMap(line -> line.refundId().stream())
        .forEach(refunds::add);
    return refunds;
  }

  /** Of a month so much less goes back as of its credit was spent. */
  private static boolean canGoBackAs(Order.Line line, Money amount) {
    Money credit = line.month().map(Order.Month::credit).orElse(Money.ZERO);
    return amount.compareTo(line.price()) <= 0 && line.price().minus(amount).compareTo(credit) <= 0;
  }

  /** Whether its number was told of before, on another day: it is booked then. */
  private boolean isKnown(String channel, StatementRow row, Optional<Order> order, Instant now) {
    String about = order.map(Order::orderId).orElse(NO_REFUND);
    return refunds.accept(paidBack(channel, row, about), now)
        instanceof AcceptRefundPayment.Outcome.KeyReused;
  }

  private static AcceptRefundPayment.Command paidBack(
      String channel, StatementRow row, String refundId) {
    return new AcceptRefundPayment.Command(
        new Channel(channel),
        refundId,
        row.number(),
        row.amount(),
        row.at(),
        ChannelTransaction.Source.STATEMENT);
  }

  private Correction paidBack(
      String channel, StatementRow row, Optional<Order> order, String refundId, Instant now) {
    AcceptRefundPayment.Outcome outcome = refunds.accept(paidBack(channel, row, refundId), now);
    return switch (outcome) {
      case AcceptRefundPayment.Outcome.Answered answered ->
          suspended(channel, row).orElseGet(() -> new Correction.Taken(refundId));
      case AcceptRefundPayment.Outcome.KeyReused reused -> new Correction.NumberReused();
      // it was paid back otherwise meanwhile
      case AcceptRefundPayment.Outcome.UnknownRefund unknown -> paidBack(channel, row, order, now);
      case AcceptRefundPayment.Outcome.PaidInFuture future ->
          throw new IllegalStateException("a statement of a day that isn't over: " + row.at());
    };
  }

  private Correction unknownRefund(
      String channel, StatementRow row, Optional<Order> order, Instant now) {
    ChannelTransaction told =
        new ChannelTransaction(
            channel,
            row.number(),
            row.kind(),
            row.amount(),
            row.at(),
            order.map(ChannelTransaction.OrderNumbers::of),
            ChannelTransaction.Source.STATEMENT);
    Suspense item =
        new Suspense(
            Suspense.idOf(channel, row.kind(), row.number()),
            channel,
            row.number(),
            order.map(Order::orderId),
            row.amount(),
            row.at(),
            Suspense.Reason.UNKNOWN_REFUND,
            Suspense.Direction.OWED_BY_CHANNEL,
            now,
            Optional.empty());
    Posting posting =
        new Posting(
            Posting.idOf(channel, row.kind(), row.number()),
            now,
            Posting.Cause.REFUND_SUSPENSE,
            SuspenseBooks.entered(item),
            Optional.of(told),
            Optional.empty());
    Commit commit =
        records
            .tables()
            .commit(
                List.of(
                    records.owedMoney().enter(item),
                    records.ledger().book(posting),
                    refunds.isUntold(new Channel(channel), row.number())));
    return switch (commit) {
      case Commit.Done done -> standing(List.of(item));
      // the channel's own notice has come meanwhile
      case Commit.Refused refused -> paidBack(channel, row, order, now);
    };
  }

  private Correction status(
      String channel, ChannelTransaction told, StatementRow row, int which, Instant now) {
    List<Excess> items = new ArrayList<>();
    if (!told.amount().equals(row.amount())) {
      items.add(amount(channel, told, row, which, now));
    }
    items.add(item(channel, told, told.amount(), Suspense.Reason.STATEMENT_STATUS, which, now));
    return queued(items, now);
  }

  private static Excess amount(
      String channel, ChannelTransaction told, StatementRow row, int which, Instant now) {
    Money more = row.amount().minus(told.amount());
    Excess excess =
        item(
            channel,
            told,
            more.fen() < 0 ? more.negated() : more,
            Suspense.Reason.STATEMENT_AMOUNT,
            which,
            now);
    return more.fen() < 0 ? excess.turned() : excess;
  }

  private static ChannelTransaction transaction(String channel, StatementRow row) {
    return new ChannelTransaction(
        channel,
        row.number(),
        row.kind(),
        row.amount(),
        row.at(),
        Optional.empty(),
        ChannelTransaction.Source.STATEMENT);
  }

  /** What a statement has beyond the books; turned, what it lacks. */
  private record Excess(Suspense item) {

    Excess turned() {
      return new Excess(
          new Suspense(
              item.suspenseId(),
              item.channel(),
              item.channelTxnNo(),
              item.orderId(),
              item.amount(),
              item.paidAt(),
              item.reason(),
              switch (item.direction()) {
                case OWED_TO_CHANNEL -> Suspense.Direction.OWED_BY_CHANNEL;
                case OWED_BY_CHANNEL -> Suspense.Direction.OWED_TO_CHANNEL;
              },
              item.since(),
              item.workedOff()));
    }
  }

  private static Excess item(
      String channel,
      ChannelTransaction told,
      Money amount,
      Suspense.Reason reason,
      int which,
      Instant now) {
    return new Excess(
        new Suspense(
            Suspense.idOfDifference(
                channel,
                told.kind(),
                told.number(),
                reason,
                told.at().getEpochSecond() + "/" + amount.fen() + "/" + which),
            channel,
            told.number(),
            told.order().map(ChannelTransaction.OrderNumbers::orderId),
            amount,
            told.at(),
            reason,
            switch (told.kind()) {
              case PAID -> Suspense.Direction.OWED_TO_CHANNEL;
              case REFUNDED -> Suspense.Direction.OWED_BY_CHANNEL;
            },
            now,
            Optional.empty()));
  }

  private Correction queued(Excess excess, Instant now) {
    return queued(List.of(excess), now);
  }

  private Correction queued(List<Excess> items, Instant now) {
    return standing(items.stream().map(excess -> entered(excess.item(), now)).toList());
  }

  /** The item as it stands, entered now or before; anew where it was taken back meanwhile. */
  private Suspense entered(Suspense item, Instant now) {
    Suspense next = item;
    for (int times = 1; !isEntered(next, now); times++) {
      Suspense there = records.owedMoney().suspense(next.suspenseId()).orElseThrow();
      if (!there.isTakenBack()) {
        return there;
      }
      next = item.again(times);
    }
    return next;
  }

  /** Not if this very difference was queued before. */
  private boolean isEntered(Suspense item, Instant now) {
    List<Change> changes = new ArrayList<>();
    changes.add(records.owedMoney().enter(item));
    if (item.isMoney()) {
      changes.add(
          records
              .ledger()
              .book(
                  new Posting(
                      Posting.idOfDifference(item.suspenseId()),
                      now,
                      Posting.Cause.STATEMENT_DIFFERS,
                      SuspenseBooks.entered(item),
                      Optional.empty(),
                      Optional.empty())));
    }
    return records.tables().commit(changes) instanceof Commit.Done;
  }

  /** How the item stands that the row's money went to, if it did. */
  private Optional<Correction> suspended(String channel, StatementRow row) {
    return records
        .owedMoney()
        .suspense(Suspense.idOf(channel, row.kind(), row.number()))
        .map(item -> standing(List.of(item)));
  }

  private static Correction standing(List<Suspense> items) {
    List<String> ids = items.stream().map(Suspense::suspenseId).toList();
    return items.stream().anyMatch(item -> item.status() == Suspense.Status.OPEN)
        ? new Correction.Queued(ids)
        : new Correction.WorkedOff(ids);
  }
}
