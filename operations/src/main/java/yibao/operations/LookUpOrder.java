package yibao.operations;

import java.util.List;
import java.util.Optional;
import yibao.receipts.ReceiptNo;
import yibao.records.Guard;
import yibao.records.Guards;
import yibao.records.Order;
import yibao.records.Orders;
import yibao.records.People;
import yibao.records.Person;

/** Finds orders for the channel that placed them; another channel's don't exist for it. */
public final class LookUpOrder {

  private static final int PAGE = 20;

  private final People people;
  private final Orders orders;
  private final Guards guards;

  public LookUpOrder(People people, Orders orders, Guards guards) {
    this.people = people;
    this.orders = orders;
    this.guards = guards;
  }

  public Optional<Order> byId(Channel channel, String orderId) {
    return orders
        .find(orderId)
        .filter(order -> order.channel().equals(channel.name()))
        .map(this::whole);
  }

  /** A staff list's order is shown with the lines of all its parts. */
  private Order whole(Order order) {
    return order.parts().isEmpty()
        ? order
        : order.showing(
            LookUpStaffList.partsOf(orders, order).stream()
                .flatMap(part -> part.lines().stream())
                .toList());
  }

  public Optional<Order> byChannelOrderNo(Channel channel, String channelOrderNo) {
    return guards
        .find(PlaceOrder.guardKey(channel, channelOrderNo))
        .map(Guard::about)
        .flatMap(orderId -> byId(channel, orderId));
  }

  /** The channel's orders for a person, by whichever number of the person they name. */
  public Orders.Page ofPerson(Channel channel, String psnNo, int year, Optional<String> after) {
    List<String> numbers = people.meant(psnNo).map(Person::numbers).orElse(List.of());
    return orders.ofPerson(channel.name(), numbers, year, after, PAGE);
  }

  /** The order behind a receipt, for whoever has its number. */
  public Optional<Order> byReceiptNo(String receiptNo) {
    return ReceiptNo.parse(receiptNo)
        .flatMap(number -> orders.find(number.orderId()))
        .filter(order -> order.receiptNo().equals(Optional.of(receiptNo)));
  }
}
