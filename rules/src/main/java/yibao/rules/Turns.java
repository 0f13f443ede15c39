package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days from which on a person pays on other terms: a tier begins, a value of the law comes into
 * force, the person joins or leaves a group or is no longer in its time.
 */
record Turns(YearLaw law, Condition.Asked asked) {

  /** The next one after a day, in the season. */
  Optional<LocalDate> after(LocalDate day) {
    Next next = new Next(day);
    law.terms().forEach(terms -> next.mayBe(terms.from()));
    ofThePerson(day, next);
    return next.found();
  }

  /** Whether something of the person is another from that day on. */
  boolean isOfThePerson(LocalDate day) {
    Next next = new Next(day.minusDays(1));
    ofThePerson(day.minusDays(1), next);
    return next.found().equals(Optional.of(day));
  }

  private void ofThePerson(LocalDate day, Next next) {
    asked.person().categories().forEach(next::mayBeOf);
    ofTimes(day, next);
  }

  /** The times that groups and newborns have, as they stand on that day. */
  private void ofTimes(LocalDate day, Next next) {
    Terms terms = law.on(day);
    Condition.Asked then = asked.on(day);
    for (Aid aid : terms.aidsFor(asked.person())) {
      aid.who().unchangedUntil(then).ifPresent(next::mayFollow);
    }
    for (Exemption exemption : terms.exemptionsFor(asked.person())) {
      exemption.who().unchangedUntil(then).ifPresent(next::mayFollow);
    }
    NewbornTime.of(terms, law.year(), asked.person(), day)
        .ifPresent(time -> next.mayFollow(time.lastDay()));
  }

  /** The earliest after a day of those that it is told of. */
  private static final class Next {

    private final LocalDate day;
    private @Nullable LocalDate found;

    Next(LocalDate day) {
      this.day = day;
    }

    void mayBe(LocalDate turn) {
      if (turn.isAfter(day) && (found == null || turn.isBefore(found))) {
        found = turn;
      }
    }

    void mayFollow(LocalDate lastDay) {
      mayBe(lastDay.equals(LocalDate.MAX) ? lastDay : lastDay.plusDays(1));
    }

    void mayBeOf(CategorySpell spell) {
      mayBe(spell.from());
      spell.to().ifPresent(this::mayFollow);
    }

    Optional<LocalDate> found() {
      return Optional.ofNullable(found);
    }
  }
}
