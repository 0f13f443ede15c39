package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.records.Person;
import yibao.records.PersonalAccount;

/**
 * Finds the one file of a person, by whichever of the person's numbers, with the own account and
 * the relations in which it is shared.
 */
public final class LookUpFile {

  private final LookUpPerson people;
  private final FreeMoney free;
  private final LookUpRelations relations;

  public LookUpFile(LookUpPerson people, SharingRecords sharing, LookUpRelations relations) {
    this.people = people;
    this.free = new FreeMoney(sharing);
    this.relations = relations;
  }

  /**
   * What is known of a person.
   *
   * @param account as it is by the clock
   * @param relations of sharing that are asked or in force
   */
  public record File(
      Person person, Optional<PersonalAccount> account, List<RelationFile> relations) {}

  /** An account that was merged after its file was read says so: then the file is read again. */
  public Optional<File> find(String psnNo, Instant now) {
    Optional<File> file = read(psnNo, now);
    while (file.flatMap(File::account).flatMap(PersonalAccount::mergedInto).isPresent()) {
      file = read(psnNo, now);
    }
    return file;
  }

  private Optional<File> read(String psnNo, Instant now) {
    return people
        .find(psnNo)
        .map(
            person ->
                new File(person, free.account(person.psnNo(), now), relations.open(person, now)));
  }
}
