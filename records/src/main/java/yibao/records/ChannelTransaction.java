package yibao.records;

import java.time.Instant;
import java.util.Optional;
import yibao.rules.Money;

/**
 * A movement of money that a channel told of: taken from a payer, or paid back.
 *
 * @param number the channel's own; of each kind it has another set of numbers
 * @param at when the money moved, as the channel says
 * @param order whose order it was for, if that is known
 */
public record ChannelTransaction(
    String channel,
    String number,
    Kind kind,
    Money amount,
    Instant at,
    Optional<OrderNumbers> order,
    Source source) {

  /** How the channel told of it. */
  public enum Source {
    NOTICE,
    /** Its statement had it, and no notice had come. */
    STATEMENT
  }

  /** Which way the money went. */
  public enum Kind {
    PAID,
    REFUNDED
  }

  /** The two numbers of an order: ours and the channel's. */
  public record OrderNumbers(String orderId, String channelOrderNo) {

    public static OrderNumbers of(Order order) {
      return new OrderNumbers(order.orderId(), order.channelOrderNo());
    }
  }
}
