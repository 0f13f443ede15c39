package yibao.operations;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.records.Person;
import yibao.rules.Area;
import yibao.rules.BenefitGap;
import yibao.rules.BenefitSetting;
import yibao.rules.Cover;
import yibao.rules.EmploymentStatus;
import yibao.rules.Scheme;

/**
 * Whether somebody is covered for care (待遇享受), and by whose funds: on the day of the visit or
 * admission, and through a stay to its end.
 */
final class Entitlement {

  private final Person person;
  private final Scheme scheme;

  Entitlement(Person person, Scheme scheme) {
    this.person = person;
    this.scheme = scheme;
  }

  /** The pooling area that covers the person on a day; empty where none does. */
  Optional<Area> on(LocalDate day) {
    if (person.diedOn().filter(day::isAfter).isPresent()) {
      return Optional.empty();
    }
    return coverOn(day).map(Cover::area).or(() -> isRetired(day) ? areaOn(day) : Optional.empty());
  }

  private Optional<Cover> coverOn(LocalDate day) {
    return person.covers().stream()
        .filter(cover -> cover.scheme() == scheme)
        .filter(cover -> !day.isBefore(cover.from()) && !day.isAfter(cover.to()))
        .findFirst();
  }

  /** Where the file is; where it was before it moved, it doesn't say. */
  private Optional<Area> areaOn(LocalDate day) {
    return person.areaSince().filter(day::isBefore).isEmpty()
        ? Optional.of(person.area())
        : Optional.empty();
  }

  private boolean isRetired(LocalDate day) {
    return scheme == Scheme.EMPLOYEE && person.statusOn(day) == EmploymentStatus.RETIRED;
  }

  /** Why a stay, or a visit of one day, isn't covered, if it isn't. */
  Optional<CareRefusal> refusal(LocalDate from, LocalDate to, BenefitSetting setting) {
    if (person.diedOn().filter(from::isAfter).isPresent()) {
      return Optional.of(new CareRefusal.Deceased(person.diedOn().get()));
    }
    Optional<Area> insured = on(from);
    if (insured.isEmpty()) {
      return Optional.of(new CareRefusal.NotCovered(from, startsAfter(from)));
    }
    LocalDate last = person.diedOn().filter(to::isAfter).orElse(to);
    for (LocalDate day = from; !day.isAfter(last); day = next(day, last)) {
      if (!on(day).equals(insured)) {
        return Optional.of(
            new CareRefusal.Unpublished(BenefitGap.COVER_ENDS_IN_STAY, insured.get(), setting));
      }
    }
    return Optional.empty();
  }

  /** The day after what covers a day without a break, or after the last of all. */
  private LocalDate next(LocalDate day, LocalDate last) {
    return coverOn(day).map(cover -> cover.to().plusDays(1)).orElse(last.plusDays(1));
  }

  /** The first day after one on which cover begins, or a wait that is paid for ends. */
  Optional<LocalDate> startsAfter(LocalDate day) {
    Stream<LocalDate> covers =
        person.covers().stream().filter(cover -> cover.scheme() == scheme).map(Cover::from);
    Stream<LocalDate> waits =
        person.facts().payments().stream()
            .filter(paid -> paid.scheme() == scheme)
            .flatMap(paid -> paid.contribution().stream())
            .map(month -> month.waiting().coversFrom());
    return Stream.concat(covers, waits).filter(day::isBefore).min(Comparator.naturalOrder());
  }
}
