package yibao.operations;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import yibao.records.Order;
import yibao.records.Orders;
import yibao.records.People;
import yibao.records.Person;
import yibao.rules.Cover;

/** Finds the line of an order that paid a cover in a person's file, or a premium without one. */
record PaidLines(Orders orders, People people) {

  /** A line, and the order that it stands in. */
  record PaidLine(Order order, Order.Line line) {}

  /** None of a cover that was brought along, or whose premium was given back since. */
  Optional<PaidLine> of(JoinedCovers.Held held) {
    return line(
        held.file(),
        held.cover().orderId(),
        line -> line.status() == Order.LineStatus.COVERED && isFor(line, month(held.cover())));
  }

  /** None of a premium that was brought along. */
  Optional<PaidLine> of(JoinedPayments.Held held) {
    return line(
        held.file(),
        held.premium().orderId(),
        line ->
            line.status() == Order.LineStatus.NOT_COVERED && isFor(line, held.premium().month()));
  }

  private static Optional<YearMonth> month(Cover cover) {
    return cover.paidAs().map(kind -> YearMonth.from(cover.to()));
  }

  private static boolean isFor(Order.Line line, Optional<YearMonth> month) {
    return line.month().map(Order.Month::month).equals(month);
  }

  private Optional<PaidLine> line(
      Person file, Optional<String> orderId, Predicate<Order.Line> which) {
    return orderId
        .flatMap(orders::find)
        .flatMap(order -> line(order, file, which).map(line -> new PaidLine(order, line)));
  }

  /**
   * A line names whom it was ordered for, perhaps by a number that means the file since a merge.
   */
  private Optional<Order.Line> line(Order order, Person file, Predicate<Order.Line> which) {
    Map<String, Order.Line> paid =
        order.lines().stream()
            .filter(which)
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
