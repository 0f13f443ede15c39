package yibao.operations;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import yibao.records.Order;
import yibao.records.Orders;
import yibao.records.People;
import yibao.records.Person;

/** Finds the line of an order that paid a cover in a person's file, or a premium without one. */
record PaidLines(Orders orders, People people) {

  /** A line, and the order that it stands in. */
  record PaidLine(Order order, Order.Line line) {}

  /** None of a cover that was brought along, or whose premium was given back since. */
  Optional<PaidLine> of(JoinedCovers.Held held) {
    return line(held.file(), held.cover().orderId(), Order.LineStatus.COVERED);
  }

  /** None of a premium that was brought along. */
  Optional<PaidLine> of(JoinedPayments.Held held) {
    return line(held.file(), held.premium().orderId(), Order.LineStatus.NOT_COVERED);
  }

  private Optional<PaidLine> line(Person file, Optional<String> orderId, Order.LineStatus status) {
    return orderId
        .flatMap(orders::find)
        .flatMap(order -> line(order, file, status).map(line -> new PaidLine(order, line)));
  }

  /**
   * A line names whom it was ordered for, perhaps by a number that means the file since a merge.
   */
  private Optional<Order.Line> line(Order order, Person file, Order.LineStatus status) {
    Map<String, Order.Line> paid =
        order.lines().stream()
            .filter(line -> line.status() == status)
            .collect(Collectors.toMap(Order.Line::psnNo, line -> line));
    Optional<Order.Line> own = Optional.ofNullable(paid.get(file.psnNo()));
    return own.isPresent()
        ? own
        : people.meant(people.find(paid.keySet())).entrySet().stream()
            .filter(meant -> meant.getValue().psnNo().equals(file.psnNo()))
            .map(meant -> paid.get(meant.getKey()))
            .findFirst();
  }
}
