package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.Relation;
import yibao.records.SharingFile;
import yibao.records.StorageUnavailable;

/**
 * Brings a relation of sharing to its end: in the same transaction what is unused of the quota is
 * the owner's to spend again, and both are free to share anew.
 */
final class EndRelation {

  private static final int MOST_TRIES = 12;

  private final SharingRecords records;

  EndRelation(SharingRecords records) {
    this.records = records;
  }

  /** All that has to be written. */
  List<Change> changes(Relation relation, Relation.Ending how) {
    Map<String, SharingFile> files =
        records.relations().files(Set.of(relation.owner(), relation.beneficiary()));
    List<Change> changes =
        new ArrayList<>(
            records
                .relations()
                .end(
                    relation.ended(how),
                    Objects.requireNonNull(files.get(relation.owner())),
                    Objects.requireNonNull(files.get(relation.beneficiary()))));
    if (!relation.frozen().isZero()) {
      changes.add(records.accounts().freeze(relation.owner(), relation.frozen().negated()));
    }
    return changes;
  }

  /** The end of one that nobody answered in time. */
  static Optional<Relation.Ending> expired(Relation open, Instant now) {
    return open.statusAt(now) == Relation.Status.EXPIRED
        ? Optional.of(new Relation.Ending.Expired(open.asking().until()))
        : Optional.empty();
  }

  /**
   * Ends it for a reason, if there is one as it stands; whether it was ended by this.
   *
   * @param why of one that is open, decided anew each time that others have changed it meanwhile
   */
  boolean endIf(String relationId, Function<Relation, Optional<Relation.Ending>> why) {
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      Optional<Relation> relation = records.relations().find(relationId).filter(Relation::isOpen);
      Optional<Relation.Ending> how = relation.flatMap(why);
      if (how.isEmpty()) {
        return false;
      }
      List<Change> changes = changes(relation.orElseThrow(), how.get());
      if (records.tables().commit(changes) instanceof Commit.Done) {
        return true;
      }
      records.tables().pace().pause(tries);
    }
    throw new StorageUnavailable("the relation is being changed by others");
  }
}
