package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yibao.operations.ShanghaiTime;
import yibao.operations.SharingRefusal;
import yibao.records.Relation.Party;
import yibao.records.Relation.Status;
import yibao.rules.Insured;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.Quota;
import yibao.rules.SharingEnd;
import yibao.rules.SharingLaw;
import yibao.rules.Working;
import yibao.simulator.world.SharingState.Agreed;
import yibao.simulator.world.SharingState.Asked;
import yibao.simulator.world.SharingState.Ended;
import yibao.simulator.world.SharingState.Shared;
import yibao.simulator.world.State.Consented;
import yibao.simulator.world.State.PersonFile;

/**
 * The part of the model that is about relations of sharing: asked by one, agreed to by the other,
 * ended by either or by itself. Until when somebody is insured, and what of it is an end, is the
 * rules'.
 */
final class RelationModel {

  private static final Duration TO_ANSWER = Duration.ofDays(30);
  private static final Set<Status> TO_BE_ANSWERED = EnumSet.of(Status.ASKED);
  private static final Set<Status> OPEN = EnumSet.of(Status.ASKED, Status.ACTIVE);

  private final Model model;
  private final State state;
  private final SharingState sharing;
  private final FileModel files;
  private final AccountModel accounts;
  private final SharingLaw law;
  private final Stored stored;

  RelationModel(
      Model model, FileModel files, AccountModel accounts, Stored stored, PolicyBook book) {
    this.model = model;
    this.state = model.state();
    this.sharing = state.sharing();
    this.files = files;
    this.accounts = accounts;
    this.law = new SharingLaw(book);
    this.stored = stored;
  }

  // ---- what is answered -----------------------------------------------------------------------

  /** How a relation stands, as an answer says it. */
  private static String said(Shared relation, List<Party> suspendedBy, Instant now) {
    return SharingDesk.said(
        relation.statusAt(now),
        relation.quota().total().fen(),
        relation.isOpen() ? relation.unused() : 0,
        suspendedBy);
  }

  private Optional<Party> party(String actor, Shared relation) {
    return Stream.of(Party.values())
        .filter(party -> files.number(actor).equals(relation.of(party)))
        .findFirst()
        .or(
            () ->
                Stream.of(Party.values())
                    .filter(party -> files.areSame(actor, relation.of(party)))
                    .findFirst());
  }

  private PersonFile file(Shared relation, Party party) {
    return files.file(files.meant(relation.of(party)).orElseThrow());
  }

  // ---- who may share --------------------------------------------------------------------------

  static Insured insured(PersonFile file) {
    return new Insured(file.covers(), working(file), file.diedOn());
  }

  private static Working working(PersonFile file) {
    return new Working(file.employments(), Optional.empty());
  }

  private Optional<SharingRefusal> refusal(String owner, String beneficiary, LocalDate today) {
    PersonFile own = files.file(owner);
    PersonFile other = files.file(beneficiary);
    if (owner.equals(beneficiary)) {
      return Optional.of(new SharingRefusal.WithOneself());
    }
    if (own.diedOn().isPresent()) {
      return Optional.of(new SharingRefusal.Deceased(Party.OWNER));
    }
    if (other.diedOn().isPresent()) {
      return Optional.of(new SharingRefusal.Deceased(Party.BENEFICIARY));
    }
    if (!insured(own).on(today)) {
      return Optional.of(new SharingRefusal.NotInsured(Party.OWNER));
    }
    if (!insured(other).on(today)) {
      return Optional.of(new SharingRefusal.NotInsured(Party.BENEFICIARY));
    }
    if (!insured(own).inEmployeeScheme(today)
        || SharingEnd.Side.of(own.area(), working(own), today).outOfWorkSince().isPresent()) {
      return Optional.of(new SharingRefusal.OwnerNotEmployee());
    }
    return law.allows(own.area(), other.area(), today).isEmpty()
        ? Optional.of(new SharingRefusal.NotPublished())
        : Optional.empty();
  }

  /** Who of the two isn't insured, so that nothing may be used. */
  private List<Party> suspendedBy(Shared relation, Instant now) {
    return relation.isActive()
        ? Stream.of(Party.values())
            .filter(party -> !insured(file(relation, party)).on(ShanghaiTime.dateOf(now)))
            .toList()
        : List.of();
  }

  /** Whether money may be spent by it now, whatever is left. */
  boolean isUsable(Shared relation, Instant now) {
    return relation.isActive()
        && suspendedBy(relation, now).isEmpty()
        && ending(relation, now).isEmpty();
  }

  // ---- asked and answered ---------------------------------------------------------------------

