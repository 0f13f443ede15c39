package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.records.Identity;
import yibao.records.Person;
import yibao.records.PersonName;
import yibao.rules.IdDocument;

/** Gives the identity document to a file that was entered without one. */
public final class GiveDocument {

  private static final String ROUTE = "PUT /enrolment/people/{psnNo}/identity";

  private final PeopleRecords records;
  private final FileChange change;
  private final Rendering<Person> rendering;

  public GiveDocument(
      PeopleRecords records, OverdueEnrolment overdue, Rendering<Person> rendering) {
    this.records = records;
    this.change = new FileChange(records, overdue);
    this.rendering = rendering;
  }

  /**
   * Who gets which document.
   *
   * @param acting who acts, if not the bureau; must be the child's guardian
   * @param name the name on the document, if that in the file is to be corrected
   */
  public record Command(
      CallersKey key,
      Optional<String> acting,
      String psnNo,
      IdDocument document,
      Optional<String> name) {

    List<String> canonical() {
      return Canonical.of("identity")
          .withMaybe(acting)
          .with(psnNo)
          .with(document.type().code())
          .with(document.number())
          .withMaybe(name.map(PersonName::normal))
          .parts();
    }
  }

  public Keyed<FileRefusal> give(Command command, Instant now) {
    if (command.acting().isPresent() && !isGuardian(command.acting().get(), command.psnNo())) {
      return new Keyed.Refused<>(new FileRefusal.NotTheGuardian());
    }
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()),
        command.psnNo(),
        now,
        person -> identified(command, person),
        rendering);
  }

  private boolean isGuardian(String acting, String child) {
    Optional<String> guardian =
        records
            .people()
            .find(child)
            .flatMap(Person::guardian)
            .flatMap(records.people()::meant)
            .map(Person::psnNo);
    return guardian.isPresent()
        && guardian.equals(records.people().meant(acting).map(Person::psnNo));
  }

  private FileChange.Next identified(Command command, Person person) {
    IdDocument document = command.document();
    if (person.identity().document().isPresent()) {
      return new FileChange.Next.Refused(new FileRefusal.IdentityExists());
    }
    if (!agrees(document.birthDate(), Optional.of(person.facts().birthDate()))
        || !agrees(document.sex(), person.sex())) {
      return new FileChange.Next.Refused(new FileRefusal.IdentityMismatch());
    }
    String idType = document.type().code();
    Optional<Person> holder =
        records.identities().holder(idType, document.number()).flatMap(records.people()::meant);
    if (holder.filter(other -> other.psnNo().equals(person.psnNo())).isPresent()) {
      // given since the file was read
      return new FileChange.Next.Refused(new FileRefusal.IdentityExists());
    }
    if (holder.isPresent()) {
      return new FileChange.Next.Refused(new FileRefusal.IdentityTaken(holder.get().psnNo()));
    }
    Identity identity =
        new Identity(
            idType,
            document.number(),
            command.name().orElse(person.identity().name()),
            person.identity().phone());
    return new FileChange.Next.As(
        person.identified(identity, document.sex()),
        records.identities().enter(idType, document.number(), person.psnNo()));
  }

  private static boolean agrees(Optional<?> told, Optional<?> known) {
    return told.isEmpty() || known.isEmpty() || told.equals(known);
  }
}
