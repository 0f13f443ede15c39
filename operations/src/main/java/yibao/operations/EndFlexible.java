package yibao.operations;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final SharingRecords sharing;

  EndFlexible(PaymentRecords records, SharingRecords sharing) {
    this.records = records;
    this.sharing = sharing;
  }

  /** What ending the months comes to that people paid alone. */
  sealed interface Ending {

    /** Since they were read others have given one back, or an account has more free. */
    record Overtaken() implements Ending {}

    /**
     * It can be done.
     *
     * @param ended the files without those months, by their numbers; none where there are none
     * @param orders with their lines given back, which have to be written with the files and with
     *     what was given back
     */
    record As(Map<String, Person> ended, List<Change> orders) implements Ending {

      /** The file as it is then. */
      Person file(Person before) {
        return ended.getOrDefault(before.psnNo(), before);
      }
    }
  }

  /**
   * Ends them for the people of an order whose months an employer pays. What another employer has
   * paid for goes back, and ends nothing.
   *
   * @param files whom each line means
   * @param givingBack books what goes back
   */
  Ending ending(Order order, Map<String, Person> files, GivingBack givingBack, Instant now) {
    return ending(ended(order, files, now), givingBack);
  }

  /**
   * Ends them apart, person by person, before the order's money is taken, for which one transaction
   * has no room. What was changed by others meanwhile stays to be ended.
   */
  void endApart(Order order, Map<String, Person> files, Instant now) {
    ended(order, files, now)
        .forEach(
            (person, months) -> {
              GivingBack givingBack = new GivingBack(records, sharing, now);
              if (ending(Map.of(person, months), givingBack) instanceof Ending.As as) {
                List<Change> changes = new ArrayList<>(as.orders());
                changes.addAll(givingBack.changes());
                changes.add(records.people().replace(as.file(person)));
                records.tables().commit(changes);
              } else {
                givingBack.noting().run();
              }
            });
  }

  /** Ends some of the months that a person paid alone. */
  Ending ending(Person person, Predicate<YearMonth> which, GivingBack givingBack) {
    List<EmployeeMonths.Paid> months = months(person, which);
    return ending(months.isEmpty() ? Map.of() : Map.of(person, months), givingBack);
  }

  private static List<EmployeeMonths.Paid> months(Person person, Predicate<YearMonth> which) {
    return EmployeeMonths.flexible(person.facts()).stream()
        .filter(paid -> which.test(paid.month()))
        .limit(MOST_MONTHS)
        .toList();
  }

  /** Whose months the order's money ends. */
  private static Map<Person, List<EmployeeMonths.Paid>> ended(
      Order order, Map<String, Person> files, Instant now) {
    Map<Person, SortedSet<YearMonth>> employers = new LinkedHashMap<>();
    for (Order.Line line : order.lines()) {
      Order.Month month = line.month().orElseThrow();
      Person person = Objects.requireNonNull(files.get(line.psnNo()));
      if (month.kind() == ContributionKind.EMPLOYED
          && person.diedOn().isEmpty()
          && !person.facts().isPaidByEmployer(month.month())) {
        employers.computeIfAbsent(person, seen -> new TreeSet<>()).add(month.month());
      }
    }
    Map<Person, List<EmployeeMonths.Paid>> ended = new LinkedHashMap<>();
    employers.forEach(
        (person, paid) -> {
          List<EmployeeMonths.Paid> months = months(person, month -> endsWith(paid, month, now));
          if (!months.isEmpty()) {
            ended.put(person, months);
          }
        });
    return ended;
  }

  private static boolean endsWith(SortedSet<YearMonth> paid, YearMonth month, Instant now) {
    return paid.contains(month) || (month.isAfter(paid.first()) && isAhead(month, now));
  }

  /** Whether a month is still to begin. */
  static boolean isAhead(YearMonth month, Instant now) {
    return ShanghaiTime.dateOf(now).isBefore(month.atDay(1));
  }

  private Ending ending(Map<Person, List<EmployeeMonths.Paid>> ended, GivingBack givingBack) {
    if (ended.isEmpty()) {
      return new Ending.As(Map.of(), List.of());
    }
    Map<String, Order> orders = orders(ended);
    Map<String, List<Order.Line>> lines = new LinkedHashMap<>();
    Map<String, Person> files = new HashMap<>();
    boolean overtaken = false;
    for (Map.Entry<Person, List<EmployeeMonths.Paid>> one : ended.entrySet()) {
      Person left = one.getKey();
      Set<String> numbers = new HashSet<>(left.numbers());
      for (EmployeeMonths.Paid month : one.getValue()) {
        Order order = Objects.requireNonNull(orders.get(month.orderId()));
        List<Order.Line> ofOrder =
            lines.computeIfAbsent(order.orderId(), seen -> new ArrayList<>(order.lines()));
        Optional<Order.Line> kept = line(ofOrder, numbers, month.month());
        Optional<Order.Line> back =
            kept.flatMap(
                    line ->
                        givingBack.giveBack(
                            order, line, Refund.Reason.EMPLOYED, Posting.Cause.REFUND_DUE))
                .map(GivingBack.Given::line);
        if (back.isEmpty()) {
          // the others are gone through all the same: what has returned of theirs is noted too
          overtaken = true;
          break;
        }
        ofOrder.set(ofOrder.indexOf(kept.get()), back.get());
        left = EmployeeMonths.without(left, month);
      }
      files.put(left.psnNo(), left);
    }
    if (overtaken) {
      return new Ending.Overtaken();
    }
    List<Change> changes = new ArrayList<>();
    lines.forEach(
        (orderId, changed) ->
            changes.add(
                records
                    .orders()
                    .replace(Objects.requireNonNull(orders.get(orderId)).with(changed))));
    return new Ending.As(files, changes);
  }

  private Map<String, Order> orders(Map<Person, List<EmployeeMonths.Paid>> ended) {
    return records
        .orders()
        .find(
            ended.values().stream()
                .flatMap(List::stream)
                .map(EmployeeMonths.Paid::orderId)
                .collect(Collectors.toSet()));
  }

  private static Optional<Order.Line> line(
      List<Order.Line> lines, Set<String> numbers, YearMonth month) {
    return lines.stream()
        .filter(line -> numbers.contains(line.psnNo()))
        .filter(line -> line.month().filter(paid -> paid.month().equals(month)).isPresent())
        .filter(Order.Line::isKept)
        .findFirst();
  }
}
