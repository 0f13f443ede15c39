package yibao.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import yibao.records.Change;
import yibao.records.Consent;
import yibao.records.Person;
import yibao.records.Relation;
import yibao.records.SharingFile;
import yibao.rules.Kinship;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.Quota;
import yibao.rules.QuotaUsed;
import yibao.rules.SharingLaw;
import yibao.rules.SharingUse;

/**
 * Asks for a relation of sharing (申请建立共济关系): an employee offers a relative the use of the own
 * account, or a relative asks for it. Nothing is frozen or used until the other one has agreed, for
 * which there are {@value #DAYS_TO_ANSWER} days.
 */
public final class AskRelation {

  /** After so many days a relation that nobody answered has expired. */
  public static final int DAYS_TO_ANSWER = 30;

  private static final String ROUTE = "POST /sharing-setup/relations";

  private final SharingRecords records;
  private final SharingLaw law;
  private final Ids ids;
  private final KeyedChange change;
  private final Rendering<RelationFile> rendering;

  public AskRelation(
      SharingRecords records, PolicyBook book, Ids ids, Rendering<RelationFile> rendering) {
    this.records = records;
    this.law = new SharingLaw(book);
    this.ids = ids;
    this.change = new KeyedChange(records);
    this.rendering = rendering;
  }

  /**
   * What is asked.
   *
   * @param consent of who acts, who must be one of the two
   * @param kinship what the beneficiary is to the owner
   * @param quota nothing, where it is the beneficiary who asks
   */
  public record Command(
      CallersKey key,
      Consent consent,
      String owner,
      String beneficiary,
      Kinship kinship,
      Quota quota,
      Set<SharingUse> uses) {

    List<String> canonical() {
      Canonical canonical =
          Canonical.of("relation")
              .with(consent.psnNo())
              .with(owner)
              .with(beneficiary)
              .with(kinship.name());
      uses.stream().sorted().map(SharingUse::name).forEach(canonical::with);
      return canonical.with(quota).parts();
    }
  }

  public Keyed<SharingRefusal> ask(Command command, Instant now) {
    Optional<SharingRefusal> stranger = stranger(command);
    return stranger.isPresent()
        ? new Keyed.Refused<>(stranger.get())
        : change.make(
            Binding.of(command.key(), ROUTE, command.canonical()), () -> decided(command, now));
  }

  /** Whoever isn't one of the two learns nothing else. */
  private Optional<SharingRefusal> stranger(Command command) {
    String acting = command.consent().psnNo();
    if (acting.equals(command.owner()) || acting.equals(command.beneficiary())) {
      return Optional.empty();
    }
    Map<String, Person> meant = people(command);
    Optional<Person> who = Optional.ofNullable(meant.get(acting));
    return who.isPresent() && isOneOfTheTwo(who.get(), command, meant)
        ? Optional.empty()
        : Optional.of(new SharingRefusal.NotAParty());
  }

  private static boolean isOneOfTheTwo(Person who, Command command, Map<String, Person> meant) {
    return who.equals(meant.get(command.owner())) || who.equals(meant.get(command.beneficiary()));
  }

  private Map<String, Person> people(Command command) {
    Set<String> numbers = new HashSet<>(List.of(command.owner(), command.beneficiary()));
    numbers.add(command.consent().psnNo());
    return records.people().meant(records.people().find(numbers));
  }

  private KeyedChange.Decided<SharingRefusal> decided(Command command, Instant now) {
    Map<String, Person> meant = people(command);
    for (Relation.Party party : Relation.Party.values()) {
      if (!meant.containsKey(number(command, party))) {
        return refused(new SharingRefusal.UnknownPerson(party));
      }
    }
    SharingSides sides =
        new SharingSides(
            Objects.requireNonNull(meant.get(command.owner())),
            Objects.requireNonNull(meant.get(command.beneficiary())));
    Relation.Party by =
        sides.owner().equals(meant.get(command.consent().psnNo()))
            ? Relation.Party.OWNER
            : Relation.Party.BENEFICIARY;
    Optional<SharingRefusal> refusal = sides.refusal(law, now);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    if (by == Relation.Party.BENEFICIARY && !command.quota().equals(Quota.NONE)) {
      return refused(new SharingRefusal.QuotaOfBeneficiary());
    }
    return asked(command, sides, by, now);
  }

  private static String number(Command command, Relation.Party party) {
    return party == Relation.Party.OWNER ? command.owner() : command.beneficiary();
  }

  private KeyedChange.Decided<SharingRefusal> asked(
      Command command, SharingSides sides, Relation.Party by, Instant now) {
    Map<String, SharingFile> files =
        records.relations().files(Set.of(sides.owner().psnNo(), sides.beneficiary().psnNo()));
    SharingFile owner = Objects.requireNonNull(files.get(sides.owner().psnNo()));
    SharingFile beneficiary = Objects.requireNonNull(files.get(sides.beneficiary().psnNo()));
    Optional<Relation> before =
        owner
            .sharedWith(beneficiary.psnNo())
            .flatMap(records.relations()::find)
            .filter(Relation::isOpen);
    // One that has expired makes room for the next.
    Optional<Relation> expired =
        before.flatMap(one -> EndRelation.expired(one, now).map(one::ended));
    if (before.isPresent() && expired.isEmpty()) {
      return refused(new SharingRefusal.RelationExists(before.get().relationId()));
    }
    Relation relation = relation(command, sides, by, now);
    if (expired.filter(one -> one.relationId().equals(relation.relationId())).isPresent()) {
      return new KeyedChange.Decided.Stale<>(); // the same id was drawn twice
    }
    List<Change> changes =
        new ArrayList<>(records.relations().ask(relation, expired, owner, beneficiary));
    changes.add(records.people().stands(relation.owner()));
    changes.add(records.people().stands(relation.beneficiary()));
    return new KeyedChange.Decided.Made<>(
        changes, relation.relationId(), rendering.render(RelationFile.of(relation, now)));
  }

  private Relation relation(Command command, SharingSides sides, Relation.Party by, Instant now) {
    Relation.Given given = new Relation.Given(command.consent(), now);
    Instant until = now.plus(Duration.ofDays(DAYS_TO_ANSWER));
    return new Relation(
        ids.relation(),
        1,
        sides.owner().psnNo(),
        sides.beneficiary().psnNo(),
        command.kinship(),
        command.uses(),
        command.quota(),
        QuotaUsed.NOTHING,
        new Relation.Asking(by, given, until),
        command.quota().total().equals(Money.ZERO) ? Optional.empty() : Optional.of(given),
        Optional.empty(),
        Optional.empty(),
        Optional.of(until));
  }

  private static KeyedChange.Decided<SharingRefusal> refused(SharingRefusal refusal) {
    return new KeyedChange.Decided.Refused<>(refusal);
  }
}
