package yibao.records;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import yibao.rules.Money;

/**
 * What a channel told of and nobody could match (挂账), until a person has.
 *
 * @param suspenseId follows from the channel's transaction
 * @param orderId the order or refund that the channel named, if it can be one
 * @param paidAt when the money moved, as the channel says
 * @param workedOff what was done with it, once something was
 */
public record Suspense(
    String suspenseId,
    String channel,
    String channelTxnNo,
    Optional<String> orderId,
    Money amount,
    Instant paidAt,
    Reason reason,
    Direction direction,
    Instant since,
    Optional<WorkedOff> workedOff) {

  private static final Pattern ID = Pattern.compile("[SKD][0-9a-f]{24}");

  /** Why it couldn't be matched. */
  public enum Reason {
    UNKNOWN_ORDER,
    WRONG_AMOUNT,
    SECOND_TRANSACTION,
    PAID_BEFORE_THE_ORDER,
    /** Paid back, but another amount than was due. */
    WRONG_REFUND,
    /** Paid back once more. */
    SECOND_REFUND,
    /** The statement has a payment back that is of no refund known to be due. */
    UNKNOWN_REFUND,
    /** The channel told of it, and its statement has nothing of it. */
    MISSING_IN_STATEMENT,
    /** The statement has another amount; this is the difference. */
    STATEMENT_AMOUNT,
    /** The statement has it once more. */
    TWICE_IN_STATEMENT,
    /** No money: the statement has it for another order, or at another time. */
    STATEMENT_STATUS,
    /** No money: a known transaction number came with other content. It counts in no balance. */
    KEY_REUSED
  }

  /** Who owes whom. */
  public enum Direction {
    /** The channel took in more than is known to be for something. */
    OWED_TO_CHANNEL,
    /** The channel paid back more than was due. */
    OWED_BY_CHANNEL
  }

  /** Where an item stands. */
  public enum Status {
    OPEN,
    MATCHED,
    RETURNED
  }

  /** What was done with it. */
  public sealed interface WorkedOff {

    /** It was for this order. */
    record Matched(String toOrderId) implements WorkedOff {}

    /** It goes back by a refund; or nobody owes anything by it any more. */
    record Returned(Optional<String> refundId) implements WorkedOff {}

    /** By nobody: the statement that it came of says it no more. */
    record TakenBack() implements WorkedOff {}
  }

  /** The id of what a channel's transaction left in suspense. */
  public static String idOf(String channel, ChannelTransaction.Kind kind, String channelTxnNo) {
    return "S" + Hashes.shortHex("suspense", channel, kind.name(), channelTxnNo);
  }

  /** The id of a reused number with just this other content. */
  public static String idOfReused(
      String channel, ChannelTransaction.Kind kind, String channelTxnNo, String content) {
    return "K" + Hashes.shortHex("key-reused", channel, kind.name(), channelTxnNo, content);
  }

  /** The id of a difference to a channel's statement. */
  public static String idOfDifference(
      String channel,
      ChannelTransaction.Kind kind,
      String channelTxnNo,
      Reason reason,
      String which) {
    return "D"
        + Hashes.shortHex("statement", channel, kind.name(), channelTxnNo, reason.name(), which);
  }

  /** Whether a text can be the id of an item at all. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Whether an amount of money stands behind it. */
  public boolean isMoney() {
    return reason != Reason.KEY_REUSED && reason != Reason.STATEMENT_STATUS;
  }

  /** Whether it came of a statement that says otherwise than the channel's notices. */
  public boolean isOfStatement() {
    return switch (reason) {
      case MISSING_IN_STATEMENT, STATEMENT_AMOUNT, TWICE_IN_STATEMENT, STATEMENT_STATUS -> true;
      default -> false;
    };
  }

  public Status status() {
    return switch (workedOff.orElse(null)) {
      case null -> Status.OPEN;
      case WorkedOff.Matched matched -> Status.MATCHED;
      case WorkedOff.Returned returned -> Status.RETURNED;
      case WorkedOff.TakenBack takenBack -> Status.RETURNED;
    };
  }

  /** Whether it may come again: its statement said it, then didn't. */
  public boolean isTakenBack() {
    return workedOff.filter(WorkedOff.TakenBack.class::isInstance).isPresent();
  }

  /**
   * The same, under an id of its own: what a statement says again after it was taken back.
   *
   * @param times how often it was
   */
  public Suspense again(int times) {
    return new Suspense(
        "D" + Hashes.shortHex("again", suspenseId, Integer.toString(times)),
        channel,
        channelTxnNo,
        orderId,
        amount,
        paidAt,
        reason,
        direction,
        since,
        workedOff);
  }

  public Suspense workedOff(WorkedOff by) {
    return new Suspense(
        suspenseId,
        channel,
        channelTxnNo,
        orderId,
        amount,
        paidAt,
        reason,
        direction,
        since,
        Optional.of(by));
  }
}
