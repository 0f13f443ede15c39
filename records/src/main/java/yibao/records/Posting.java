package yibao.records;

import java.time.Instant;
import java.util.List;
import yibao.rules.Money;

/**
 * A movement of money: entries that sum to zero. Never changed, never deleted; a correction is
 * another posting.
 *
 * @param postingId follows from what caused it, so that the same cause can't be booked twice
 * @param bookedAt decides the booking day
 */
public record Posting(String postingId, Instant bookedAt, String cause, List<Entry> entries) {

  /** One account's part. */
  public record Entry(Account account, Money amount) {}

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

  /** The id of what follows from a channel's transaction. */
  public static String idOf(String channel, String channelTxnNo) {
    return Hashes.key("posting", channel, channelTxnNo);
  }
}
