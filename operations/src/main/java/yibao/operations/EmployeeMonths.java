package yibao.operations;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import yibao.records.Person;
import yibao.rules.ContributionKind;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;

/**
 * A person's months of the employee scheme as the file keeps them: one that covers among the
 * covers, one of a wait among what was paid without cover.
 */
final class EmployeeMonths {

  /** So many calendar years before that of a new month its months are kept one by one. */
  private static final int YEARS_KEPT_APART = 2;

  private EmployeeMonths() {}

  private static Stream<PaidPremium> waiting(PersonFacts facts) {
    return facts.payments().stream().filter(paid -> paid.contribution().isPresent());
  }

  /** A month that an order paid. */
  record Paid(YearMonth month, String orderId) {}

  /** The months that were paid for by the person alone, the last first. */
  static List<Paid> flexible(PersonFacts facts) {
    Stream<Paid> covered =
        facts.covers().stream()
            .filter(cover -> cover.paidAs().equals(Optional.of(ContributionKind.FLEXIBLE)))
            .flatMap(
                cover ->
                    cover.orderId().stream()
                        .map(orderId -> new Paid(YearMonth.from(cover.to()), orderId)));
    Stream<Paid> waited =
        waiting(facts)
            .filter(paid -> paid.contribution().orElseThrow().kind() == ContributionKind.FLEXIBLE)
            .flatMap(
                paid ->
                    paid.orderId().stream()
                        .map(orderId -> new Paid(paid.month().orElseThrow(), orderId)));
    return Stream.concat(covered, waited)
        .sorted(Comparator.comparing(Paid::month).reversed())
        .toList();
  }

  /** With a month that covers. Residents' cover ends on its eve, and is kept in mind with it. */
  static Person with(Person person, Cover month) {
    Optional<Cover> ended =
        person.covers().stream()
            .filter(cover -> cover.scheme() == Scheme.RESIDENT && cover.overlaps(month))
            .findFirst();
    List<Cover> covers = new ArrayList<>(residentsEnded(person.covers(), month));
    covers.add(month.ending(ended));
    return person.withCovers(together(covers, month.year() - YEARS_KEPT_APART));
  }

  /** What residents' cover leaves off where a month of the employee scheme begins. */
  static List<Cover> residentsEnded(List<Cover> covers, Cover month) {
    return covers.stream().flatMap(cover -> endedBy(cover, month).stream()).toList();
  }

  private static Optional<Cover> endedBy(Cover cover, Cover month) {
    if (cover.scheme() != Scheme.RESIDENT || !cover.overlaps(month)) {
      return Optional.of(cover);
    }
    return cover.from().isBefore(month.from())
        ? Optional.of(cover.between(cover.from(), month.from().minusDays(1)))
        : Optional.empty();
  }

  /**
   * Months of years long past that follow on each other become one spell for each year, so that a
   * file doesn't grow by a month's entry for a working life.
   */
  private static List<Cover> together(List<Cover> covers, int before) {
    List<Cover> kept = new ArrayList<>();
    for (Cover cover : covers) {
      Optional<Cover> last =
          kept.stream().filter(earlier -> isContinuedBy(earlier, cover, before)).findFirst();
      if (last.isPresent()) {
        kept.set(kept.indexOf(last.get()), spell(last.get(), cover.to()));
      } else {
        kept.add(cover);
      }
    }
    return kept;
  }

  private static boolean isContinuedBy(Cover earlier, Cover later, int before) {
    return earlier.paidAs().isPresent()
        && later.paidAs().isPresent()
        && later.year() < before
        && earlier.year() == later.year()
        && earlier.area().equals(later.area())
        && earlier.to().plusDays(1).equals(later.from());
  }

  /** Which order paid which of its months is no longer told apart. */
  private static Cover spell(Cover first, LocalDate to) {
    return new Cover(
        first.scheme(),
        first.area(),
        first.year(),
        first.from(),
        to,
        first.paidOn(),
        Optional.empty(),
        first.enteredAt(),
        first.paidAs());
  }

  /** With a month of a wait. */
  static Person with(Person person, PaidPremium month) {
    List<PaidPremium> payments = new ArrayList<>(person.facts().payments());
    payments.add(month);
    return withPayments(person, payments);
  }

  /** Without a month that an order paid. Residents' cover that it ended runs on. */
  static Person without(Person person, Paid month) {
    Optional<String> orderId = Optional.of(month.orderId());
    List<Cover> covers = new ArrayList<>();
    Optional<Cover> runsOn = Optional.empty();
    for (Cover cover : person.covers()) {
      if (cover.orderId().equals(orderId) && cover.isOf(month.month())) {
        runsOn = cover.ends();
      } else {
        covers.add(cover);
      }
    }
    List<PaidPremium> payments =
        person.facts().payments().stream()
            .filter(
                paid ->
                    !(paid.orderId().equals(orderId)
                        && paid.month().equals(Optional.of(month.month()))))
            .toList();
    return withPayments(
        person.withCovers(runsOn.map(year -> runningOn(year, covers)).orElse(covers)), payments);
  }

  /** To the next month that ends it, if there is one; unless another year has taken its place. */
  private static List<Cover> runningOn(Cover year, List<Cover> others) {
    List<Cover> covers = new ArrayList<>(others);
    covers.removeIf(cover -> isLeftOf(year, cover));
    Optional<Cover> next =
        covers.stream()
            .filter(cover -> cover.paidAs().isPresent() && cover.overlaps(year))
            .min(Comparator.comparing(Cover::from));
    Optional<Cover> again = next.map(month -> endedBy(year, month)).orElse(Optional.of(year));
    next.ifPresent(month -> covers.set(covers.indexOf(month), month.ending(Optional.of(year))));
    again.filter(cover -> SideBySide.conflict(cover, covers).isEmpty()).ifPresent(covers::add);
    return covers;
  }

  private static boolean isLeftOf(Cover year, Cover cover) {
    return cover.scheme() == Scheme.RESIDENT
        && cover.year() == year.year()
        && cover.area().equals(year.area())
        && cover.from().equals(year.from())
        && cover.orderId().equals(year.orderId());
  }

  /** Nothing ends a year any more whose premium an order has taken back. */
  static List<Cover> withoutYearOf(List<Cover> covers, String orderId) {
    return forgettingYearsOf(
        covers.stream().filter(cover -> !cover.orderId().equals(Optional.of(orderId))).toList(),
        Set.of(orderId));
  }

  /** The covers, none of which would run on that these orders have paid. */
  static List<Cover> forgettingYearsOf(List<Cover> covers, Set<String> orderIds) {
    return covers.stream()
        .map(
            cover ->
                cover.ends().flatMap(Cover::orderId).filter(orderIds::contains).isPresent()
                    ? cover.ending(Optional.empty())
                    : cover)
        .toList();
  }

  private static Person withPayments(Person person, List<PaidPremium> payments) {
    PersonFacts facts = person.facts();
    return person.with(
        new PersonFacts(
            facts.birthDate(), facts.arrivedOn(), facts.categories(), facts.covers(), payments));
  }
}
