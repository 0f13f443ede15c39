package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.records.Identity;
import yibao.records.Person;
import yibao.records.PersonName;
import yibao.rules.Area;
import yibao.rules.PersonFacts;
import yibao.rules.Sex;

/**
 * Enters a newborn who has no document yet, under a guardian. Nothing of the child tells it from
 * another, so the caller's key does.
 */
public final class RegisterNewborn {

  private static final String ROUTE = "POST /enrolment/people";

  private final PeopleRecords records;
  private final KeyedChange change;
  private final Ids ids;
  private final Rendering<Person> rendering;

  public RegisterNewborn(PeopleRecords records, Ids ids, Rendering<Person> rendering) {
    this.records = records;
    this.change = new KeyedChange(records);
    this.ids = ids;
    this.rendering = rendering;
  }

  /**
   * Who is to be entered.
   *
   * @param guardian the {@code psnNo} of who answers for the child
   * @param identity the name, without a document
   * @param facts birth date and the history brought along, empty from a channel that may not bring
   *     one
   */
  public record Command(
      CallersKey key,
      String guardian,
      Identity identity,
      Optional<Sex> sex,
      Area area,
      PersonFacts facts) {

    List<String> canonical() {
      return Canonical.of("newborn")
          .with(guardian)
          .with(PersonName.normal(identity.name()))
          .withMaybe(identity.phone())
          .withMaybe(sex)
          .with(area)
          .with(facts)
          .parts();
    }
  }

  public Keyed<FileRefusal> register(Command command, Instant now) {
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()), () -> decided(command, now));
  }

  private KeyedChange.Decided<FileRefusal> decided(Command command, Instant now) {
    Optional<Person> guardian = records.people().meant(command.guardian());
    if (guardian.isEmpty()) {
      return new KeyedChange.Decided.Refused<>(new FileRefusal.UnknownGuardian());
    }
    if (guardian.get().diedOn().isPresent()) {
      return new KeyedChange.Decided.Refused<>(new FileRefusal.GuardianDeceased());
    }
    Person child =
        Person.entered(
            ids.person(),
            command.area(),
            command.identity(),
            command.sex(),
            Optional.of(guardian.get().psnNo()),
            command.facts(),
            ShanghaiTime.dateOf(now));
    return new KeyedChange.Decided.Made<>(
        List.of(records.people().enter(child)), child.psnNo(), rendering.render(child));
  }
}
