package yibao.operations;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import yibao.records.Consent;
import yibao.records.Relation;

/**
 * Changes a relation of sharing as one of its two wants. Who acts is looked at before a repeat is
 * answered: a stranger doesn't learn that there is such a relation, and nobody gets the other's
 * answer.
 */
final class PartysChange {

  private final SharingRecords records;
  private final KeyedChange change;

  PartysChange(SharingRecords records) {
    this.records = records;
    this.change = new KeyedChange(records);
  }

  /**
   * What is asked about a relation.
   *
   * @param route under which the caller's number is bound
   * @param command in a form of its own
   */
  record Asked(
      CallersKey key, String route, String relationId, Consent consent, List<String> command) {

    /** What is done to a relation once, so that its id is number enough. */
    static Asked once(
        Channel channel, String route, String act, String relationId, Consent consent) {
      return new Asked(
          new CallersKey(channel, relationId),
          route,
          relationId,
          consent,
          Canonical.of(act).with(relationId).parts());
    }
  }

  /**
   * Makes it.
   *
   * @param mayAct whether it is this party's to do, which is so for ever or never
   * @param decide on the relation as it stands
   */
  Keyed<SharingRefusal> make(
      Asked asked,
      BiPredicate<Relation, Relation.Party> mayAct,
      BiFunction<Relation, Relation.Party, KeyedChange.Decided<SharingRefusal>> decide) {
    Optional<Relation> found = records.relations().find(asked.relationId());
    Optional<Relation.Party> party =
        found.flatMap(
            relation -> SharingSides.party(asked.consent().psnNo(), relation, records.people()));
    if (party.isEmpty()) {
      return new Keyed.Refused<>(new SharingRefusal.NoSuchRelation());
    }
    if (!mayAct.test(found.orElseThrow(), party.get())) {
      return new Keyed.Refused<>(new SharingRefusal.NotThisParty(party.get().other()));
    }
    return change.make(
        Binding.of(asked.key(), asked.route(), asked.command()),
        () ->
            decide.apply(records.relations().find(asked.relationId()).orElseThrow(), party.get()));
  }

  /**
   * Refuses what lacks for a relation, if that is still as it was seen: what else was read belongs
   * together with it only then.
   */
  KeyedChange.Decided<SharingRefusal> lacking(Relation seen, SharingRefusal refusal) {
    return records.relations().find(seen.relationId()).equals(Optional.of(seen))
        ? new KeyedChange.Decided.Refused<>(refusal)
        : new KeyedChange.Decided.Stale<>();
  }
}
