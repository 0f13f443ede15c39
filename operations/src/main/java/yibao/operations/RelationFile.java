package yibao.operations;

import java.time.Instant;
import java.util.List;
import yibao.records.Relation;

/**
 * A relation of sharing as it stands at an instant.
 *
 * @param suspendedBy who of the two isn't insured, so that nothing may be used meanwhile
 */
public record RelationFile(
    Relation relation, Relation.Status status, List<Relation.Party> suspendedBy) {

  public RelationFile {
    suspendedBy = List.copyOf(suspendedBy);
  }

  /** One between two who are insured. */
  static RelationFile of(Relation relation, Instant now) {
    return new RelationFile(relation, relation.statusAt(now), List.of());
  }

  /** One between these two as they are insured today. */
  static RelationFile of(Relation relation, SharingSides sides, Instant now) {
    return new RelationFile(
        relation, relation.statusAt(now), relation.isActive() ? sides.uninsured(now) : List.of());
  }
}
