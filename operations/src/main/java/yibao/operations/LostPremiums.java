package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.Posting;
import yibao.records.Refund;

/**
 * Gives back what a merge found paid in vain: the order's line says so, the refund is entered, and
 * the money is booked from the premiums to what is due back.
 *
 * @param refundsDue what goes back; nothing for a line that nothing was paid for
 * @param changes what has to be written for it
 */
record LostPremiums(List<MergePeople.RefundDue> refundsDue, List<Change> changes) {

  static LostPremiums of(List<PaidLines.PaidLine> lost, PaymentRecords records, Instant now) {
    List<MergePeople.RefundDue> refundsDue = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    // in the order of the lines: a hash of what holds enums differs from one process to the next
    Map<Order, List<Order.Line>> orders = new LinkedHashMap<>();
    for (PaidLines.PaidLine paid : lost) {
      Order order = paid.order();
      Order.Line back = order.givenBack(paid.line());
      orders
          .computeIfAbsent(order, seen -> new ArrayList<>(seen.lines()))
          .replaceAll(line -> line.equals(paid.line()) ? back : line);
      List<Posting.Entry> entries = PremiumBooks.undone(order, paid.line());
      String refundId = Refund.idOf(order.orderId(), back.psnNo());
      if (back.refundId().isPresent()) {
        refundsDue.add(
            new MergePeople.RefundDue(order.orderId(), back.psnNo(), refundId, back.price()));
        changes.add(
            records
                .owedMoney()
                .enter(Refund.ofLine(order, back, Refund.Reason.PERSON_MERGED, now)));
      }
      if (!entries.isEmpty()) {
        changes.add(records.ledger().book(posting(refundId, now, entries)));
      }
    }
    orders.forEach((order, lines) -> changes.add(records.orders().replace(order.with(lines))));
    return new LostPremiums(refundsDue, changes);
  }

  private static Posting posting(String refundId, Instant now, List<Posting.Entry> entries) {
    return new Posting(
        Posting.idOfRefund(refundId),
        now,
        Posting.Cause.PERSON_MERGED,
        entries,
        Optional.empty(),
        Optional.empty());
  }
}
