package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.Person;
import yibao.records.Relation;
import yibao.records.SharingFile;
import yibao.records.SharingRelations;
import yibao.records.StorageUnavailable;
import yibao.records.Transfer;
import yibao.rules.PolicyBook;
import yibao.rules.SharingLaw;

/**
 * Ends relations of sharing by themselves (自动解除): where either side has died, moved to another
 * pooling area, left work or was without cover for too long, and where nobody answered in time. It
 * may look at anything twice, late and in any order, and comes to the same.
 */
public final class WatchRelations {

  private static final int MOST_TRIES = 12;
  private static final int PAGE = 25;

  private final SharingRecords records;
  private final Hands hands;
  private final SharingLaw law;
  private final EndRelation ending;
  private final ReturnTransfer returning;

  /**
   * What looks at them.
   *
   * @param hands by which parts of what is due are looked at side by side: every transfer of a day
   *     returns in one second
   */
  public WatchRelations(SharingRecords records, PolicyBook book, Hands hands) {
    this.records = records;
    this.hands = hands;
    this.returning = new ReturnTransfer(records);
    this.law = new SharingLaw(book);
    this.ending = new EndRelation(records);
  }

  /** How many relations and transfers were looked at, and how many of them were ended. */
  public record Looked(int relations, int ended) {

    public static final Looked NONE = new Looked(0, 0);

    public Looked and(Looked other) {
      return new Looked(relations + other.relations, ended + other.ended);
    }
  }

  /**
   * Looks at every relation that is due, and gives back every transfer.
   *
   * @param hasTime whether more may be begun
   */
  public Run due(Instant now, BooleanSupplier hasTime) {
    return hands
        .all(
            IntStream.range(0, SharingRelations.PARTS)
                .<Supplier<Run>>mapToObj(part -> () -> due(part, now, hasTime))
                .toList())
        .stream()
        .reduce(Run.NONE, Run::and);
  }

  private Run due(int part, Instant now, BooleanSupplier hasTime) {
    Run run = Run.NONE;
    Optional<String> after = Optional.empty();
    List<SharingRelations.Noted> page;
    do {
      page = records.relations().due(now, part, after, PAGE);
      for (SharingRelations.Noted noted : page) {
        if (!hasTime.getAsBoolean()) {
          return run.and(Run.OUT_OF_TIME);
        }
        run = run.and(ended(noted.id(), now));
        after = Optional.of(noted.place());
      }
    } while (page.size() == PAGE);
    return run;
  }

  private Run ended(String id, Instant now) {
    try {
      return new Run(new Looked(1, isEnded(id, now) ? 1 : 0), 0, Map.of(), true);
    } catch (RuntimeException fault) {
      return StorageUnavailable.isOfStorage(fault)
          ? new Run(Looked.NONE, 1, Map.of(), true)
          : new Run(Looked.NONE, 0, Map.of(id, fault.getClass().getName()), true);
    }
  }

  private boolean isEnded(String id, Instant now) {
    return Transfer.isId(id) ? returning.giveBack(id, now) : look(id, now);
  }

  /**
   * What a run over those due has done.
   *
   * @param failed how many were left for the next run, since others were changing them
   * @param broken the kind of fault by the id of what can't be read or done, which stops no other
   * @param isThrough whether there was time for all
   */
  public record Run(Looked looked, int failed, Map<String, String> broken, boolean isThrough) {

    static final Run NONE = new Run(Looked.NONE, 0, Map.of(), true);
    static final Run OUT_OF_TIME = new Run(Looked.NONE, 0, Map.of(), false);

    public Run {
      broken = Map.copyOf(broken);
    }

    Run and(Run other) {
      Map<String, String> both = new TreeMap<>(broken);
      both.putAll(other.broken);
      return new Run(
          looked.and(other.looked), failed + other.failed, both, isThrough && other.isThrough);
    }
  }

  /** Who of these people is in a relation that is asked or in force, in one round trip. */
  public Set<String> whoShares(Set<String> psnNos) {
    return records.relations().files(psnNos).values().stream()
        .filter(file -> !file.isEmpty())
        .map(SharingFile::psnNo)
        .collect(Collectors.toSet());
  }

  /**
   * A change of somebody's file, as the table's stream tells of it.
   *
   * @param before as the file was stored until then; none where it was entered
   * @param after as it was stored then; it may have changed again since
   */
  public record FileChanged(Optional<Person> before, Person after, Instant at) {}

  /**
   * Looks at every relation of a person whose file was changed: what it was until then, or is from
   * then on, ends a relation however late it is told of. One that can't be read or ended keeps no
   * other from ending.
   *
   * @throws RuntimeException what was met first, after all were looked at; at once where tables
   *     can't be reached
   */
  public Looked changed(FileChanged change) {
    Looked looked = Looked.NONE;
    List<RuntimeException> faults = new ArrayList<>();
    for (String relationId : records.relations().file(change.after().psnNo()).relations()) {
      try {
        looked = looked.and(changed(relationId, change));
      } catch (RuntimeException fault) {
        if (StorageUnavailable.isOfStorage(fault)) {
          throw fault;
        }
        faults.add(fault);
      }
    }
    if (!faults.isEmpty()) {
      throw faults.getFirst();
    }
    return looked;
  }

  private Looked changed(String relationId, FileChanged change) {
    boolean ended = ending.endIf(relationId, relation -> endedBy(relation, change));
    if (!ended) {
      watchAgain(relationId, change.at());
    }
    return new Looked(1, ended ? 1 : 0);
  }

  /** What was so before both agreed ends nothing. */
  private Optional<Relation.Ending> endedBy(Relation relation, FileChanged change) {
    return Stream.of(Relation.Party.values())
        .filter(party -> relation.numberOf(party).equals(change.after().psnNo()))
        .filter(party -> relation.agreement().isPresent())
        .flatMap(
            party -> {
              long agreed = relation.agreement().orElseThrow().of(party).version();
              return Stream.concat(
                      change.before().stream().filter(file -> file.version() >= agreed),
                      Stream.of(change.after()).filter(file -> file.version() > agreed))
                  .flatMap(
                      file ->
                          SharingSides.ending(relation, party, file, law, change.at()).stream());
            })
        .findFirst();
  }

  /**
   * Looks at a relation by both files as they are now, and notes when to look again; whether it was
   * ended by this.
   */
  public boolean look(String relationId, Instant now) {
    boolean ended = ending.endIf(relationId, relation -> endedByNow(relation, now));
    if (!ended) {
      watchAgain(relationId, now);
    }
    return ended;
  }

  private Optional<Relation.Ending> endedByNow(Relation relation, Instant now) {
    return relation.isActive()
        ? SharingSides.of(relation, records.people()).ending(relation, law, now)
        : EndRelation.expired(relation, now);
  }

  /**
   * Notes when one in force is to be looked at next, by both files as they are now: once it is
   * noted they are read again, since they may have changed meanwhile.
   */
  private void watchAgain(String relationId, Instant now) {
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      Optional<Relation> found = records.relations().find(relationId).filter(Relation::isActive);
      Optional<Instant> watchAt =
          found.flatMap(
              relation ->
                  SharingSides.of(relation, records.people())
                      .watchAt(relation.agreement().orElseThrow(), law, now));
      if (found.isEmpty() || watchAt.equals(found.get().watchAt())) {
        return;
      }
      Change noted = records.relations().replace(found.get().watched(watchAt));
      if (!(records.tables().commit(List.of(noted)) instanceof Commit.Done)) {
        records.tables().pace().pause(tries);
      }
    }
    throw new StorageUnavailable("the relation is being changed by others");
  }
}
