package yibao.records;

import java.time.Instant;
import java.util.Optional;
import yibao.rules.Money;

/**
 * Money that made no cover.
 *
 * @param owedId follows from the order and person, or from the channel's transaction
 * @param reason why, in a word that operators know
 */
public record Owed(
    String owedId,
    Kind kind,
    String channel,
    Optional<String> orderId,
    Optional<String> psnNo,
    String channelTxnNo,
    Money amount,
    String reason,
    Instant since) {

  /** What is to be done with it. */
  public enum Kind {
    /** Goes back to who paid, through the channel. */
    REFUND,
    /** Can't be matched to an order; a person decides. */
    SUSPENSE,
    /**
     * No money: a known transaction number came with other content, for reconciliation to look at.
     */
    KEY_REUSED
  }

  /** The id of a refund of one person's line in an order. */
  public static String refundId(String orderId, String psnNo) {
    return "R" + Hashes.shortHex("refund", orderId, psnNo);
  }

  /** The id of what a channel's transaction left in suspense. */
  public static String suspenseId(String channel, String channelTxnNo) {
    return "S" + Hashes.shortHex("suspense", channel, channelTxnNo);
  }

  /** The id of a reused number with just this other content. */
  public static String keyReusedId(String channel, String channelTxnNo, String content) {
    return "K" + Hashes.shortHex("key-reused", channel, channelTxnNo, content);
  }
}
