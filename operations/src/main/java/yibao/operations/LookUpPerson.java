package yibao.operations;

import java.util.Optional;
import yibao.records.People;
import yibao.records.Person;

/** Finds the one file of a person, by whichever of the person's numbers. */
public final class LookUpPerson {

  private final People people;

  public LookUpPerson(People people) {
    this.people = people;
  }

  public Optional<Person> find(String psnNo) {
    return people.meant(psnNo);
  }

  /** Whether two numbers are one person's. */
  public boolean areSame(String psnNo, String other) {
    if (psnNo.equals(other)) {
      return true;
    }
    Optional<String> one = people.meant(psnNo).map(Person::psnNo);
    return one.isPresent() && one.equals(people.meant(other).map(Person::psnNo));
  }
}
