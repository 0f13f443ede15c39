package yibao.operations;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import yibao.records.Order;
import yibao.records.Person;

/** Finds the line of an order that paid a cover in a person's file. */
final class PaidLines {

  private final MergeRecords records;

  PaidLines(MergeRecords records) {
    this.records = records;
  }

  /** A line, and the order that it stands in. */
  record PaidLine(Order order, Order.Line line) {}

  /** None of a cover that was brought along, or whose premium was given back since. */
  Optional<PaidLine> of(JoinedCovers.Held held) {
    return held.cover()
        .orderId()
        .flatMap(records.orders()::find)
        .flatMap(order -> line(order, held.file()).map(line -> new PaidLine(order, line)));
  }

  /**
   * A line names whom it was ordered for, perhaps by a number that means the file since a merge.
   */
  private Optional<Order.Line> line(Order order, Person file) {
    Map<String, Order.Line> covered =
        order.lines().stream()
            .filter(line -> line.status() == Order.LineStatus.COVERED)
            .collect(Collectors.toMap(Order.Line::psnNo, line -> line));
    Optional<Order.Line> own = Optional.ofNullable(covered.get(file.psnNo()));
    return own.isPresent()
        ? own
        : records.people().meant(records.people().find(covered.keySet())).entrySet().stream()
            .filter(meant -> meant.getValue().psnNo().equals(file.psnNo()))
            .map(meant -> covered.get(meant.getKey()))
            .findFirst();
  }
}
