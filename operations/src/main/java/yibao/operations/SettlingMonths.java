package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Refund;
import yibao.rules.Cover;
import yibao.rules.Money;
import yibao.rules.PaidPremium;
import yibao.rules.Scheme;

/**
 * Decides an order of months of the employee scheme line by line when its money counts: which month
 * covers or is one of a wait, what goes into whose account, and whose money goes back because the
 * month was paid for first by another, or because the person had died.
 */
final class SettlingMonths {

  private final People people;

  SettlingMonths(People people) {
    this.people = people;
  }

  /**
   * Decides for money that counts at an instant.
   *
   * @param files whom each line's number means, as the files are now
   * @param accounts in which the people's own accounts are found and credited
   * @param now when it is booked
   */
  Settling.Settled settle(
      Order order,
      Map<String, Person> files,
      AccountBook accounts,
      Instant counts,
      Instant now,
      Order.Payment payment) {
    LocalDate paidOn = ShanghaiTime.dateOf(counts);
    List<Order.Line> lines = new ArrayList<>();
    Map<Order.Line, Refund.Reason> reasons = new HashMap<>();
    Map<String, Person> changed = new LinkedHashMap<>();
    Map<String, Money> credits = new LinkedHashMap<>();
    for (Order.Line line : order.lines()) {
      Person file = Objects.requireNonNull(files.get(line.psnNo()));
      Person person = changed.getOrDefault(file.psnNo(), file);
      Order.Month month = line.month().orElseThrow();
      Optional<Refund.Reason> reason = goesBack(person, month.month(), paidOn);
      if (reason.isPresent()) {
        Order.Line back = order.givenBack(line);
        reasons.put(back, reason.get());
        lines.add(back);
      } else {
        Order.Line kept = kept(line, person, paidOn);
        lines.add(kept);
        changed.put(person.psnNo(), entered(person, order, kept, paidOn, now));
        credits.merge(person.psnNo(), month.credit(), Money::plus);
      }
    }
    boolean anyKept = !changed.isEmpty();
    Order decided =
        order.settled(
            anyKept ? Order.Status.PAID : order.status(),
            lines,
            Optional.of(payment),
            anyKept ? Optional.of(Settling.receiptNo(order)) : Optional.empty());
    List<Change> changes = new ArrayList<>();
    changed.values().forEach(person -> changes.add(people.replace(person)));
    return Settling.settled(decided, changes, reasons, credited(changed, credits, accounts));
  }

  private static Optional<Refund.Reason> goesBack(
      Person person, YearMonth month, LocalDate paidOn) {
    if (person
        .diedOn()
        .filter(died -> !paidOn.isBefore(died) || month.isAfter(YearMonth.from(died)))
        .isPresent()) {
      return Optional.of(Refund.Reason.DECEASED);
    }
    return person.facts().isPaid(month)
        ? Optional.of(Refund.Reason.COVERED_MEANWHILE)
        : Optional.empty();
  }

  private static Order.Line kept(Order.Line line, Person person, LocalDate paidOn) {
    YearMonth month = line.month().orElseThrow().month();
    return line.start()
        .firstDay(paidOn, month.getYear())
        .map(from -> line.covered(behindOther(person, from), month.atEndOfMonth()))
        .orElseGet(line::notCovered);
  }

  /** Not before the end of other cover that was brought along since the order was placed. */
  private static LocalDate behindOther(Person person, LocalDate from) {
    return person.covers().stream()
        .filter(cover -> cover.scheme() == Scheme.EMPLOYEE && cover.paidAs().isEmpty())
        .filter(cover -> !cover.from().isAfter(from) && !cover.to().isBefore(from))
        .map(cover -> cover.to().plusDays(1))
        .findFirst()
        .orElse(from);
  }

  private static Person entered(
      Person person, Order order, Order.Line line, LocalDate paidOn, Instant now) {
    Order.Month month = line.month().orElseThrow();
    int year = month.month().getYear();
    return line.status() == Order.LineStatus.COVERED
        ? EmployeeMonths.with(
            person,
            new Cover(
                Scheme.EMPLOYEE,
                order.area(),
                year,
                line.coverFrom().orElseThrow(),
                line.coverTo().orElseThrow(),
                Optional.of(paidOn),
                Optional.of(order.orderId()),
                Optional.of(now),
                Optional.of(month.kind())))
        : EmployeeMonths.with(
            person,
            new PaidPremium(
                Scheme.EMPLOYEE,
                order.area(),
                year,
                paidOn,
                Optional.of(order.orderId()),
                Optional.of(now),
                Optional.of(
                    new PaidPremium.Month(
                        month.month(), month.kind(), month.waiting().orElseThrow()))));
  }

  /** Who has no account yet gets one, in the pooling area of the person's file. */
  private static List<Settling.Credit> credited(
      Map<String, Person> people, Map<String, Money> credits, AccountBook accounts) {
    accounts.read(credits.keySet());
    List<Settling.Credit> credited = new ArrayList<>();
    credits.forEach(
        (psnNo, amount) -> {
          if (!amount.isZero()) {
            PersonalAccount account =
                accounts
                    .find(psnNo)
                    .orElseGet(
                        () ->
                            PersonalAccount.empty(
                                psnNo, Objects.requireNonNull(people.get(psnNo)).area()));
            credited.add(new Settling.Credit(account.credited(amount), amount));
          }
        });
    return credited;
  }
}
