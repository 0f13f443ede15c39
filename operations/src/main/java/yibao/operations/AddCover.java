package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.Person;
import yibao.rules.Cover;

/**
 * Enters cover that a person had elsewhere (import of history). What the file holds already is no
 * second time entered.
 */
public final class AddCover {

  private static final String ROUTE = "POST /enrolment/people/{psnNo}/covers";

  private final FileChange change;
  private final Rendering<Person> rendering;

  public AddCover(PeopleRecords records, OverdueEnrolment overdue, Rendering<Person> rendering) {
    this.change = new FileChange(records, overdue);
    this.rendering = rendering;
  }

  /**
   * Who was covered when.
   *
   * @param covers a spell that was brought along, residents' cover by benefit year
   */
  public record Command(CallersKey key, String psnNo, List<Cover> covers) {

    public Command {
      covers = List.copyOf(covers);
    }

    List<String> canonical() {
      Canonical canonical = Canonical.of("cover").with(psnNo).with(covers.size());
      covers.forEach(canonical::with);
      return canonical.parts();
    }
  }

  public Keyed<FileRefusal> add(Command command, Instant now) {
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()),
        command.psnNo(),
        now,
        person -> added(person, command.covers(), now),
        rendering);
  }

  private static FileChange.Next added(Person person, List<Cover> brought, Instant now) {
    List<Cover> covers = new ArrayList<>(person.covers());
    for (Cover cover : brought) {
      if (cover.from().isBefore(person.facts().birthDate())) {
        return new FileChange.Next.Refused(new FileRefusal.BeginsBeforeBirth());
      }
      if (person.diedOn().filter(cover.from()::isAfter).isPresent()) {
        return new FileChange.Next.Refused(new FileRefusal.BeginsAfterDeath());
      }
      if (covers.stream().noneMatch(cover::isSameSpellAs)) {
        Optional<Cover.Conflict> conflict = SideBySide.conflict(cover, covers);
        if (conflict.isPresent()) {
          return new FileChange.Next.Refused(
              new FileRefusal.CoverConflicts(conflict.get(), cover.year()));
        }
        covers.add(cover.enteredAt(now));
      }
    }
    return FileChange.Next.As.of(person.withCovers(covers));
  }
}
