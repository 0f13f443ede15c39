package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yibao.records.Account;
import yibao.records.Change;
import yibao.records.Ledger;
import yibao.records.Order;
import yibao.records.Owed;
import yibao.records.Posting;
import yibao.rules.Money;

/**
 * Gives back what a merge found paid in vain: the order's line says so, the refund is entered, and
 * the money is booked from the premiums to what is due back.
 *
 * @param refundsDue what goes back; nothing for a line that nothing was paid for
 * @param changes what has to be written for it
 */
record LostPremiums(List<MergePeople.RefundDue> refundsDue, List<Change> changes) {

  private static final String CAUSE = "person-merged";

  static LostPremiums of(
      List<PaidLines.PaidLine> lost, PaymentRecords records, Ledger ledger, Instant now) {
    List<MergePeople.RefundDue> refundsDue = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    Map<Order, List<Order.Line>> orders = new HashMap<>();
    for (PaidLines.PaidLine paid : lost) {
      Order order = paid.order();
      Order.Line back = order.givenBack(paid.line());
      orders
          .computeIfAbsent(order, seen -> new ArrayList<>(seen.lines()))
          .replaceAll(line -> line.equals(paid.line()) ? back : line);
      if (back.refundId().isPresent()) {
        Owed owed = owed(order, back, back.refundId().get(), now);
        refundsDue.add(
            new MergePeople.RefundDue(order.orderId(), back.psnNo(), owed.owedId(), owed.amount()));
        changes.add(records.owedMoney().enter(owed));
        changes.add(ledger.book(posting(order, owed)));
      }
    }
    orders.forEach((order, lines) -> changes.add(records.orders().replace(order.with(lines))));
    return new LostPremiums(refundsDue, changes);
  }

  private static Owed owed(Order order, Order.Line line, String refundId, Instant now) {
    return new Owed(
        refundId,
        Owed.Kind.REFUND,
        order.channel(),
        Optional.of(order.orderId()),
        Optional.of(line.psnNo()),
        order.payment().map(Order.Payment::channelTxnNo).orElse(""),
        line.price(),
        CAUSE,
        now);
  }

  private static Posting posting(Order order, Owed owed) {
    Money amount = owed.amount();
    return new Posting(
        Posting.idOfRefund(owed.owedId()),
        owed.since(),
        CAUSE,
        List.of(
            new Posting.Entry(Account.personalContributions(order.area(), order.year()), amount),
            new Posting.Entry(Account.refundsDue(order.channel()), amount.negated())));
  }
}
