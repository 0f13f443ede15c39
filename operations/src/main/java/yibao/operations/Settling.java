package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import yibao.receipts.ReceiptNo;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Refund;
import yibao.rules.Cover;
import yibao.rules.Money;
import yibao.rules.PaidPremium;

/**
 * Decides an order line by line when its money counts: who is covered from when, whose premium
 * makes no cover this year, and whose money goes back because somebody else's payment covered them
 * first, or because they had died.
 */
final class Settling {

  private final PaymentRecords records;

  Settling(PaymentRecords records) {
    this.records = records;
  }

  /**
   * What is known of a person whom a line names.
   *
   * @param psnNo of the file, which since a merge may be another than the line's
   */
  record Seen(
      String psnNo,
      long version,
      List<Cover> covers,
      List<PaidPremium> payments,
      Optional<LocalDate> diedOn) {

    /** The people as the order saw them, who could all be covered then. */
    static Map<String, Seen> atOrder(Order order) {
      Map<String, Seen> seen = new HashMap<>();
      for (Order.Line line : order.lines()) {
        seen.put(
            line.psnNo(),
            new Seen(line.psnNo(), line.seenVersion(), List.of(), List.of(), Optional.empty()));
      }
      return seen;
    }

    /** The people as they are now, each whom the number means. */
    static Map<String, Seen> of(Map<String, Person> people) {
      Map<String, Seen> seen = new HashMap<>();
      people.forEach(
          (psnNo, person) ->
              seen.put(
                  psnNo,
                  new Seen(
                      person.psnNo(),
                      person.version(),
                      person.covers(),
                      person.facts().payments(),
                      person.diedOn())));
      return seen;
    }

    /**
     * Whether the year was paid for before, though its cover never begins: in vain once is enough.
     */
    private boolean hasPaid(Order order) {
      return payments.stream().anyMatch(paid -> paid.isOf(order.scheme(), order.year()));
    }

    private boolean isDeadOn(LocalDate day) {
      return diedOn.filter(died -> !day.isBefore(died)).isPresent();
    }
  }

  /**
   * The order decided.
   *
   * @param changes what has to be written in people's files
   * @param givenBack why the money of a line goes back
   * @param kept what covers somebody, or was knowingly paid without cover
   * @param back what goes back
   * @param subsidy what the state owes for those covered
   * @param credits what goes into people's own accounts
   */
  record Settled(
      Order order,
      List<Change> changes,
      Map<Order.Line, Refund.Reason> givenBack,
      Money kept,
      Money back,
      Money subsidy,
      List<Credit> credits) {

    /** The accounts as they are after it. */
    PersonalAccount[] credited() {
      return credits.stream().map(Credit::account).toArray(PersonalAccount[]::new);
    }
  }

  /**
   * What a person's own account is credited.
   *
   * @param account as it is after it
   */
  record Credit(PersonalAccount account, Money amount) {}

  /**
   * Decides for money that counts at an instant.
   *
   * @param now when it is booked
   */
  Settled settle(
      Order order,
      Map<String, Seen> seen,
      Instant counts,
      Instant now,
      Optional<Order.Payment> payment) {
    LocalDate paidOn = ShanghaiTime.dateOf(counts);
    List<Order.Line> lines = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    Map<Order.Line, Refund.Reason> reasons = new HashMap<>();
    Set<String> settled = new HashSet<>();
    for (Order.Line line : order.lines()) {
      Seen person = Objects.requireNonNull(seen.get(line.psnNo()));
      Optional<Cover> cover = cover(order, line, paidOn, now);
      if (person.isDeadOn(paidOn)) {
        reasons.put(order.givenBack(line), Refund.Reason.DECEASED);
        lines.add(order.givenBack(line));
      } else if (settled.contains(person.psnNo())
          || (cover.isEmpty() && person.hasPaid(order))
          || isTaken(order, cover, person.covers())) {
        reasons.put(order.givenBack(line), Refund.Reason.COVERED_MEANWHILE);
        lines.add(order.givenBack(line));
      } else {
        settled.add(person.psnNo());
        lines.add(cover.map(c -> line.covered(c.from(), c.to())).orElseGet(line::notCovered));
        changes.add(entered(order, person, cover, paidOn, now));
      }
    }
    boolean anyKept = !settled.isEmpty();
    Order decided =
        order.settled(
            anyKept ? Order.Status.PAID : order.status(),
            lines,
            payment,
            anyKept ? Optional.of(receiptNo(order)) : Optional.empty());
    return settled(decided, changes, reasons, List.of());
  }

  static String receiptNo(Order order) {
    return new ReceiptNo(order.area(), order.year(), order.orderId()).text();
  }

  /** Decides that all of an order's money goes back. */
  static Settled giveBack(Order order, Refund.Reason reason, Order.Payment payment) {
    List<Order.Line> lines = order.lines().stream().map(order::givenBack).toList();
    Order settled = order.settled(order.status(), lines, Optional.of(payment), Optional.empty());
    Map<Order.Line, Refund.Reason> reasons = new HashMap<>();
    lines.forEach(line -> reasons.put(line, reason));
    return settled(settled, List.of(), reasons, List.of());
  }

  static Settled settled(
      Order order,
      List<Change> changes,
      Map<Order.Line, Refund.Reason> givenBack,
      List<Credit> credits) {
    Money kept = Money.ZERO;
    Money back = Money.ZERO;
    Money subsidy = Money.ZERO;
    for (Order.Line line : order.lines()) {
      subsidy = subsidy.plus(PremiumBooks.subsidy(line));
      if (line.status() == Order.LineStatus.REFUND_DUE) {
        back = back.plus(line.price());
      } else {
        kept = kept.plus(line.price());
      }
    }
    return new Settled(order, changes, givenBack, kept, back, subsidy, credits);
  }

  /** The cover that a line pays, absent where it would not start within the year. */
  private static Optional<Cover> cover(
      Order order, Order.Line line, LocalDate paidOn, Instant now) {
    return line.start()
        .firstDay(paidOn, order.year())
        .map(
            from ->
                new Cover(
                    order.scheme(),
                    order.area(),
                    order.year(),
                    from,
                    LocalDate.of(order.year(), Month.DECEMBER, 31),
                    Optional.of(paidOn),
                    Optional.of(order.orderId()),
                    Optional.of(now)));
  }

  private static boolean isTaken(Order order, Optional<Cover> cover, List<Cover> covers) {
    return covers.stream()
        .anyMatch(
            other -> other.isOrEnds(order.year()) || cover.filter(other::overlaps).isPresent());
  }

  private Change entered(
      Order order, Seen person, Optional<Cover> cover, LocalDate paidOn, Instant now) {
    return cover.isPresent()
        ? records.people().cover(person.psnNo(), person.version(), cover.get())
        : records
            .people()
            .paidWithoutCover(
                person.psnNo(),
                person.version(),
                new PaidPremium(
                    order.scheme(),
                    order.area(),
                    order.year(),
                    paidOn,
                    Optional.of(order.orderId()),
                    Optional.of(now)));
  }
}
