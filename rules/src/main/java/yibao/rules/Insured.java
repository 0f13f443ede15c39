package yibao.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * On which days somebody is insured (在保): on those of a cover in either scheme, and while retired,
 * since who is retired pays no more; never after death.
 */
public record Insured(List<Cover> covers, Working working, Optional<LocalDate> diedOn) {

  /** Days without a gap; the last is included. */
  private record Spell(LocalDate from, LocalDate to) {

    boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  public boolean on(LocalDate day) {
    return spells().anyMatch(spell -> spell.holds(day));
  }

  /** Whether it is the employee scheme in which somebody is insured on a day. */
  public boolean inEmployeeScheme(LocalDate day) {
    return employee().anyMatch(spell -> spell.holds(day));
  }

  /**
   * The first day after so many months without any cover, for somebody who was insured on a day;
   * empty where no end of the cover is known.
   */
  public Optional<LocalDate> lapses(LocalDate since, int months) {
    LocalDate uncovered = since;
    for (Spell spell : spells().sorted(Comparator.comparing(Spell::from)).toList()) {
      if (spell.to().isBefore(uncovered)) {
        continue;
      }
      if (!spell.from().isBefore(uncovered.plusMonths(months))) {
        break;
      }
      if (spell.to().equals(LocalDate.MAX)) {
        return Optional.empty();
      }
      uncovered = spell.to().plusDays(1);
    }
    return Optional.of(uncovered.plusMonths(months));
  }

  private Stream<Spell> spells() {
    return Stream.concat(spells(cover -> cover.scheme() == Scheme.RESIDENT), employee());
  }

  private Stream<Spell> employee() {
    return Stream.concat(spells(cover -> cover.scheme() == Scheme.EMPLOYEE), retired());
  }

  private Stream<Spell> spells(Predicate<Cover> which) {
    return covers.stream().filter(which).flatMap(cover -> alive(cover.from(), cover.to()).stream());
  }

  private Stream<Spell> retired() {
    List<EmploymentSpell> told = working.employments();
    return Stream.iterate(0, i -> i < told.size(), i -> i + 1)
        .filter(i -> told.get(i).status() == EmploymentStatus.RETIRED)
        .flatMap(
            i ->
                alive(
                    told.get(i).from(),
                    i + 1 < told.size() ? told.get(i + 1).from().minusDays(1) : LocalDate.MAX)
                    .stream());
  }

  private Optional<Spell> alive(LocalDate from, LocalDate to) {
    LocalDate last = diedOn.filter(to::isAfter).orElse(to);
    return last.isBefore(from) ? Optional.empty() : Optional.of(new Spell(from, last));
  }
}
