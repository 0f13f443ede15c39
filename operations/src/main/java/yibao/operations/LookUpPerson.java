package yibao.operations;

import java.util.Optional;
import yibao.records.People;
import yibao.records.Person;

/** Finds the one file of a person. */
public final class LookUpPerson {

  private static final int LONGEST_NUMBER = 30;

  private final People people;

  public LookUpPerson(People people) {
    this.people = people;
  }

  public Optional<Person> find(String psnNo) {
    return psnNo.length() <= LONGEST_NUMBER ? people.find(psnNo) : Optional.empty();
  }
}
