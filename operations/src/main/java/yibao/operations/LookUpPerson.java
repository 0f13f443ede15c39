package yibao.operations;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Whether two numbers are one person's. They are read together: a merge that comes between two
   * reads would make two people of one.
   */
  public boolean areSame(String psnNo, String other) {
    if (psnNo.equals(other)) {
      return true;
    }
    Map<String, Person> meant = people.meant(people.find(Set.of(psnNo, other)));
    return meant.size() == 2 && meant.values().stream().map(Person::psnNo).distinct().count() == 1;
  }
}