  String ask(SharingSteps.AskRelation asked, Instant now) {
    if (!files.areSame(asked.actor(), asked.owner())
        && !files.areSame(asked.actor(), asked.beneficiary())) {
      return SharingDesk.refused(new SharingRefusal.NotAParty());
    }
    String key = "relation " + asked.key();
    String command =
        Stream.of(asked.actor(), asked.owner(), asked.beneficiary()).map(files::number).toList()
            + " %s %s %s".formatted(asked.kinship(), asked.quota(), asked.uses());
    return model.bindings().answer(key, command).orElseGet(() -> asked(asked, key, command, now));
  }

  private String asked(SharingSteps.AskRelation asked, String key, String command, Instant now) {
    Optional<String> owner = files.meant(asked.owner());
    Optional<String> beneficiary = files.meant(asked.beneficiary());
    if (owner.isEmpty() || beneficiary.isEmpty()) {
      return SharingDesk.refused(
          new SharingRefusal.UnknownPerson(owner.isEmpty() ? Party.OWNER : Party.BENEFICIARY));
    }
    Optional<SharingRefusal> refusal =
        refusal(owner.get(), beneficiary.get(), ShanghaiTime.dateOf(now));
    if (refusal.isPresent()) {
      return SharingDesk.refused(refusal.get());
    }
    Party by = files.areSame(asked.actor(), owner.get()) ? Party.OWNER : Party.BENEFICIARY;
    if (by == Party.BENEFICIARY && !asked.quota().equals(Quota.NONE)) {
      return SharingDesk.refused(new SharingRefusal.QuotaOfBeneficiary());
    }
    sharing.open(owner.get(), beneficiary.get()).ifPresent(name -> expire(name, now));
    Optional<String> standing = sharing.open(owner.get(), beneficiary.get());
    if (standing.isPresent()) {
      return SharingDesk.refused(SharingDesk.exists(standing.get()));
    }
    Consented consent = new Consented(asked.actor(), now);
    Shared relation =
        new Shared(
            owner.get(),
            beneficiary.get(),
            asked.kinship(),
            asked.uses(),
            asked.quota(),
            Map.of(),
            new Asked(by, consent, now.plus(TO_ANSWER)),
            asked.quota().total().isZero() ? Optional.empty() : Optional.of(consent),
            Optional.empty(),
            Optional.empty(),
            Optional.of(now.plus(TO_ANSWER)));
    sharing.relations().put(sharing.nextRelation(owner.get(), beneficiary.get()), relation);
    return model.bindings().bind(key, command, said(relation, List.of(), now));
  }

  /** Ends what was asked of or by somebody and wasn't answered in time. */
  void expireOf(String person, Instant now) {
    sharing.openOf(person).forEach(name -> expire(name, now));
  }

  /** Ends what had run out and was ended by who died before the change. */
  void expireAsSeen(Instant now) {
    model.seen().sharing().relations().entrySet().stream()
        .filter(seen -> !seen.getValue().isOpen() && sharing.relations().containsKey(seen.getKey()))
        .forEach(seen -> expire(seen.getKey(), now));
  }

  private void expire(String name, Instant now) {
    Shared relation = sharing.relation(name);
    if (relation.isOpen() && relation.statusAt(now) == Status.EXPIRED) {
      end(name, new Ended(Status.EXPIRED, "EXPIRED", relation.asked().until()));
    }
  }

  String accept(SharingSteps.AcceptRelation asked, Instant now) {
    String key = "acceptance " + asked.relation();
    return done(
        new Acting(key, key, asked.actor(), asked.relation(), TO_BE_ANSWERED, now),
        (relation, party) -> party != relation.asked().by(),
        (relation, party) -> accepted(asked, relation, now));
  }

  String refuse(SharingSteps.RefuseRelation asked, Instant now) {
    String key = "refusal " + asked.relation();
    return done(
        new Acting(key, key, asked.actor(), asked.relation(), TO_BE_ANSWERED, now),
        (relation, party) -> party != relation.asked().by(),
        (relation, party) -> {
          end(asked.relation(), new Ended(Status.REFUSED, "by " + asked.actor(), now));
          return Optional.empty();
        });
  }

  /**
   * Somebody acts on a relation.
   *
   * @param when how it must stand
   */
  private record Acting(
      String key, String command, String actor, String relation, Set<Status> when, Instant now) {}

