package yibao.operations;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import yibao.records.Person;
import yibao.records.Windows;
import yibao.rules.Aid;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.Money;
import yibao.rules.Payable;
import yibao.rules.PolicyBook;
import yibao.rules.Scheme;

/**
 * The day on which somebody's cover of a year is due without payment: the first in the window on
 * which the rules say that an aided group (资助参保) pays nothing and from when that covers. Nothing
 * but policy and file decides it, so that it is the same whenever it is asked.
 */
final class DayDue {

  private final Pricing pricing;
  private final List<LocalDate> aidBegins;

  DayDue(PolicyBook book) {
    this.pricing = new Pricing(book);
    this.aidBegins =
        book.policies().stream()
            .flatMap(policy -> policy.aids().stream())
            .map(Aid::validFrom)
            .distinct()
            .toList();
  }

  /** That day from the first of these days to the last, both included, if it is one of them. */
  Optional<LocalDate> of(Person person, Windows.Name window, LocalDate first, LocalDate last) {
    TreeSet<LocalDate> days = new TreeSet<>();
    days.add(first);
    changes(person).filter(day -> day.isAfter(first) && !day.isAfter(last)).forEach(days::add);
    return days.stream()
        .filter(day -> !day.isAfter(last) && aided(person, window, day).isPresent())
        .findFirst();
  }

  /** The cover that is due on such a day, before anybody enters it. */
  Cover coverDue(Person person, Windows.Name window, LocalDate day) {
    Payable due = aided(person, window, day).orElseThrow();
    return new Cover(
        Scheme.RESIDENT,
        window.area(),
        window.year(),
        due.coverFrom().orElseThrow(),
        due.coverTo().orElseThrow(),
        Optional.of(day),
        Optional.empty());
  }

  static Pricing.Asked asked(Windows.Name window, String psnNo) {
    return new Pricing.Asked(
        window.area(),
        Scheme.RESIDENT,
        window.year(),
        List.of(new Pricing.Insured(psnNo, 0, false)));
  }

  /** The only days on which it can begin that somebody pays nothing. */
  private Stream<LocalDate> changes(Person person) {
    return Stream.of(
            Stream.of(person.facts().birthDate()),
            person.facts().categories().stream().map(CategorySpell::from),
            person.covers().stream().map(Cover::to),
            aidBegins.stream())
        .flatMap(days -> days);
  }

  /** What the rules say of a day, if they say that an aided group pays nothing. */
  private Optional<Payable> aided(Person person, Windows.Name window, LocalDate day) {
    Pricing.Priced priced =
        pricing.price(
            asked(window, person.psnNo()), Map.of(person.psnNo(), person), Taking.BY_POLICY, day);
    return priced instanceof Pricing.Priced.As as
        ? Optional.of(((PricedLine.Year) as.quote().lines().getFirst()).decision())
            .filter(DayDue::isAidedInFull)
        : Optional.empty();
  }

  private static boolean isAidedInFull(Payable decision) {
    return decision.payable().equals(Optional.of(Money.ZERO))
        && decision.coverFrom().isPresent()
        && decision.category().filter(Category::aided).isPresent();
  }
}
