package yibao.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import yibao.records.Change;
import yibao.records.Person;

/** Changes one person's file under a caller's key, as it stands when it is decided on. */
final class FileChange {

  private final PeopleRecords records;
  private final KeyedChange change;

  FileChange(PeopleRecords records) {
    this.records = records;
    this.change = new KeyedChange(records);
  }

  /** The file as it is to be. */
  sealed interface Next {

    /**
     * So, or as before where nothing has to change.
     *
     * @param beside what is written with it
     * @param before what has to be done first
     */
    record As(Person person, List<Change> beside, List<Runnable> before) implements Next {

      static As of(Person person) {
        return new As(person, List.of(), List.of());
      }

      static As of(Person person, List<Change> beside) {
        return new As(person, beside, List.of());
      }

      As after(List<Runnable> first) {
        return new As(person, beside, first);
      }
    }

    record Refused(FileRefusal reason) implements Next {}
  }

  Keyed<FileRefusal> make(
      Binding binding, String psnNo, Function<Person, Next> decide, Rendering<Person> rendering) {
    return change.make(binding, () -> decided(psnNo, decide, rendering));
  }

  private KeyedChange.Decided<FileRefusal> decided(
      String psnNo, Function<Person, Next> decide, Rendering<Person> rendering) {
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
      case Next.As as -> {
        List<Change> changes = new ArrayList<>(as.beside());
        if (!as.person().equals(person.get())) {
          changes.add(records.people().replace(as.person()));
        }
        yield new KeyedChange.Decided.Made<>(
            changes, psnNo, rendering.render(as.person()), as.before());
      }
    };
  }
}
