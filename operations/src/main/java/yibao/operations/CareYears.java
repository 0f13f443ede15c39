package yibao.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.records.BenefitYear;
import yibao.records.Person;
import yibao.rules.Scheme;
import yibao.rules.YearSums;

/**
 * What somebody's bills of a scheme have come to in the years that matter to one bill, those under
 * numbers that were merged into the person's among them.
 *
 * @param own by their years, those in which anything was settled
 * @param former the same under each former number
 */
record CareYears(Map<Integer, BenefitYear> own, List<BenefitYear> former) {

  CareYears {
    own = Map.copyOf(own);
    former = List.copyOf(former);
  }

  /** The one in which the next bill is entered. */
  BenefitYear of(Person person, Scheme scheme, int year) {
    return Optional.ofNullable(own.get(year))
        .orElseGet(() -> BenefitYear.empty(person.psnNo(), scheme, year));
  }

  /** What the bills of a year came to under the other numbers. */
  YearSums beside(BenefitYear year) {
    return all()
        .filter(other -> other.year() == year.year() && !other.psnNo().equals(year.psnNo()))
        .map(BenefitYear::sums)
        .reduce(YearSums.NONE, YearSums::plus);
  }

  /** What all bills of a year came to; empty if there were none. */
  Optional<YearSums> together(int year) {
    return all().filter(one -> one.year() == year).map(BenefitYear::sums).reduce(YearSums::plus);
  }

  /** One of which bills have to be computed again before anything else is. */
  Optional<BenefitYear> pending() {
    return all().filter(year -> year.replay().isPresent()).findFirst();
  }

  /** With a year as it stands now. */
  CareYears with(BenefitYear next) {
    Map<Integer, BenefitYear> nextOwn = new HashMap<>(own);
    nextOwn.computeIfPresent(
        next.year(), (year, one) -> one.psnNo().equals(next.psnNo()) ? next : one);
    return new CareYears(
        nextOwn,
        former.stream()
            .map(one -> one.psnNo().equals(next.psnNo()) && one.year() == next.year() ? next : one)
            .toList());
  }

  private Stream<BenefitYear> all() {
    return Stream.concat(own.values().stream(), former.stream());
  }
}
