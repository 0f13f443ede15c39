package yibao.operations;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import yibao.records.Person;
import yibao.rules.PersonFacts;
import yibao.rules.Question;
import yibao.rules.Scheme;

/**
 * Says from which day a person is covered who pays on a given day, from the one file of the person,
 * in the area where the person is insured. Reads that file and changes nothing.
 */
public final class AssessPerson {

  private final LookUpPerson people;
  private final Assess assess;

  public AssessPerson(LookUpPerson people, Assess assess) {
    this.people = people;
    this.assess = assess;
  }

  /** What is asked of a person's file. */
  public record Asked(String psnNo, Scheme scheme, int year, LocalDate payOn, int repairYears) {}

  /** What comes of asking. */
  public sealed interface Outcome {

    /** What the rules say of the file. */
    record Assessed(Assess.Outcome outcome) implements Outcome {}

    /** Nobody has the number. */
    record NoSuchPerson() implements Outcome {}

    /** The day of payment is before the person was born. */
    record BeforeBirth() implements Outcome {}

    /** The person had died by the day of payment. */
    record Deceased() implements Outcome {}
  }

  public Outcome assess(Asked asked) {
    Optional<Person> person = people.find(asked.psnNo());
    if (person.isEmpty()) {
      return new Outcome.NoSuchPerson();
    }
    if (asked.payOn().isBefore(person.get().facts().birthDate())) {
      return new Outcome.BeforeBirth();
    }
    if (person.get().diedOn().filter(day -> !day.isAfter(asked.payOn())).isPresent()) {
      return new Outcome.Deceased();
    }
    return new Outcome.Assessed(assess.all(List.of(question(asked, person.get()))));
  }

  /** No file says what a year's cover was used for. */
  private static Question question(Asked asked, Person person) {
    return new Question(
        person.area(),
        asked.scheme(),
        asked.year(),
        asked.payOn(),
        asked.repairYears(),
        knownOn(asked.payOn(), person.facts()),
        List.of());
  }

  /** On a day that is past, what was paid since is not paid yet. */
  private static PersonFacts knownOn(LocalDate day, PersonFacts facts) {
    return new PersonFacts(
        facts.birthDate(),
        facts.arrivedOn(),
        facts.categories(),
        facts.covers(),
        facts.payments().stream().filter(premium -> !premium.paidOn().isAfter(day)).toList());
  }
}
