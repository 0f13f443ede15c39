package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The facts of made-up persons. */
final class Someone {

  private static final LocalDate BORN = LocalDate.of(1988, 4, 2);

  private Someone() {}

  /** An adult with residents' cover from 1 January to 31 December of the years given. */
  static PersonFacts coveredIn(int... years) {
    return person(BORN, Optional.empty(), List.of(), wholeYears(years));
  }

  static PersonFacts withCovers(Cover... covers) {
    return person(BORN, Optional.empty(), List.of(), Arrays.asList(covers));
  }

  static PersonFacts born(LocalDate birthDate, int... years) {
    return person(birthDate, Optional.empty(), List.of(), wholeYears(years));
  }

  static PersonFacts arrived(LocalDate on, int... years) {
    return person(BORN, Optional.of(on), List.of(), wholeYears(years));
  }

  /** An unbroken adult who belongs to groups. */
  static PersonFacts of(CategorySpell... spells) {
    return person(BORN, Optional.empty(), Arrays.asList(spells), wholeYears(2024, 2025));
  }

  static PersonFacts person(
      LocalDate birthDate,
      Optional<LocalDate> arrivedOn,
      List<CategorySpell> categories,
      List<Cover> covers) {
    return new PersonFacts(birthDate, arrivedOn, categories, covers, List.of());
  }

  static CategorySpell always(Category group) {
    return new CategorySpell(group, LocalDate.of(2000, 1, 1), Optional.empty());
  }

  static List<Cover> wholeYears(int... years) {
    List<Cover> covers = new ArrayList<>();
    for (int year : years) {
      covers.add(
          cover(Scheme.RESIDENT, year, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }
    return covers;
  }

  static Cover cover(Scheme scheme, int year, LocalDate from, LocalDate to) {
    return new Cover(scheme, SmallLaw.PROVINCE, year, from, to, Optional.empty(), Optional.empty());
  }
}