  /**
   * Does it once, if it is this party's to do and the relation stands so.
   *
   * @param act does it, or says why it isn't done
   */
  private String done(
      Acting acting,
      BiPredicate<Shared, Party> mayAct,
      BiFunction<Shared, Party, Optional<SharingRefusal>> act) {
    Optional<Shared> found = Optional.ofNullable(sharing.relations().get(acting.relation()));
    Optional<Party> party = found.flatMap(relation -> party(acting.actor(), relation));
    if (party.isEmpty()) {
      return SharingDesk.refused(new SharingRefusal.NoSuchRelation());
    }
    if (!mayAct.test(found.get(), party.get())) {
      return SharingDesk.refused(new SharingRefusal.NotThisParty(party.get().other()));
    }
    Optional<String> before = model.bindings().answer(acting.key(), acting.command());
    if (before.isPresent()) {
      return before.get();
    }
    Status status = found.get().statusAt(acting.now());
    Optional<SharingRefusal> refusal =
        acting.when().contains(status)
            ? act.apply(found.get(), party.get())
            : Optional.of(new SharingRefusal.RelationState(status));
    return refusal
        .map(SharingDesk::refused)
        .orElseGet(
            () -> {
              Shared next = sharing.relation(acting.relation());
              return model
                  .bindings()
                  .bind(
                      acting.key(),
                      acting.command(),
                      said(next, suspendedBy(next, acting.now()), acting.now()));
            });
  }

  private Optional<SharingRefusal> accepted(
      SharingSteps.AcceptRelation asked, Shared relation, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    Optional<SharingRefusal> refusal =
        refusal(
            files.meant(relation.owner()).orElseThrow(),
            files.meant(relation.beneficiary()).orElseThrow(),
            today);
    if (refusal.isPresent()) {
      return refusal;
    }
    Agreed how =
        new Agreed(
            new Consented(asked.actor(), now),
            side(relation, Party.OWNER, today),
            side(relation, Party.BENEFICIARY, today));
    Shared agreed = relation.agreed(how, Optional.empty());
    agreed = agreed.watched(watchAt(agreed, now));
    Optional<SharingRefusal> lacking = lacking(relation.owner(), agreed.frozen(), now);
    if (lacking.isPresent()) {
      return lacking;
    }
    accounts.freeze(relation.owner(), agreed.frozen());
    sharing.relations().put(asked.relation(), agreed);
    List<String> order = new ArrayList<>(sharing.payingOrder(relation.beneficiary()));
    order.add(asked.relation());
    sharing.setPayingOrder(relation.beneficiary(), order);
    return Optional.empty();
  }

  private SharingEnd.Side side(Shared relation, Party party, LocalDate today) {
    PersonFile file = file(relation, party);
    return SharingEnd.Side.of(file.area(), working(file), today);
  }

  // ---- changed while it stands ----------------------------------------------------------------

  String setQuota(SharingSteps.SetQuota asked, Instant now) {
    return done(
        new Acting(
            "quota " + asked.key(),
            asked.relation() + " " + (asked.withLimits() ? asked.quota() : asked.quota().total()),
            asked.actor(),
            asked.relation(),
            OPEN,
            now),
        (relation, party) -> party == Party.OWNER,
        (relation, party) -> quotaSet(asked, relation, now));
  }

  private Optional<SharingRefusal> quotaSet(
      SharingSteps.SetQuota asked, Shared relation, Instant now) {
    Quota quota =
        asked.withLimits()
            ? asked.quota()
            : new Quota(
                asked.quota().total(), relation.quota().perUse(), relation.quota().perYear());
    if (!relation.isCovered(quota, ShanghaiTime.dateOf(now).getYear())) {
      return Optional.of(new SharingRefusal.QuotaBelowUsed(Money.ofFen(relation.allUsed())));
    }
    Shared set = relation.with(quota, new Consented(asked.actor(), now));
    long more = set.frozen() - relation.frozen();
    Optional<SharingRefusal> lacking = lacking(relation.owner(), more, now);
    if (lacking.isPresent()) {
      return lacking;
    }
    accounts.freeze(relation.owner(), more);
    sharing.relations().put(asked.relation(), set);
    return Optional.empty();
  }

  private Optional<SharingRefusal> lacking(String owner, long more, Instant now) {
    return model
        .wallets()
        .leftFor(owner, more, now)
        .map(left -> new SharingRefusal.BalanceInsufficient(Money.ofFen(left)));
  }

  String dissolve(SharingSteps.DissolveRelation asked, Instant now) {
    return done(
        new Acting(
            "dissolution " + asked.relation() + " " + files.number(asked.actor()),
            asked.reason(),
            asked.actor(),
            asked.relation(),
            OPEN,
            now),
        (relation, party) -> true,
        (relation, party) -> {
          String how = SharingDesk.dissolved(party, asked.actor(), asked.reason());
          end(asked.relation(), new Ended(Status.DISSOLVED, how, now));
          return Optional.empty();
        });
  }

  String setPayingOrder(SharingSteps.SetPayingOrder asked, Instant now) {
    if (!files.areSame(asked.actor(), asked.person())) {
      return SharingDesk.refused(new SharingRefusal.NotThePerson());
    }
    String key = "paying-order " + asked.key();
    String command = files.number(asked.person()) + " " + asked.relations();
    return model
        .bindings()
        .answer(key, command)
        .orElseGet(() -> payingOrderSet(asked, key, command));
  }

