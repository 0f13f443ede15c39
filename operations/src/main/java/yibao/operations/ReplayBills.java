package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.BenefitYear;
import yibao.records.Change;
import yibao.records.Person;
import yibao.records.Posting;
import yibao.records.Settlement;
import yibao.rules.BenefitDecision;
import yibao.rules.BenefitSplit;
import yibao.rules.YearSums;

/**
 * Computes the bills of a year again after one before them was taken back (重算), in their order and
 * in parts. What the institutions have stays; each difference is owed by the funds to the patient,
 * or the other way round. What accounts paid stays paid.
 */
final class ReplayBills {

  /** So many go into one transaction, each with its posting. */
  private static final int PART = 20;

  private final CareRecords records;
  private final CareFunds funds;

  ReplayBills(CareRecords records, CareFunds funds) {
    this.records = records;
    this.funds = funds;
  }

  /**
   * Some bills computed again.
   *
   * @param year as it is after that
   * @param again those that came out otherwise, or after other sums
   */
  record Part(BenefitYear year, List<Settlement> again) {}

  /** The next bills of a year that has to be computed again; nothing is written. */
  Part next(Person person, CareYears years, BenefitYear pending) {
    BenefitYear.Replay replay = pending.replay().orElseThrow();
    List<Settlement> found = records.settlements().from(pending, replay.from(), PART);
    YearSums beside = years.beside(pending);
    YearSums sums = pending.sums();
    List<Settlement> again = new ArrayList<>();
    for (Settlement settlement : found) {
      if (settlement.counts()) {
        Settlement next = again(person, years, beside, settlement, sums, replay.causedBy());
        if (!next.equals(settlement)) {
          again.add(next);
        }
        sums = next.standing().after();
      }
    }
    int upTo = found.isEmpty() ? pending.settlements() : found.getLast().number();
    return new Part(pending.replayed(upTo, sums), again);
  }

  private Settlement again(
      Person person,
      CareYears years,
      YearSums beside,
      Settlement settlement,
      YearSums before,
      String causedBy) {
    Settlement.Standing was = settlement.standing();
    if (was.before().equals(before)) {
      return settlement;
    }
    BenefitDecision decision =
        funds.decide(
            person, settlement.treatment(), settlement.billed(), before.plus(beside), years);
    return settlement.replayed(
        switch (decision) {
          case BenefitSplit split ->
              new Settlement.Replay(
                  new Settlement.Standing(
                      before, CareFunds.funds(split), split.after().minus(beside)),
                  causedBy,
                  Optional.empty());
          case BenefitDecision.Unpublished unpublished ->
              new Settlement.Replay(
                  new Settlement.Standing(
                      before, was.funds(), before.plus(was.after().minus(was.before()))),
                  causedBy,
                  Optional.of(unpublished.gap()));
        });
  }

  /** Writes a part, unless others have changed the year meanwhile. */
  void write(Part part, Instant now) {
    List<Change> changes = new ArrayList<>();
    changes.add(records.settlements().replace(part.year()));
    for (Settlement settlement : part.again()) {
      changes.add(records.settlements().replace(settlement));
      posting(settlement, now).ifPresent(changes::add);
    }
    records.tables().commit(changes);
  }

  private Optional<Change> posting(Settlement settlement, Instant now) {
    List<Posting.Entry> entries = SettlementBooks.replayed(settlement);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    records.books().openFor(ShanghaiTime.dateOf(now));
    return Optional.of(
        records
            .ledger()
            .book(
                new Posting(
                        Posting.idOfReplay(settlement.setlId(), settlement.replays().size()),
                        now,
                        Posting.Cause.BILL_REPLAYED,
                        entries,
                        Optional.empty(),
                        Optional.empty(),
                        List.of())
                    .about(settlement.setlId())));
  }
}
