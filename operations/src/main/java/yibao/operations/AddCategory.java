package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import yibao.records.Person;
import yibao.rules.CategorySpell;

/**
 * Enters that a person belongs to a group from a day on. The same group from the same day is the
 * spell that is there, whose end is set or corrected.
 */
public final class AddCategory {

  private static final String ROUTE = "POST /enrolment/people/{psnNo}/categories";

  private final FileChange change;
  private final Rendering<Person> rendering;

  public AddCategory(PeopleRecords records, OverdueEnrolment overdue, Rendering<Person> rendering) {
    this.change = new FileChange(records, overdue);
    this.rendering = rendering;
  }

  /** Who belongs to which group when. */
  public record Command(CallersKey key, String psnNo, CategorySpell spell) {

    List<String> canonical() {
      return Canonical.of("category").with(psnNo).with(spell).parts();
    }
  }

  public Keyed<FileRefusal> add(Command command, Instant now) {
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()),
        command.psnNo(),
        now,
        person -> added(person, command.spell()),
        rendering);
  }

  private static FileChange.Next added(Person person, CategorySpell spell) {
    List<CategorySpell> spells = new ArrayList<>(person.facts().categories());
    spells.removeIf(before -> before.code() == spell.code() && before.from().equals(spell.from()));
    if (spells.stream().anyMatch(other -> SideBySide.overlap(other, spell))) {
      return new FileChange.Next.Refused(new FileRefusal.CategoryOverlaps());
    }
    spells.add(spell);
    return FileChange.Next.As.of(person.withCategories(spells));
  }
}
