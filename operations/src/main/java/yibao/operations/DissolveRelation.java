package yibao.operations;

import java.time.Instant;
import java.util.List;
import yibao.records.Consent;
import yibao.records.Relation;

/**
 * Dissolves a relation of sharing as either of its two wants (解除共济关系), or takes back that it was
 * asked for.
 */
public final class DissolveRelation {

  private static final String ROUTE = "POST /sharing-setup/relations/{relationId}/dissolution";

  private final PartysChange change;
  private final EndRelation ending;
  private final Rendering<RelationFile> rendering;

  public DissolveRelation(SharingRecords records, Rendering<RelationFile> rendering) {
    this.change = new PartysChange(records);
    this.ending = new EndRelation(records);
    this.rendering = rendering;
  }

  /**
   * Which, and why.
   *
   * @param reason in the words of who acts
   */
  public record Command(Channel channel, Consent consent, String relationId, String reason) {

    List<String> canonical() {
      return Canonical.of("dissolution")
          .with(relationId)
          .with(consent.psnNo())
          .with(reason)
          .parts();
    }
  }

  public Keyed<SharingRefusal> dissolve(Command command, Instant now) {
    return change.make(
        new PartysChange.Asked(
            new CallersKey(
                command.channel(), command.relationId() + "." + command.consent().psnNo()),
            ROUTE,
            command.relationId(),
            command.consent(),
            command.canonical()),
        (relation, party) -> true,
        (relation, party) -> decided(command, relation, party, now));
  }

  private KeyedChange.Decided<SharingRefusal> decided(
      Command command, Relation relation, Relation.Party party, Instant now) {
    Relation.Status status = relation.statusAt(now);
    if (status != Relation.Status.ASKED && status != Relation.Status.ACTIVE) {
      return new KeyedChange.Decided.Refused<>(new SharingRefusal.RelationState(status));
    }
    Relation.Ending how =
        new Relation.Ending.Dissolved(
            party, new Relation.Given(command.consent(), now), command.reason());
    return new KeyedChange.Decided.Made<>(
        ending.changes(relation, how),
        relation.relationId(),
        rendering.render(RelationFile.of(relation.ended(how), now)));
  }
}
