package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.Owed;
import yibao.records.Person;
import yibao.rules.Cover;
import yibao.rules.Money;
import yibao.rules.PaidPremium;
import yibao.rules.Scheme;

/**
 * Decides an order line by line when its money counts: who is covered from when, whose premium
 * makes no cover this year, and whose money goes back because somebody else's payment covered them
 * first.
 */
final class Settling {

  private final PaymentRecords records;

  Settling(PaymentRecords records) {
    this.records = records;
  }

  /** What is known of a person: the version of the file, and the covers in it. */
  record Seen(long version, List<Cover> covers) {

    /** The people as the order saw them, who could all be covered then. */
    static Map<String, Seen> atOrder(Order order) {
      Map<String, Seen> seen = new HashMap<>();
      order
          .lines()
          .forEach(line -> seen.put(line.psnNo(), new Seen(line.seenVersion(), List.of())));
      return seen;
    }

    static Map<String, Seen> of(Map<String, Person> people) {
      Map<String, Seen> seen = new HashMap<>();
      people.forEach(
          (psnNo, person) -> seen.put(psnNo, new Seen(person.version(), person.covers())));
      return seen;
    }
  }

  /**
   * The order decided, and what has to be written for it beside the order itself.
   *
   * @param kept what covers somebody, or was knowingly paid without cover
   * @param back what goes back
   */
  record Settled(Order order, List<Change> changes, Money kept, Money back) {}

  /** Decides for money that counts at an instant. */
  Settled settle(
      Order order, Map<String, Seen> seen, Instant counts, Optional<Order.Payment> payment) {
    LocalDate paidOn = ShanghaiTime.dateOf(counts);
    List<Order.Line> lines = new ArrayList<>();
    for (Order.Line line : order.lines()) {
      lines.add(
          decided(order, line, paidOn, Objects.requireNonNull(seen.get(line.psnNo())).covers()));
    }
    boolean anyKept = lines.stream().anyMatch(line -> line.status() != Order.LineStatus.REFUND_DUE);
    Order settled =
        order.settled(
            anyKept ? Order.Status.PAID : order.status(),
            lines,
            payment,
            anyKept ? Optional.of(ReceiptNo.of(order).text()) : Optional.empty());
    List<Change> changes = new ArrayList<>(refunds(settled, "covered-meanwhile", counts));
    for (Order.Line line : lines) {
      effect(settled, line, Objects.requireNonNull(seen.get(line.psnNo())).version(), paidOn)
          .ifPresent(changes::add);
    }
    return settled(settled, changes);
  }

  /** Decides that all of an order's money goes back. */
  Settled giveBack(Order order, String reason, Instant since, Order.Payment payment) {
    List<Order.Line> lines = order.lines().stream().map(line -> refundDue(order, line)).toList();
    Order settled = order.settled(order.status(), lines, Optional.of(payment), Optional.empty());
    return settled(settled, refunds(settled, reason, since));
  }

  private static Settled settled(Order order, List<Change> changes) {
    Money kept = Money.ZERO;
    Money back = Money.ZERO;
    for (Order.Line line : order.lines()) {
      if (line.status() == Order.LineStatus.REFUND_DUE) {
        back = back.plus(line.price());
      } else {
        kept = kept.plus(line.price());
      }
    }
    return new Settled(order, changes, kept, back);
  }

  private static Order.Line decided(
      Order order, Order.Line line, LocalDate paidOn, List<Cover> covers) {
    boolean yearTaken =
        covers.stream()
            .anyMatch(cover -> cover.scheme() == Scheme.RESIDENT && cover.year() == order.year());
    if (yearTaken) {
      return refundDue(order, line);
    }
    Optional<LocalDate> from = line.start().firstDay(paidOn, order.year());
    if (from.isEmpty()) {
      return line.notCovered();
    }
    LocalDate to = LocalDate.of(order.year(), Month.DECEMBER, 31);
    Cover cover = cover(order, from.get(), to, paidOn);
    return covers.stream().anyMatch(cover::overlaps)
        ? refundDue(order, line)
        : line.covered(from.get(), to);
  }

  /** A line to which nothing was to be paid owes nothing back, but it made no cover either. */
  private static Order.Line refundDue(Order order, Order.Line line) {
    return line.refundDue(Owed.refundId(order.orderId(), line.psnNo()));
  }

  private Optional<Change> effect(Order order, Order.Line line, long version, LocalDate paidOn) {
    return switch (line.status()) {
      case COVERED ->
          Optional.of(
              records
                  .people()
                  .cover(
                      line.psnNo(),
                      version,
                      cover(
                          order,
                          line.coverFrom().orElseThrow(),
                          line.coverTo().orElseThrow(),
                          paidOn)));
      case NOT_COVERED ->
          Optional.of(
              records
                  .people()
                  .paidWithoutCover(
                      line.psnNo(),
                      version,
                      new PaidPremium(order.scheme(), order.area(), order.year(), paidOn)));
      case PENDING, REFUND_DUE, REFUNDED -> Optional.empty();
    };
  }

  private List<Change> refunds(Order order, String reason, Instant since) {
    List<Change> changes = new ArrayList<>();
    for (Order.Line line : order.lines()) {
      if (line.refundId().isPresent() && !line.price().isZero()) {
        changes.add(
            records
                .owedMoney()
                .enter(
                    new Owed(
                        line.refundId().get(),
                        Owed.Kind.REFUND,
                        order.channel(),
                        Optional.of(order.orderId()),
                        Optional.of(line.psnNo()),
                        order.payment().map(Order.Payment::channelTxnNo).orElse(""),
                        line.price(),
                        reason,
                        since)));
      }
    }
    return changes;
  }

  private static Cover cover(Order order, LocalDate from, LocalDate to, LocalDate paidOn) {
    return new Cover(
        order.scheme(),
        order.area(),
        order.year(),
        from,
        to,
        Optional.of(paidOn),
        Optional.of(order.orderId()));
  }
}
