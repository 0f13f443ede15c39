package yibao.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.rules.Money;

/**
 * A movement of money: entries that sum to zero. Never changed, never deleted; a correction is
 * another posting.
 *
 * @param postingId follows from what caused it, so that the same cause can't be booked twice
 * @param bookedAt decides the booking day
 * @param transaction what a channel told of, if that is what it books
 * @param receiptNo of the receipt that was issued with it, if one was
 */
public record Posting(
    String postingId,
    Instant bookedAt,
    Cause cause,
    List<Entry> entries,
    Optional<ChannelTransaction> transaction,
    Optional<String> receiptNo) {

  /** One account's part. */
  public record Entry(Account account, Money amount) {}

  /** What was booked. */
  public enum Cause {
    /** A channel's notice on an order. */
    PAYMENT,
    /** An order that nothing was to be paid for. */
    NOTHING_TO_PAY,
    /** Money that couldn't be matched. */
    SUSPENSE,
    /** A person matched it to an order. */
    SUSPENSE_MATCHED,
    /** A person gave it back, or up. */
    SUSPENSE_RETURNED,
    /** Somebody's premium is to go back, for one of the reasons of the law. */
    REFUND_DUE,
    /** The same, since two files turned out to be one person's. */
    PERSON_MERGED,
    /** The channel paid it back. */
    REFUNDED,
    /** The channel paid back what wasn't due. */
    REFUND_SUSPENSE,
    /** The channel's statement says otherwise than its notices did. */
    STATEMENT_DIFFERS,
    /** A later statement of the same day says what the notices did. */
    STATEMENT_CORRECTED
  }

  public Posting {
    entries = List.copyOf(entries);
    Money sum = entries.stream().map(Entry::amount).reduce(Money.ZERO, Money::plus);
    if (!sum.isZero() || entries.size() < 2) {
      throw new IllegalArgumentException(
          "a posting of " + entries.size() + " entries sums to " + sum);
    }
  }

  /** The id of what takes a refund back from the account that the premium went to. */
  public static String idOfRefund(String refundId) {
    return Hashes.key("refund-due", refundId);
  }

  /** The id of what a difference to a statement books. */
  public static String idOfDifference(String suspenseId) {
    return Hashes.key("difference", suspenseId);
  }

  /** The id of what an order books that nothing was to be paid for. */
  public static String idOfNothing(String orderId) {
    return Hashes.key("nothing-to-pay", orderId);
  }

  /** The id of what working off an item of suspense books; it is worked off once. */
  public static String idOfWorkOff(String suspenseId) {
    return Hashes.key("work-off", suspenseId);
  }

  /** The id of what follows from a channel's transaction. */
  public static String idOf(String channel, ChannelTransaction.Kind kind, String channelTxnNo) {
    return Hashes.key("transaction", channel, kind.name(), channelTxnNo);
  }
}
