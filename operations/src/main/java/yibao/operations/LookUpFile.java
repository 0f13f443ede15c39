package yibao.operations;

import java.util.Optional;
import yibao.records.Accounts;
import yibao.records.Person;
import yibao.records.PersonalAccount;

/** Finds the one file of a person, by whichever of the person's numbers, and the own account. */
public final class LookUpFile {

  private final LookUpPerson people;
  private final Accounts accounts;

  public LookUpFile(LookUpPerson people, Accounts accounts) {
    this.people = people;
    this.accounts = accounts;
  }

  /** What is known of a person. */
  public record File(Person person, Optional<PersonalAccount> account) {}

  /** An account that was merged after its file was read says so: then the file is read again. */
  public Optional<File> find(String psnNo) {
    Optional<File> file = read(psnNo);
    while (file.flatMap(File::account).flatMap(PersonalAccount::mergedInto).isPresent()) {
      file = read(psnNo);
    }
    return file;
  }

  private Optional<File> read(String psnNo) {
    return people.find(psnNo).map(person -> new File(person, accounts.find(person.psnNo())));
  }
}
