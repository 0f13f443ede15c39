package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import yibao.records.Change;
import yibao.records.Consent;
import yibao.records.Relation;
import yibao.rules.PolicyBook;
import yibao.rules.SharingLaw;

/**
 * Answers somebody who asked for a relation of sharing (确认、拒绝共济关系). With the other one's consent it
 * is in force, and the quota is frozen in the owner's account.
 */
public final class AnswerRelation {

  private static final String ACCEPTANCE = "POST /sharing-setup/relations/{relationId}/acceptance";
  private static final String REFUSAL = "POST /sharing-setup/relations/{relationId}/refusal";

  private final SharingRecords records;
  private final SharingLaw law;
  private final FreeMoney free;
  private final PartysChange change;
  private final EndRelation ending;
  private final Rendering<RelationFile> rendering;

  public AnswerRelation(
      SharingRecords records, PolicyBook book, Rendering<RelationFile> rendering) {
    this.records = records;
    this.law = new SharingLaw(book);
    this.free = new FreeMoney(records);
    this.change = new PartysChange(records);
    this.ending = new EndRelation(records);
    this.rendering = rendering;
  }

  /** Who answers which; it is done once, so it needs no key. */
  public record Command(Channel channel, String relationId, Consent consent) {}

  public Keyed<SharingRefusal> accept(Command command, Instant now) {
    return answered(
        command, ACCEPTANCE, "acceptance", now, asked -> accepted(asked, command.consent(), now));
  }

  public Keyed<SharingRefusal> refuse(Command command, Instant now) {
    return answered(
        command, REFUSAL, "refusal", now, asked -> refused(asked, command.consent(), now));
  }

  private Keyed<SharingRefusal> answered(
      Command command,
      String route,
      String act,
      Instant now,
      Function<Relation, KeyedChange.Decided<SharingRefusal>> answer) {
    return change.make(
        PartysChange.Asked.once(
            command.channel(), route, act, command.relationId(), command.consent()),
        (relation, party) -> party != relation.asking().by(),
        (relation, party) -> {
          Relation.Status status = relation.statusAt(now);
          return status == Relation.Status.ASKED
              ? answer.apply(relation)
              : new KeyedChange.Decided.Refused<>(new SharingRefusal.RelationState(status));
        });
  }

  private KeyedChange.Decided<SharingRefusal> refused(
      Relation asked, Consent consent, Instant now) {
    Relation.Ending how = new Relation.Ending.Refused(new Relation.Given(consent, now));
    return made(ending.changes(asked, how), asked.ended(how), now);
  }

  private KeyedChange.Decided<SharingRefusal> accepted(
      Relation asked, Consent consent, Instant now) {
    SharingSides sides = SharingSides.of(asked, records.people());
    Optional<SharingRefusal> refusal = sides.refusal(law, now);
    if (refusal.isPresent()) {
      return change.lacking(asked, refusal.get());
    }
    Relation.Agreement agreement =
        new Relation.Agreement(
            new Relation.Given(consent, now),
            sides.standing(Relation.Party.OWNER, now),
            sides.standing(Relation.Party.BENEFICIARY, now));
    Relation agreed = asked.agreed(agreement, sides.watchAt(agreement, law, now));
    List<Change> changes =
        new ArrayList<>(
            records.relations().agree(agreed, records.relations().file(agreed.beneficiary())));
    for (Relation.Party party : Relation.Party.values()) {
      changes.add(records.people().isAt(agreed.numberOf(party), agreement.of(party).version()));
    }
    if (!agreed.frozen().isZero()) {
      switch (free.find(agreed.owner(), agreed.frozen(), now)) {
        case FreeMoney.Found.Enough enough ->
            changes.add(records.accounts().freeze(agreed.owner(), agreed.frozen()));
        case FreeMoney.Found.Changed changed -> {
          return new KeyedChange.Decided.Stale<>(changed.noting());
        }
        case FreeMoney.Found.Lacking less -> {
          return change.lacking(asked, new SharingRefusal.BalanceInsufficient(less.left()));
        }
      }
    }
    return made(changes, agreed, now);
  }

  private KeyedChange.Decided<SharingRefusal> made(
      List<Change> changes, Relation relation, Instant now) {
    return new KeyedChange.Decided.Made<>(
        changes, relation.relationId(), rendering.render(RelationFile.of(relation, now)));
  }
}
