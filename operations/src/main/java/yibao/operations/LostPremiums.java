package yibao.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.Orders;
import yibao.records.Posting;
import yibao.records.Refund;

/**
 * Gives back what a merge found paid in vain: the order's line says so, and the money goes back the
 * way it came.
 *
 * @param refundsDue what goes back; nothing for a line that nothing was paid for
 * @param changes of the orders
 */
record LostPremiums(List<MergePeople.RefundDue> refundsDue, List<Change> changes) {

  /** None where a line has been given back since it was read. */
  static Optional<LostPremiums> of(
      List<PaidLines.PaidLine> lost, Orders orders, GivingBack givingBack) {
    List<MergePeople.RefundDue> refundsDue = new ArrayList<>();
    // in the order of the lines: a hash of what holds enums differs from one process to the next
    Map<Order, List<Order.Line>> changed = new LinkedHashMap<>();
    for (PaidLines.PaidLine paid : lost) {
      Order order = paid.order();
      Optional<GivingBack.Given> given =
          givingBack.giveBack(
              order, paid.line(), Refund.Reason.PERSON_MERGED, Posting.Cause.PERSON_MERGED);
      if (given.isEmpty()) {
        return Optional.empty();
      }
      Order.Line back = given.get().line();
      changed
          .computeIfAbsent(order, seen -> new ArrayList<>(seen.lines()))
          .replaceAll(line -> line.equals(paid.line()) ? back : line);
      given
          .get()
          .refund()
          .map(refund -> MergePeople.RefundDue.of(order, back, refund))
          .ifPresent(refundsDue::add);
    }
    List<Change> changes = new ArrayList<>();
    changed.forEach((order, lines) -> changes.add(orders.replace(order.with(lines))));
    return Optional.of(new LostPremiums(refundsDue, changes));
  }
}
