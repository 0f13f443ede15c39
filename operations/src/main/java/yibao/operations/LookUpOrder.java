package yibao.operations;

import java.util.Optional;
import yibao.records.Guard;
import yibao.records.Guards;
import yibao.records.Order;
import yibao.records.Orders;

/** Finds orders for the channel that placed them; another channel's don't exist for it. */
public final class LookUpOrder {

  private static final int PAGE = 20;

  private final Orders orders;
  private final Guards guards;

  public LookUpOrder(Orders orders, Guards guards) {
    this.orders = orders;
    this.guards = guards;
  }

  public Optional<Order> byId(Channel channel, String orderId) {
    return orders.find(orderId).filter(order -> order.channel().equals(channel.name()));
  }

  public Optional<Order> byChannelOrderNo(Channel channel, String channelOrderNo) {
    return guards
        .find(PlaceOrder.guardKey(channel, channelOrderNo))
        .map(Guard::about)
        .flatMap(orderId -> byId(channel, orderId));
  }

  public Orders.Page ofPerson(Channel channel, String psnNo, int year, Optional<String> after) {
    return orders.ofPerson(channel.name(), psnNo, year, after, PAGE);
  }

  /** The order behind a receipt, for whoever has its number. */
  public Optional<Order> byReceiptNo(String receiptNo) {
    return ReceiptNo.parse(receiptNo)
        .flatMap(number -> orders.find(number.orderId()))
        .filter(order -> order.receiptNo().equals(Optional.of(receiptNo)));
  }
}
