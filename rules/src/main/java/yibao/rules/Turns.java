package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The days from which on a person pays on other terms: a tier begins, a value of the law comes into
 * force, the person joins or leaves a group or is no longer in its time.
 */
record Turns(YearLaw law, Condition.Asked asked) {

  /** The next one after a day, in the season. */
  Optional<LocalDate> after(LocalDate day) {
    return Stream.concat(ofTheLaw(), ofThePerson(day))
        .filter(day::isBefore)
        .min(LocalDate::compareTo);
  }

  /** Whether something of the person is another from that day on. */
  boolean isOfThePerson(LocalDate day) {
    return ofThePerson(day.minusDays(1)).anyMatch(day::equals);
  }

  private Stream<LocalDate> ofTheLaw() {
    return law.terms().stream().map(Terms::from);
  }

  private Stream<LocalDate> ofThePerson(LocalDate day) {
    Terms terms = law.on(day);
    Condition.Asked then = asked.on(day);
    Stream<LocalDate> groups =
        asked.person().categories().stream()
            .flatMap(
                spell ->
                    Stream.concat(Stream.of(spell.from()), spell.to().map(Turns::eveTo).stream()));
    Stream<LocalDate> times =
        Stream.concat(
                terms.aidsFor(asked.person()).stream().map(Aid::who),
                terms.exemptionsFor(asked.person()).stream().map(Exemption::who))
            .flatMap(who -> who.unchangedUntil(then).stream())
            .map(Turns::eveTo);
    Stream<LocalDate> newborn =
        NewbornTime.of(terms, law.year(), asked.person(), day).stream()
            .map(time -> eveTo(time.lastDay()));
    return Stream.of(groups, times, newborn).flatMap(days -> days);
  }

  private static LocalDate eveTo(LocalDate lastDay) {
    return lastDay.equals(LocalDate.MAX) ? lastDay : lastDay.plusDays(1);
  }
}
