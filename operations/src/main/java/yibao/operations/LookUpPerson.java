package yibao.operations;

import java.util.Optional;
import yibao.records.People;
import yibao.records.Person;

/** Finds the one file of a person. */
public final class LookUpPerson {

  private final People people;

  public LookUpPerson(People people) {
    this.people = people;
  }

  public Optional<Person> find(String psnNo) {
    return people.find(psnNo);
  }
}
