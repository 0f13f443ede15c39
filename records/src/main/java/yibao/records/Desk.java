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
  private final Windows windows;
  private final Books books;

  public Desk(
      Tables tables, People people, Orders orders, Guards guards, Windows windows, Books books) {
    this.tables = tables;
    this.people = people;
    this.orders = orders;
    this.guards = guards;
    this.windows = windows;
    this.books = books;
  }

  /** What a notice is decided on. */
  public record OrderAndGuard(Optional<Order> order, Optional<Guard> guard) {}

  public OrderAndGuard orderAndGuard(String orderId, String guardKey) {
    Tables.Key order = orders.key(orderId);
    Tables.Key guard = guards.key(guardKey);
    Set<Tables.Key> keys = new HashSet<>(books.keyOfOpening());
    keys.add(guard);
    if (Orders.isId(orderId)) {
      keys.add(order);
    }
    Map<Tables.Key, Item> found = tables.read(keys);
    books.note(found);
    return new OrderAndGuard(
        Optional.ofNullable(found.get(order)).map(Orders::order),
        Optional.ofNullable(found.get(guard)).map(Guards::guard));
  }

  /** What an order is decided on. */
  public record ForOrder(
      Map<String, Person> people, Optional<WindowRecord> window, Optional<Guard> guard) {}

  public ForOrder forOrder(Set<String> psnNos, Windows.Name window, String guardKey) {
    Tables.Key guard = guards.key(guardKey);
    Set<Tables.Key> keys = new HashSet<>(people.keys(psnNos));
    keys.addAll(books.keyOfOpening());
    keys.add(windows.key(window));
    keys.add(guard);
    Map<Tables.Key, Item> found = tables.read(keys);
    books.note(found);
    return new ForOrder(
        people.found(found, psnNos),
        window(found, window),
        Optional.ofNullable(found.get(guard)).map(Guards::guard));
  }

  /** What a quote is made of. */
  public record ForQuote(Map<String, Person> people, Optional<WindowRecord> window) {}

  public ForQuote forQuote(Set<String> psnNos, Windows.Name window) {
    Set<Tables.Key> keys = new HashSet<>(people.keys(psnNos));
    keys.add(windows.key(window));
    Map<Tables.Key, Item> found = tables.read(keys);
    return new ForQuote(people.found(found, psnNos), window(found, window));
  }

  private Optional<WindowRecord> window(Map<Tables.Key, Item> found, Windows.Name name) {
    return Optional.ofNullable(found.get(windows.key(name))).map(Windows::window);
  }
}
