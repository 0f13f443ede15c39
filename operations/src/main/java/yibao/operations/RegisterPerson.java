package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.Identities;
import yibao.records.Identity;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.StorageUnavailable;
import yibao.records.Tables;
import yibao.rules.Area;
import yibao.rules.PersonFacts;
import yibao.rules.Sex;

/**
 * Enters a person under the identity document, once in the whole country: who is known already gets
 * the same number again, whichever channel asks.
 */
public final class RegisterPerson {

  private static final int MOST_TRIES = 4;

  private final Tables tables;
  private final People people;
  private final Identities identities;
  private final Ids ids;

  public RegisterPerson(Tables tables, People people, Identities identities, Ids ids) {
    this.tables = tables;
    this.people = people;
    this.identities = identities;
    this.ids = ids;
  }

  /**
   * Who is to be entered.
   *
   * @param identity the name, and the document by which the person is known
   * @param sex where the document or the caller tells it
   * @param area where the person is insured
   * @param facts birth date and the history brought along, empty from a channel that may not bring
   *     one
   * @param bringsHistory whether the caller answers for the history, so that a known file which
   *     lacks part of it is no silent success
   */
  public record Command(
      Identity identity, Optional<Sex> sex, Area area, PersonFacts facts, boolean bringsHistory) {

    /** Of whom the sex isn't known. */
    public Command(Identity identity, Area area, PersonFacts facts, boolean bringsHistory) {
      this(identity, Optional.empty(), area, facts, bringsHistory);
    }
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** The person has this number, entered now or before. */
    record Registered(String psnNo, boolean before) implements Outcome {}

    /** The document is held under another name. */
    record IdentityMismatch() implements Outcome {}

    /** The person is known, and the file lacks part of the history brought along. */
    record PersonExists(String psnNo) implements Outcome {}
  }

  public Outcome register(Command command, Instant now) {
    Identity.Document document = command.identity().document().orElseThrow();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Optional<String> holder = identities.holder(document.idType(), document.idNumber());
      if (holder.isPresent()) {
        return known(command, holder.get());
      }
      String psnNo = ids.person();
      List<Change> changes =
          new ArrayList<>(identities.enter(document.idType(), document.idNumber(), psnNo));
      changes.add(
          people.enter(
              Person.entered(
                  psnNo,
                  command.area(),
                  command.identity(),
                  command.sex(),
                  Optional.empty(),
                  command.facts(),
                  ShanghaiTime.dateOf(now))));
      if (tables.commit(changes) instanceof Commit.Done) {
        return new Outcome.Registered(psnNo, false);
      }
    }
    throw new StorageUnavailable("the document is being registered by somebody else");
  }

  /** The name is that of the file under the document, the history that of the person it means. */
  private Outcome known(Command command, String holder) {
    Person file =
        people
            .find(holder)
            .orElseThrow(() -> new IllegalStateException("no file for a registered document"));
    if (!file.identity().isNamed(command.identity().name())) {
      return new Outcome.IdentityMismatch();
    }
    Person person = people.meant(holder).orElseThrow();
    String psnNo = person.psnNo();
    if (command.bringsHistory() && !holds(person.facts(), command.facts())) {
      return new Outcome.PersonExists(psnNo);
    }
    return new Outcome.Registered(psnNo, true);
  }

  private static boolean holds(PersonFacts file, PersonFacts brought) {
    return file.categories().containsAll(brought.categories())
        && brought.payments().stream()
            .allMatch(paid -> file.payments().stream().anyMatch(paid::isSamePaymentAs))
        && brought.covers().stream()
            .allMatch(cover -> file.covers().stream().anyMatch(cover::isSameSpellAs));
  }
}
