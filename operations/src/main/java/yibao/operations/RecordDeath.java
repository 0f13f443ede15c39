package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import yibao.records.Person;

/**
 * Enters the day on which a person died: a running cover ends with it, and nobody can pay for the
 * person any more. What was paid stays in the file as it was paid.
 */
public final class RecordDeath {

  private static final String ROUTE = "POST /enrolment/people/{psnNo}/death";

  private final FileChange change;
  private final Rendering<Person> rendering;

  public RecordDeath(PeopleRecords records, OverdueEnrolment overdue, Rendering<Person> rendering) {
    this.change = new FileChange(records, overdue);
    this.rendering = rendering;
  }

  /**
   * Who died when.
   *
   * @param on not after today
   */
  public record Command(CallersKey key, String psnNo, LocalDate on) {

    List<String> canonical() {
      return Canonical.of("death").with(psnNo).with(on).parts();
    }
  }

  public Keyed<FileRefusal> record(Command command, Instant now) {
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()),
        command.psnNo(),
        now,
        person -> dead(person, command.on()),
        rendering);
  }

  private static FileChange.Next dead(Person person, LocalDate on) {
    if (on.isBefore(person.facts().birthDate())) {
      return new FileChange.Next.Refused(new FileRefusal.BeforeBirth());
    }
    if (person.diedOn().filter(known -> !known.equals(on)).isPresent()) {
      return new FileChange.Next.Refused(new FileRefusal.AlreadyDead(person.diedOn().get()));
    }
    return FileChange.Next.As.of(person.died(on));
  }
}
