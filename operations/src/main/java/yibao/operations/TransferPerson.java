package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import yibao.records.Person;
import yibao.rules.Area;

/**
 * Moves a person's insurance to another pooling area. Residents' cover that was paid stays where it
 * was paid, to the end of its year; so does what was due to an aided person by then.
 */
public final class TransferPerson {

  private static final String ROUTE = "POST /enrolment/people/{psnNo}/transfer";

  private final FileChange change;
  private final Rendering<Person> rendering;

  public TransferPerson(
      PeopleRecords records, OverdueEnrolment overdue, Rendering<Person> rendering) {
    this.change = new FileChange(records, overdue);
    this.rendering = rendering;
  }

  /**
   * Who moves where.
   *
   * @param on not after today
   */
  public record Command(CallersKey key, String psnNo, Area toArea, LocalDate on) {

    List<String> canonical() {
      return Canonical.of("transfer").with(psnNo).with(toArea).with(on).parts();
    }
  }

  public Keyed<FileRefusal> transfer(Command command, Instant now) {
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()),
        command.psnNo(),
        now,
        person -> transferred(person, command.toArea(), command.on()),
        rendering);
  }

  private static FileChange.Next transferred(Person person, Area toArea, LocalDate on) {
    if (on.isBefore(person.facts().birthDate())) {
      return new FileChange.Next.Refused(new FileRefusal.BeforeBirth());
    }
    if (person.areaSince().filter(on::isBefore).isPresent()) {
      return new FileChange.Next.Refused(new FileRefusal.BeforeLastTransfer());
    }
    if (person.diedOn().isPresent()) {
      return new FileChange.Next.Refused(new FileRefusal.Deceased());
    }
    if (person.area().equals(toArea)) {
      return new FileChange.Next.Refused(new FileRefusal.SameArea());
    }
    return FileChange.Next.As.of(person.transferred(toArea, on));
  }
}
