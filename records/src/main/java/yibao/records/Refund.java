package yibao.records;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import yibao.rules.Money;

/**
 * Money that goes back to who paid it (退费), through the channel that took it or into the account
 * that paid.
 *
 * @param refundId follows from the order and person, or from the item of suspense
 * @param channel which took the money and gives it back, or ordered it from an account
 * @param channelTxnNo of the transaction that brought the money, unless an account paid
 * @param cause the order's line, or the item of suspense, that it comes from
 * @param paidBack how it went back, once it did
 */
public record Refund(
    String refundId,
    String channel,
    Optional<String> channelTxnNo,
    Money amount,
    Reason reason,
    Instant since,
    Cause cause,
    Optional<PaidBack> paidBack) {

  private static final Pattern ID = Pattern.compile("R[0-9a-f]{24}");

  /** Why it goes back. */
  public enum Reason {
    /** The order had expired when it was paid. */
    ORDER_EXPIRED,
    ORDER_CANCELLED,
    /** Another payment had covered the person first. */
    COVERED_MEANWHILE,
    /** The person had died before it was paid. */
    DECEASED,
    /** An employer pays for the months that a flexible worker had paid ahead. */
    EMPLOYED,
    /** Two files turned out to be one person's, who had paid twice. */
    PERSON_MERGED,
    /** It was for no order. */
    SUSPENSE_RETURNED,
    /** 死亡, before the cover begins: this and the next are the reasons of art. 16. */
    DEATH,
    /** 重复缴费. */
    DUPLICATE,
    /** 参加职工医保. */
    JOINED_EMPLOYEE,
    /** 在其他统筹地区参加居民医保. */
    INSURED_ELSEWHERE
  }

  /** Where a refund stands. */
  public enum Status {
    REFUND_DUE,
    REFUNDED
  }

  /** What a refund comes from. */
  public sealed interface Cause {

    /**
     * A person's line in an order.
     *
     * @param month of the employee scheme, where it is one's
     */
    record OrderLine(String orderId, String psnNo, Optional<YearMonth> month) implements Cause {

      static OrderLine of(Order order, Order.Line line) {
        return new OrderLine(order.orderId(), line.psnNo(), line.month().map(Order.Month::month));
      }
    }

    /** All of a staff list's order, whose money came too late. */
    record WholeOrder(String orderId) implements Cause {}

    /** Money that was in suspense. */
    record Suspended(String suspenseId) implements Cause {}
  }

  /** How it went back. */
  public sealed interface PaidBack {

    Instant paidAt();

    /** The channel's transaction that paid it back. */
    record ByChannel(String channelTxnNo, Instant paidAt) implements PaidBack {}

    /** It went into this person's own account. */
    record IntoAccount(String psnNo, Instant paidAt) implements PaidBack {}
  }

  /** What is due of an order's line, through the channel that took the money. */
  public static Refund due(
      Order order,
      Order.Line line,
      Money amount,
      Order.Payment.ByChannel payment,
      Reason reason,
      Instant since) {
    return new Refund(
        line.refundId().orElseThrow(),
        payment.channel(),
        Optional.of(payment.channelTxnNo()),
        amount,
        reason,
        since,
        Cause.OrderLine.of(order, line),
        Optional.empty());
  }

  /** What is due of a staff list's order as a whole, through the channel that took the money. */
  public static Refund due(
      Order order, Order.Payment.ByChannel payment, Reason reason, Instant since) {
    return new Refund(
        idOfWhole(order.orderId()),
        payment.channel(),
        Optional.of(payment.channelTxnNo()),
        payment.paid(),
        reason,
        since,
        new Cause.WholeOrder(order.orderId()),
        Optional.empty());
  }

  /** What went back of an order's line that an account had paid: at once, into the account. */
  public static Refund intoAccount(
      Order order, Order.Line line, PersonalAccount account, Reason reason, Instant at) {
    return new Refund(
        line.refundId().orElseThrow(),
        order.channel(),
        Optional.empty(),
        line.price(),
        reason,
        at,
        Cause.OrderLine.of(order, line),
        Optional.of(new PaidBack.IntoAccount(account.psnNo(), at)));
  }

  /** The id of the refund of a line in an order. */
  public static String idOf(Order order, Order.Line line) {
    return line.month()
        .map(
            paid ->
                "R"
                    + Hashes.shortHex(
                        "refund", order.orderId(), line.psnNo(), paid.month().toString()))
        .orElseGet(() -> idOf(order.orderId(), line.psnNo()));
  }

  /** The id of the refund of a person's year in an order. */
  public static String idOf(String orderId, String psnNo) {
    return "R" + Hashes.shortHex("refund", orderId, psnNo);
  }

  /** The id of the refund of a staff list's order as a whole. */
  public static String idOfWhole(String orderId) {
    return "R" + Hashes.shortHex("refund-order", orderId);
  }

  /** The id of the refund of what was in suspense. */
  public static String idOfReturn(String suspenseId) {
    return "R" + Hashes.shortHex("return", suspenseId);
  }

  /** Whether a text can be the id of a refund at all. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  public Status status() {
    return paidBack.isPresent() ? Status.REFUNDED : Status.REFUND_DUE;
  }

  /** Whether it was this transaction of its channel that paid it back. */
  public boolean wentBackBy(String transactionNo) {
    return paidBack
        .filter(
            by ->
                by instanceof PaidBack.ByChannel told && told.channelTxnNo().equals(transactionNo))
        .isPresent();
  }

  public Refund paidBack(PaidBack by) {
    return new Refund(
        refundId, channel, channelTxnNo, amount, reason, since, cause, Optional.of(by));
  }
}
