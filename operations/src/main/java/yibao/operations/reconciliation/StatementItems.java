package yibao.operations.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import yibao.operations.PaymentRecords;
import yibao.operations.ShanghaiTime;
import yibao.operations.SuspenseBooks;
import yibao.records.Change;
import yibao.records.OwedMoney;
import yibao.records.Posting;
import yibao.records.Suspense;

/** Items of suspense that came of a channel's statement. */
final class StatementItems {

  private static final int PAGE = 100;

  private final PaymentRecords records;

  StatementItems(PaymentRecords records) {
    this.records = records;
  }

  /**
   * Takes back what a day's earlier statement had otherwise and its present one has not any more.
   *
   * @param found the items of what the present one has otherwise
   */
  int takeBack(String channel, LocalDate day, Set<String> found, Instant now) {
    List<Suspense> gone = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      OwedMoney.Page<Suspense> page =
          records
              .owedMoney()
              .suspense(Optional.of(channel), Optional.of(Suspense.Status.OPEN), after, PAGE);
      page.items().stream()
          .filter(Suspense::isOfStatement)
          .filter(item -> ShanghaiTime.dateOf(item.paidAt()).equals(day))
          .filter(item -> !found.contains(item.suspenseId()))
          .forEach(gone::add);
      after = page.next();
    } while (after.isPresent());
    gone.forEach(item -> takeBack(item, now));
    return gone.size();
  }

  private void takeBack(Suspense item, Instant now) {
    List<Change> changes = new ArrayList<>();
    changes.add(records.owedMoney().workedOff(item.workedOff(new Suspense.WorkedOff.TakenBack())));
    if (item.isMoney()) {
      changes.add(
          records
              .ledger()
              .book(
                  new Posting(
                      Posting.idOfWorkOff(item.suspenseId()),
                      now,
                      Posting.Cause.STATEMENT_CORRECTED,
                      SuspenseBooks.takenBack(item),
                      Optional.empty(),
                      Optional.empty())));
    }
    // A refused condition says that a person has worked it off meanwhile.
    records.tables().commit(changes);
  }
}
