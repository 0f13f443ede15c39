package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.Account;
import yibao.records.Change;
import yibao.records.Posting;
import yibao.records.Refund;
import yibao.records.Suspense;

/**
 * Ends an item of suspense that is for no order: money that came goes back by a refund; what the
 * channel paid back without being asked stays its own loss, so that it owes the fund that much
 * again; a reused number, by which no money came, is only noted as seen.
 */
public final class ReturnSuspense {

  private static final String ROUTE = "POST /premium-payment/suspense/{suspenseId}/return";

  private final PaymentRecords records;
  private final KeyedChange change;
  private final Rendering<Suspense> rendering;

  public ReturnSuspense(PaymentRecords records, Rendering<Suspense> rendering) {
    this.records = records;
    this.change = new KeyedChange(records);
    this.rendering = rendering;
  }

  /** What an operator asks. */
  public record Command(Channel operator, String suspenseId) {

    /** An item is worked off once, so its id is the key. */
    private Binding binding() {
      return Binding.of(
          operator, ROUTE, suspenseId, Canonical.of("return").with(suspenseId).parts());
    }
  }

  public Keyed<SuspenseRefusal> giveBack(Command command, Instant now) {
    return change.make(command.binding(), () -> decided(command, now));
  }

  private KeyedChange.Decided<SuspenseRefusal> decided(Command command, Instant now) {
    Optional<Suspense> found = records.owedMoney().suspense(command.suspenseId());
    Optional<SuspenseRefusal> closed = SuspenseRefusal.of(found);
    if (closed.isPresent()) {
      return new KeyedChange.Decided.Refused<>(closed.get());
    }
    Suspense suspense = found.orElseThrow();
    List<Change> changes = new ArrayList<>();
    Optional<Refund> refund = Optional.empty();
    if (suspense.isMoney()) {
      refund = refund(suspense, now);
      refund.ifPresent(due -> changes.add(records.owedMoney().enter(due)));
      changes.add(records.ledger().book(posting(suspense, now)));
    }
    Suspense done =
        suspense.workedOff(new Suspense.WorkedOff.Returned(refund.map(Refund::refundId)));
    changes.add(records.owedMoney().workedOff(done));
    return new KeyedChange.Decided.Made<>(changes, suspense.suspenseId(), rendering.render(done));
  }

  private static Optional<Refund> refund(Suspense suspense, Instant now) {
    return switch (suspense.direction()) {
      case OWED_BY_CHANNEL -> Optional.empty();
      case OWED_TO_CHANNEL ->
          Optional.of(
              new Refund(
                  Refund.idOfReturn(suspense.suspenseId()),
                  suspense.channel(),
                  Optional.of(suspense.channelTxnNo()),
                  suspense.amount(),
                  Refund.Reason.SUSPENSE_RETURNED,
                  now,
                  new Refund.Cause.Suspended(suspense.suspenseId()),
                  Optional.empty()));
    };
  }

  private static Posting posting(Suspense suspense, Instant now) {
    List<Posting.Entry> entries =
        switch (suspense.direction()) {
          case OWED_TO_CHANNEL ->
              List.of(
                  new Posting.Entry(Account.suspense(suspense.channel()), suspense.amount()),
                  new Posting.Entry(
                      Account.refundsDue(suspense.channel()), suspense.amount().negated()));
          case OWED_BY_CHANNEL -> SuspenseBooks.takenBack(suspense);
        };
    return new Posting(
        Posting.idOfWorkOff(suspense.suspenseId()),
        now,
        Posting.Cause.SUSPENSE_RETURNED,
        entries,
        Optional.empty(),
        Optional.empty());
  }
}
