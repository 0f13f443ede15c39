package yibao.operations;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import yibao.records.Order;
import yibao.records.Orders;
import yibao.records.StaffList;
import yibao.records.StaffLists;

/** Finds staff lists for the channel that handed them in; another channel's don't exist for it. */
public final class LookUpStaffList {

  private final StaffLists lists;
  private final Orders orders;

  public LookUpStaffList(StaffLists lists, Orders orders) {
    this.lists = lists;
    this.orders = orders;
  }

  /**
   * A list, and how far it is.
   *
   * @param order that was placed for it, if nothing was wrong with it
   * @param parts of that order
   */
  public record Found(StaffList list, Optional<Order> order, List<Order> parts) {}

  public Optional<Found> byId(Channel channel, String listId) {
    return lists
        .find(listId)
        .filter(list -> list.channel().equals(channel.name()))
        .map(this::found);
  }

  private Found found(StaffList list) {
    Optional<Order> order = list.orderId().flatMap(orders::find);
    return new Found(list, order, order.map(whole -> partsOf(orders, whole)).orElse(List.of()));
  }

  /** The parts of a staff list's order, in their order. */
  static List<Order> partsOf(Orders orders, Order whole) {
    List<String> partIds = whole.parts().map(Order.Parts::orderIds).orElse(List.of());
    Map<String, Order> found = orders.find(new HashSet<>(partIds));
    return partIds.stream().map(partId -> Objects.requireNonNull(found.get(partId))).toList();
  }
}
