package yibao.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the rules need to know of a person, and nothing that names one. */
public record PersonFacts(
    LocalDate birthDate,
    Optional<LocalDate> arrivedOn,
    List<CategorySpell> categories,
    List<Cover> covers,
    List<PaidPremium> payments) {

  public PersonFacts {
    categories = List.copyOf(categories);
    covers = List.copyOf(covers);
    payments = List.copyOf(payments);
  }

  List<Category> categoriesOn(LocalDate day) {
    return categories.stream()
        .filter(spell -> spell.holdsOn(day))
        .map(CategorySpell::code)
        .distinct()
        .toList();
  }

  boolean coveredIn(int year) {
    return covers.stream().anyMatch(cover -> cover.touches(year));
  }

  /** The latest of birth, arrival and the day after the end of the year's other cover. */
  LocalDate coverableFrom(int year) {
    return Stream.concat(
            arrivedOn.stream(),
            covers.stream()
                .filter(cover -> cover.touches(year))
                .map(cover -> cover.to().plusDays(1)))
        .max(Comparator.naturalOrder())
        .filter(birthDate::isBefore)
        .orElse(birthDate);
  }

  boolean coveredBefore(int year) {
    return covers.stream().anyMatch(cover -> cover.from().getYear() < year);
  }
}
