package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import yibao.records.Change;
import yibao.records.Person;
import yibao.rules.Cover;

/**
 * Changes one person's file under a caller's key, as it stands when it is decided on. What a late
 * job still has to bring by what the file held until now is brought first.
 */
final class FileChange {

  private final PeopleRecords records;
  private final OverdueEnrolment overdue;
  private final KeyedChange change;

  FileChange(PeopleRecords records, OverdueEnrolment overdue) {
    this.records = records;
    this.overdue = overdue;
    this.change = new KeyedChange(records);
  }

  /** The file as it is to be. */
  sealed interface Next {

    /**
     * So, or as before where nothing has to change.
     *
     * @param beside what is written with it
     */
    record As(Person person, List<Change> beside) implements Next {

      static As of(Person person) {
        return new As(person, List.of());
      }
    }

    record Refused(FileRefusal reason) implements Next {}

    /**
     * It has to be read again: others changed what it depends on, or the clock did.
     *
     * @param noting what the clock has decided and has to be noted before it is read again
     */
    record Stale(Runnable noting) implements Next {}
  }

  /**
   * Makes it.
   *
   * @param now by the business clock
   */
  Keyed<FileRefusal> make(
      Binding binding,
      String psnNo,
      Instant now,
      Function<Person, Next> decide,
      Rendering<Person> rendering) {
    return change.make(binding, () -> decided(psnNo, now, decide, rendering));
  }

  private KeyedChange.Decided<FileRefusal> decided(
      String psnNo, Instant now, Function<Person, Next> decide, Rendering<Person> rendering) {
    Optional<Person> person = records.people().find(psnNo);
    if (person.isEmpty()) {
      return new KeyedChange.Decided.Refused<>(new FileRefusal.NoSuchPerson());
    }
    if (person.get().mergedInto().isPresent()) {
      return new KeyedChange.Decided.Refused<>(
          new FileRefusal.PersonMerged(records.people().meant(psnNo).orElseThrow().psnNo()));
    }
    return switch (decide.apply(person.get())) {
      case Next.Refused refused -> new KeyedChange.Decided.Refused<>(refused.reason());
      case Next.Stale stale -> new KeyedChange.Decided.Stale<>(stale.noting());
      case Next.As as when as.person().equals(person.get()) ->
          new KeyedChange.Decided.Made<>(as.beside(), psnNo, rendering.render(as.person()));
      case Next.As as -> changed(person.get(), as, now, decide, rendering);
    };
  }

  /**
   * What is overdue stands in the way of the change as if it had been brought in time: who is
   * refused for it has changed nothing.
   */
  private KeyedChange.Decided<FileRefusal> changed(
      Person person,
      Next.As next,
      Instant now,
      Function<Person, Next> decide,
      Rendering<Person> rendering) {
    List<OverdueEnrolment.Overdue> due = overdue.of(person, now);
    if (!due.isEmpty() && decide.apply(with(person, due)) instanceof Next.Refused refused) {
      return new KeyedChange.Decided.Refused<>(refused.reason());
    }
    List<Change> changes = new ArrayList<>(next.beside());
    changes.add(records.people().replace(next.person().changedOn(ShanghaiTime.dateOf(now))));
    return new KeyedChange.Decided.Made<>(
        changes,
        person.psnNo(),
        rendering.render(next.person()),
        due.stream().map(OverdueEnrolment.Overdue::bringing).toList());
  }

  private static Person with(Person person, List<OverdueEnrolment.Overdue> due) {
    List<Cover> covers = new ArrayList<>(person.covers());
    due.forEach(one -> covers.add(one.cover()));
    return person.withCovers(covers);
  }
}
