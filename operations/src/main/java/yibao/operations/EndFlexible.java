package yibao.operations;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import yibao.records.Accounts;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.Person;
import yibao.records.Posting;
import yibao.records.Refund;
import yibao.rules.ContributionKind;

/**
 * Ends what people paid for themselves as flexible workers when an employer pays: the months that
 * the employer pays for go back, so that nobody is counted twice, and so does what was paid ahead
 * for later ones. A month that has begun stays until an employer pays for it: nobody loses cover on
 * which a bill may stand.
 */
final class EndFlexible {

  /** So many months of a person in one transaction: each has a refund, a posting and an order. */
  private static final int MOST_MONTHS = 30;

  private final PaymentRecords records;
  private final Accounts accounts;

  EndFlexible(PaymentRecords records, Accounts accounts) {
    this.records = records;
    this.accounts = accounts;
  }

  /**
   * Ends them for the people of an order whose months an employer pays. What another employer has
   * paid for goes back, and ends nothing.
   *
   * @param files whom each line means
   * @return whether anything had to be ended, so that the files are others now
   */
  boolean end(Order order, Map<String, Person> files, Instant now) {
    Map<String, SortedSet<YearMonth>> paid = new LinkedHashMap<>();
    Map<String, Person> people = new LinkedHashMap<>();
    for (Order.Line line : order.lines()) {
      Order.Month month = line.month().orElseThrow();
      Person person = Objects.requireNonNull(files.get(line.psnNo()));
      if (month.kind() == ContributionKind.EMPLOYED
          && person.diedOn().isEmpty()
          && !person.facts().isPaidByEmployer(month.month())) {
        people.put(person.psnNo(), person);
        paid.computeIfAbsent(person.psnNo(), seen -> new TreeSet<>()).add(month.month());
      }
    }
    boolean ended = false;
    for (Person person : people.values()) {
      SortedSet<YearMonth> months = Objects.requireNonNull(paid.get(person.psnNo()));
      ended |= end(person, month -> endsWith(months, month, now), now);
    }
    return ended;
  }

  private static boolean endsWith(SortedSet<YearMonth> paid, YearMonth month, Instant now) {
    return paid.contains(month) || (month.isAfter(paid.first()) && isAhead(month, now));
  }

  /** Whether a month is still to begin. */
  static boolean isAhead(YearMonth month, Instant now) {
    return ShanghaiTime.dateOf(now).isBefore(month.atDay(1));
  }

  /**
   * Ends some of one person's.
   *
   * @return whether there was anything to end; it may have been changed by others meanwhile
   */
  private boolean end(Person person, Predicate<YearMonth> which, Instant now) {
    return switch (ending(person, which, now)) {
      case Ending.OfNothing nothing -> false;
      case Ending.Overtaken overtaken -> true;
      case Ending.As as -> {
        List<Change> changes = new ArrayList<>(as.changes());
        changes.add(records.people().replace(as.person()));
        records.tables().commit(changes);
        yield true;
      }
    };
  }

  /** What ending the months comes to that a person paid alone. */
  sealed interface Ending {

    /** There are none to end. */
    record OfNothing() implements Ending {}

    /** Others have given one back since the file was read. */
    record Overtaken() implements Ending {}

    /**
     * A file without them.
     *
     * @param changes what has to be written with it
     */
    record As(Person person, List<Change> changes) implements Ending {}
  }

  /** Ends some of the months that a person paid alone. */
  Ending ending(Person person, Predicate<YearMonth> which, Instant now) {
    List<EmployeeMonths.Paid> months =
        EmployeeMonths.flexible(person.facts()).stream()
            .filter(paid -> which.test(paid.month()))
            .limit(MOST_MONTHS)
            .toList();
    if (months.isEmpty()) {
      return new Ending.OfNothing();
    }
    records.books().openFor(ShanghaiTime.dateOf(now));
    return ending(person, months, now);
  }

  private Ending ending(Person person, List<EmployeeMonths.Paid> months, Instant now) {
    Map<String, Order> orders =
        records
            .orders()
            .find(months.stream().map(EmployeeMonths.Paid::orderId).collect(Collectors.toSet()));
    Set<String> numbers = new HashSet<>(person.numbers());
    GivingBack givingBack = new GivingBack(records, accounts, now);
    Map<String, List<Order.Line>> lines = new LinkedHashMap<>();
    Person left = person;
    for (EmployeeMonths.Paid month : months) {
      Order order = Objects.requireNonNull(orders.get(month.orderId()));
      List<Order.Line> ofOrder =
          lines.computeIfAbsent(order.orderId(), seen -> new ArrayList<>(order.lines()));
      Optional<Order.Line> kept = line(ofOrder, numbers, month.month());
      if (kept.isEmpty()) {
        return new Ending.Overtaken();
      }
      Order.Line back =
          givingBack
              .giveBack(order, kept.get(), Refund.Reason.EMPLOYED, Posting.Cause.REFUND_DUE)
              .orElseThrow()
              .line();
      ofOrder.set(ofOrder.indexOf(kept.get()), back);
      left = EmployeeMonths.without(left, month);
    }
    List<Change> changes = new ArrayList<>(givingBack.changes());
    lines.forEach(
        (orderId, changed) ->
            changes.add(
                records
                    .orders()
                    .replace(Objects.requireNonNull(orders.get(orderId)).with(changed))));
    return new Ending.As(left, changes);
  }

  private static Optional<Order.Line> line(
      Collection<Order.Line> lines, Set<String> numbers, YearMonth month) {
    return lines.stream()
        .filter(line -> numbers.contains(line.psnNo()))
        .filter(line -> line.month().filter(paid -> paid.month().equals(month)).isPresent())
        .filter(Order.Line::isKept)
        .findFirst();
  }
}
