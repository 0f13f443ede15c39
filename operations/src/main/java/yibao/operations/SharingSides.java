package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.Relation;
import yibao.rules.Insured;
import yibao.rules.SharingEnd;
import yibao.rules.SharingLaw;

/**
 * Owner and beneficiary of a relation as their files stand: whether they may share, and what has
 * become of either since they agreed.
 */
record SharingSides(Person owner, Person beneficiary) {

  /** Whom the two numbers of a relation mean. */
  static SharingSides of(Relation relation, People people) {
    Map<String, Person> found =
        people.meant(people.find(Set.of(relation.owner(), relation.beneficiary())));
    return new SharingSides(
        Objects.requireNonNull(found.get(relation.owner())),
        Objects.requireNonNull(found.get(relation.beneficiary())));
  }

  /** Which of the two somebody is, by whichever of the person's numbers. */
  static Optional<Relation.Party> party(String psnNo, Relation relation, People people) {
    for (Relation.Party party : Relation.Party.values()) {
      if (psnNo.equals(relation.numberOf(party))) {
        return Optional.of(party);
      }
    }
    Set<String> numbers = new HashSet<>(Set.of(relation.owner(), relation.beneficiary()));
    numbers.add(psnNo);
    Map<String, Person> meant = people.meant(people.find(numbers));
    Optional<String> who = Optional.ofNullable(meant.get(psnNo)).map(Person::psnNo);
    return Stream.of(Relation.Party.values())
        .filter(
            party ->
                who.equals(
                    Optional.ofNullable(meant.get(relation.numberOf(party))).map(Person::psnNo)))
        .filter(party -> who.isPresent())
        .findFirst();
  }

  Person of(Relation.Party party) {
    return party == Relation.Party.OWNER ? owner : beneficiary;
  }

  /** Why these two may not share today, if they may not. */
  Optional<SharingRefusal> refusal(SharingLaw law, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    if (owner.psnNo().equals(beneficiary.psnNo())) {
      return Optional.of(new SharingRefusal.WithOneself());
    }
    for (Relation.Party party : Relation.Party.values()) {
      if (of(party).diedOn().isPresent()) {
        return Optional.of(new SharingRefusal.Deceased(party));
      }
    }
    for (Relation.Party party : Relation.Party.values()) {
      if (!insured(of(party)).on(today)) {
        return Optional.of(new SharingRefusal.NotInsured(party));
      }
    }
    if (!insured(owner).inEmployeeScheme(today)
        || SharingEnd.Side.of(owner.area(), owner.working(), today).outOfWorkSince().isPresent()) {
      return Optional.of(new SharingRefusal.OwnerNotEmployee());
    }
    return law.allows(owner.area(), beneficiary.area(), today).isEmpty()
        ? Optional.of(new SharingRefusal.NotPublished())
        : Optional.empty();
  }

  /** Which of the two isn't insured today, so that nothing may be used. */
  List<Relation.Party> uninsured(Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    return Stream.of(Relation.Party.values())
        .filter(party -> !insured(of(party)).on(today))
        .toList();
  }

  /** Whether money may be spent by a relation now, whatever is left of its quota. */
  boolean mayUse(Relation relation, SharingLaw law, Instant now) {
    return relation.isActive() && uninsured(now).isEmpty() && ending(relation, law, now).isEmpty();
  }

  Relation.Standing standing(Relation.Party party, Instant now) {
    Person person = of(party);
    return new Relation.Standing(
        person.version(),
        SharingEnd.Side.of(person.area(), person.working(), ShanghaiTime.dateOf(now)));
  }

  /** Why a relation in force has ended by itself by now, if it has. */
  Optional<Relation.Ending> ending(Relation relation, SharingLaw law, Instant now) {
    return Stream.of(Relation.Party.values())
        .flatMap(party -> ending(relation, party, of(party), law, now).stream())
        .findFirst();
  }

  /** The same by one side alone, as its file stands or stood. */
  static Optional<Relation.Ending> ending(
      Relation relation, Relation.Party party, Person person, SharingLaw law, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    return SharingEnd.of(
            relation.agreement().orElseThrow().of(party).side(),
            person.area(),
            insured(person),
            law.monthsUninsured(person.area(), today),
            today)
        .map(why -> new Relation.Ending.ByItself(why, party, now));
  }

  /** When next a relation between the two may end by itself. */
  Optional<Instant> watchAt(Relation.Agreement agreement, SharingLaw law, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    return Stream.of(Relation.Party.values())
        .flatMap(
            party ->
                SharingEnd.dueOn(
                    agreement.of(party).side(),
                    insured(of(party)),
                    law.monthsUninsured(of(party).area(), today),
                    today)
                    .stream())
        .min(LocalDate::compareTo)
        .map(ShanghaiTime::startOf);
  }

  static Insured insured(Person person) {
    return new Insured(person.covers(), person.working(), person.diedOn());
  }
}
