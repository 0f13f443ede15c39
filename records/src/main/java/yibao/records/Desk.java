package yibao.records;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads that belong together, in one round trip. */
public final class Desk {

  private final Tables tables;
  private final People people;
  private final Orders orders;
  private final Guards guards;

  public Desk(Tables tables, People people, Orders orders, Guards guards) {
    this.tables = tables;
    this.people = people;
    this.orders = orders;
    this.guards = guards;
  }

  /** What a notice is decided on. */
  public record OrderAndGuard(Optional<Order> order, Optional<Guard> guard) {}

  public OrderAndGuard orderAndGuard(String orderId, String guardKey) {
    Tables.Key order = orders.key(orderId);
    Tables.Key guard = guards.key(guardKey);
    Map<Tables.Key, Item> found =
        tables.read(Orders.isId(orderId) ? Set.of(order, guard) : Set.of(guard));
    return new OrderAndGuard(
        Optional.ofNullable(found.get(order)).map(Orders::order),
        Optional.ofNullable(found.get(guard)).map(Guards::guard));
  }

  /** What an order is decided on. */
  public record PeopleAndGuard(Map<String, Person> people, Optional<Guard> guard) {}

  public PeopleAndGuard peopleAndGuard(Set<String> psnNos, String guardKey) {
    Tables.Key guard = guards.key(guardKey);
    Set<Tables.Key> keys = new HashSet<>(people.keys(psnNos));
    keys.add(guard);
    Map<Tables.Key, Item> found = tables.read(keys);
    return new PeopleAndGuard(
        people.found(found, psnNos), Optional.ofNullable(found.get(guard)).map(Guards::guard));
  }
}
