package yibao.operations;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    List<Cover> covers = new ArrayList<>(residentsEnded(person.covers(), month));
    covers.add(month.ending(endedAnew(person.covers(), month)));
    return person.withCovers(together(covers, month.year() - YEARS_KEPT_APART));
  }

  /** What residents' cover leaves off where a month of the employee scheme begins. */
  private static List<Cover> residentsEnded(List<Cover> covers, Cover month) {
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

  /** To the next cover of the employee scheme that ends it, if there is one. */
  private static List<Cover> runningOn(Cover year, List<Cover> others) {
    List<Cover> covers = new ArrayList<>(others);
    covers.removeIf(cover -> isLeftOf(year, cover));
    Optional<Cover> next =
        covers.stream()
            .filter(cover -> cover.scheme() == Scheme.EMPLOYEE && cover.overlaps(year))
            .min(Comparator.comparing(Cover::from));
    next.ifPresent(month -> covers.set(covers.indexOf(month), month.ending(Optional.of(year))));
    next.map(month -> endedBy(year, month)).orElse(Optional.of(year)).ifPresent(covers::add);
    return covers;
  }

  private static boolean isLeftOf(Cover year, Cover cover) {
    return cover.scheme() == Scheme.RESIDENT
        && cover.year() == year.year()
        && cover.area().equals(year.area())
        && cover.from().equals(year.from())
        && cover.orderId().equals(year.orderId());
  }

  /** Residents' years as they were before a month of the employee scheme ended them. */
  static Collection<Cover> years(List<Cover> covers) {
    Map<Integer, Cover> years = new TreeMap<>();
    covers.stream()
        .flatMap(cover -> Stream.concat(Stream.of(cover), cover.ends().stream()))
        .filter(cover -> cover.scheme() == Scheme.RESIDENT)
        .forEach(
            cover ->
                years.merge(
                    cover.year(),
                    cover,
                    (one, other) -> one.to().isBefore(other.to()) ? other : one));
    return years.values();
  }

  /** The covers without a residents' year, whatever has ended it. */
  static List<Cover> withoutYear(List<Cover> covers, int year) {
    return covers.stream()
        .filter(cover -> cover.scheme() != Scheme.RESIDENT || cover.year() != year)
        .map(cover -> cover.isOrEnds(year) ? cover.ending(Optional.empty()) : cover)
        .toList();
  }

  /**
   * The covers of two files beside each other: a month may end residents' cover of the other file,
   * or may be what has ended a year of its own now that another month is gone.
   *
   * @param ended residents' years as they were before months ended them
   */
  static List<Cover> beside(List<Cover> ended, List<Cover> both) {
    List<Cover> covers = both;
    for (Cover month : months(both)) {
      Optional<Cover> year = ended.stream().filter(month::overlaps).findFirst();
      Optional<Cover> anew = endedAnew(covers, month);
      boolean isFirst =
          year.isPresent() && covers.stream().noneMatch(cover -> cover.ends().equals(year));
      List<Cover> next = new ArrayList<>(residentsEnded(covers, month));
      next.set(next.indexOf(month), month.ending(isFirst ? year : anew));
      covers = next;
    }
    return List.copyOf(covers);
  }

  private static List<Cover> months(List<Cover> covers) {
    return covers.stream()
        .filter(cover -> cover.paidAs().isPresent())
        .sorted(Comparator.comparing(Cover::from))
        .toList();
  }

  /** The residents' cover that a month would end. */
  private static Optional<Cover> endedAnew(List<Cover> covers, Cover month) {
    return covers.stream()
        .filter(cover -> cover.scheme() == Scheme.RESIDENT && cover.overlaps(month))
        .findFirst();
  }

  private static Person withPayments(Person person, List<PaidPremium> payments) {
    PersonFacts facts = person.facts();
    return person.with(
        new PersonFacts(
            facts.birthDate(), facts.arrivedOn(), facts.categories(), facts.covers(), payments));
  }
}