  private String payingOrderSet(SharingSteps.SetPayingOrder asked, String key, String command) {
    Optional<String> person = files.meant(asked.person());
    if (person.isEmpty()) {
      return SharingDesk.refused(new SharingRefusal.NoSuchRelation());
    }
    List<String> before = sharing.payingOrder(person.get());
    List<Integer> unknown =
        IntStream.range(0, asked.relations().size())
            .filter(i -> !before.contains(asked.relations().get(i)))
            .boxed()
            .toList();
    if (!unknown.isEmpty()) {
      return SharingDesk.refused(new SharingRefusal.UnknownRelations(unknown));
    }
    List<String> order =
        Stream.concat(asked.relations().stream(), before.stream()).distinct().toList();
    sharing.setPayingOrder(person.get(), order);
    return model.bindings().bind(key, command, SharingDesk.order(order));
  }

  String lookUp(SharingSteps.LookUpRelation asked, Instant now) {
    return Optional.ofNullable(sharing.relations().get(asked.relation()))
        .filter(
            relation -> asked.actor().isEmpty() || party(asked.actor().get(), relation).isPresent())
        .map(relation -> "file " + said(relation, suspendedBy(relation, now), now))
        .orElse(SharingDesk.UNKNOWN);
  }

  // ---- it ends --------------------------------------------------------------------------------

  private void end(String name, Ended how) {
    Shared relation = sharing.relation(name);
    accounts.freeze(relation.owner(), -relation.frozen());
    sharing.relations().put(name, relation.ended(how));
    List<String> order = new ArrayList<>(sharing.payingOrder(relation.beneficiary()));
    order.remove(name);
    sharing.setPayingOrder(relation.beneficiary(), order);
  }

  private Optional<Ended> ending(Shared relation, Instant now) {
    return Stream.of(Party.values())
        .flatMap(party -> ending(relation, party, file(relation, party), now).stream())
        .findFirst();
  }

  private Optional<Ended> ending(Shared relation, Party party, PersonFile file, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    return SharingEnd.of(
            relation.agreed().orElseThrow().of(party),
            file.area(),
            insured(file),
            law.monthsUninsured(file.area(), today),
            today)
        .map(why -> new Ended(Status.DISSOLVED, SharingDesk.byItself(why, party), now));
  }

  private Optional<Instant> watchAt(Shared relation, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    return Stream.of(Party.values())
        .flatMap(
            party -> {
              PersonFile file = file(relation, party);
              return SharingEnd.dueOn(
                  relation.agreed().orElseThrow().of(party),
                  insured(file),
                  law.monthsUninsured(file.area(), today),
                  today)
                  .stream();
            })
        .min(LocalDate::compareTo)
        .map(ShanghaiTime::startOf);
  }

  /** By files as they were stored, then by what is due; what has returned by then returns. */
  String watch(SharingSteps.Watch asked, Instant now) {
    List<Stored.Image> images = stored.images();
    int end = Math.min(asked.to(), images.size());
    for (int place = asked.from(); place < end; place++) {
      Stored.Image image = images.get(place);
      for (String name : sharing.openOf(image.person())) {
        look(name, image, place);
      }
    }
    if (asked.due()) {
      Instant scheduledFor = now.minus(asked.late());
      List.copyOf(sharing.relations().keySet()).forEach(name -> due(name, scheduledFor));
      model.wallets().giveBackDue(scheduledFor);
    }
    return "watched";
  }

  /** What was so before both agreed ends nothing. */
  private void look(String name, Stored.Image image, int place) {
    Shared relation = sharing.relation(name);
    if (!relation.isActive()) {
      return;
    }
    Optional<Ended> how =
        stored.filesWhenAgreed(name) > place
            ? Optional.empty()
            : Stream.of(Party.values())
                .filter(party -> relation.of(party).equals(image.person()))
                .flatMap(party -> ending(relation, party, image).stream())
                .findFirst();
    how.ifPresentOrElse(ended -> end(name, ended), () -> watchAgain(name, image.at()));
  }

  /** By what a file was until then, too: nobody may have looked at it meanwhile. */
  private Optional<Ended> ending(Shared relation, Party party, Stored.Image image) {
    return Stream.concat(image.before().stream(), Stream.of(image))
        .flatMap(stored -> ending(relation, party, stored.file(), image.at()).stream())
        .findFirst();
  }

  private void watchAgain(String name, Instant now) {
    Shared relation = sharing.relation(name);
    sharing.relations().put(name, relation.watched(watchAt(relation, now)));
  }

  private void due(String name, Instant now) {
    Shared relation = sharing.relation(name);
    if (relation.watchAt().filter(at -> !at.isAfter(now)).isEmpty()) {
      return;
    }
    if (!relation.isActive()) {
      expire(name, now);
      return;
    }
    ending(relation, now).ifPresentOrElse(ended -> end(name, ended), () -> watchAgain(name, now));
  }
}
