package yibao.operations;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import yibao.records.Mandate;
import yibao.records.People;
import yibao.records.Person;

/** What somebody is to a mandate, by whichever of the person's numbers. */
enum MandateParty {
  PAYER,
  /** To be covered by it, and not its payer. */
  COVERED,
  STRANGER;

  static MandateParty of(String psnNo, Mandate mandate, People people) {
    Set<String> numbers = new HashSet<>(mandate.everybody());
    numbers.add(psnNo);
    Map<String, Person> meant = people.meant(people.find(numbers));
    Optional<String> who = number(psnNo, meant);
    if (who.isEmpty()) {
      return STRANGER;
    }
    if (who.equals(number(mandate.payer(), meant))) {
      return PAYER;
    }
    return mandate.people().stream().anyMatch(covered -> who.equals(number(covered, meant)))
        ? COVERED
        : STRANGER;
  }

  private static Optional<String> number(String psnNo, Map<String, Person> meant) {
    return Optional.ofNullable(meant.get(psnNo)).map(Person::psnNo);
  }
}
