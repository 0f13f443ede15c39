package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yibao.records.Account;
import yibao.records.BenefitYear;
import yibao.records.Bill;
import yibao.records.Change;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.records.Relation;
import yibao.records.Settlement;
import yibao.records.Visit;
import yibao.rules.Care;
import yibao.rules.Money;
import yibao.rules.SharingUse;
import yibao.rules.YearSums;

/**
 * Takes a settlement back, or makes one stand again that was taken back: with accounts and quotas,
 * the year's sums, the bill and its visit, and the books.
 */
final class SettlementTurn {

  private static final int READ_AT_ONCE = 20;

  private final CareRecords records;
  private final Settlement settlement;
  private final Person person;
  private final Instant now;
  private final AccountBook book;
  private final Map<String, PersonalAccount> accounts = new LinkedHashMap<>();
  private final Map<Account, Money> moved = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();

  SettlementTurn(CareRecords records, Settlement settlement, Person person, Instant now) {
    this.records = records;
    this.settlement = settlement;
    this.person = person;
    this.now = now;
    this.book = new AccountBook(records.accounts(), records.ledger());
  }

  /** What came of it. */
  sealed interface Turned {

    record Made(List<Change> changes) implements Turned {}

    record Refused(CareRefusal why) implements Turned {}

    /** It has to be read again, since others change it. */
    record Stale() implements Turned {}
  }

  /**
   * Takes it back, which stands.
   *
   * @param taking the number of what takes it back
   * @param msgid of the message that does
   * @param voided whether the message that made it is undone
   */
  Turned back(String taking, String msgid, boolean voided) {
    Optional<Visit> visit = visit();
    Bill bill = bill();
    if (visit.isEmpty() || !bill.settledAs().equals(Optional.of(settlement.setlId()))) {
      return new Turned.Stale();
    }
    for (Settlement.FromAccount paid : settlement.accounts()) {
      if (!isGivenBack(paid)) {
        return new Turned.Refused(new CareRefusal.CannotReverse());
      }
    }
    BenefitYear next = year().without(settlement, taking);
    Settlement turned = settlement.turned(taking, next, left(), now, msgid);
    Settlement reversal = voided ? turned.madeVoid() : turned;
    changes.add(records.settlements().replace(settlement.undoneBy(reversal)));
    changes.addAll(records.settlements().enter(reversal));
    changes.add(records.settlements().replace(next));
    changes.add(records.visits().replace(bill.reopened()));
    changes.add(records.visits().replace(visit.get().settledOneLess()));
    book(
        Posting.idOfSettlement(taking),
        Posting.Cause.BILL_REVERSED,
        SettlementBooks.undone(settlement, moved));
    return new Turned.Made(changes);
  }

  /**
   * Makes it stand again, with the same money from the same accounts.
   *
   * @param reversal what took it back, which is void then
   */
  Turned again(Settlement reversal) {
    Optional<Visit> visit = visit();
    Bill bill = bill();
    if (visit.isEmpty()) {
      return new Turned.Stale();
    }
    if (bill.settledAs().isPresent()) {
      return new Turned.Refused(new CareRefusal.SettledAgain());
    }
    if (!isAsTreated(visit.get(), bill)) {
      return new Turned.Refused(new CareRefusal.CannotReverse());
    }
    for (Settlement.FromAccount paid : settlement.accounts()) {
      if (!isTakenAgain(paid)) {
        return new Turned.Refused(new CareRefusal.CannotReverse());
      }
    }
    BenefitYear year = year();
    changes.add(
        records.settlements().replace(year.with(settlement, sumsBefore(year), reversal.setlId())));
    changes.add(records.settlements().replace(settlement.restored()));
    changes.add(records.settlements().replace(reversal.madeVoid()));
    changes.add(records.visits().replace(bill.settled(settlement.setlId())));
    changes.add(records.visits().replace(visit.get().settledOneMore()));
    book(
        Posting.idOfRestoring(reversal.setlId()),
        Posting.Cause.BILL_SETTLED,
        SettlementBooks.again(settlement, moved));
    return new Turned.Made(changes);
  }

  private Optional<Visit> visit() {
    return records.visits().find(settlement.treatment().mdtrtId());
  }

  private Bill bill() {
    return records.visits().bill(settlement.treatment().mdtrtId(), settlement.treatment().batch());
  }

  private BenefitYear year() {
    return records.settlements().year(settlement.psnNo(), settlement.scheme(), settlement.year());
  }

  /** Whether visit and bill are what was settled. */
  private boolean isAsTreated(Visit visit, Bill bill) {
    Settlement.Treatment treatment = settlement.treatment();
    return !visit.cancelled()
        && ShanghaiTime.dateOf(visit.begun()).equals(treatment.day())
        && visit.discharged().orElse(treatment.day()).equals(treatment.until())
        && visit.type().filter(type -> type.care() != treatment.type().care()).isEmpty()
        && (bill.lines() == 0 || bill.parts().equals(settlement.billed()));
  }

  /** What the bills before it come to now: what the last of them that counts left. */
  private YearSums sumsBefore(BenefitYear year) {
    for (int last = settlement.number() - 1; last >= 1; last -= READ_AT_ONCE) {
      int first = Math.max(1, last - READ_AT_ONCE + 1);
      Optional<Settlement> before =
          records.settlements().from(year, first, last - first + 1).stream()
              .filter(Settlement::counts)
              .reduce((one, later) -> later);
      if (before.isPresent()) {
        return before.get().standing().after();
      }
    }
    return YearSums.NONE;
  }

  /** Puts back what an account paid; not if it, or the quota, doesn't have it as spent. */
  private boolean isGivenBack(Settlement.FromAccount paid) {
    PersonalAccount account = account(paid);
    if (!account.hasSpent(paid.amount())) {
      return false;
    }
    boolean frozen = false;
    if (paid.relationId().isPresent()) {
      Relation relation = relation(paid);
      if (!relation.hasUsed(use(), yearOfUse(), paid.amount())) {
        return false;
      }
      frozen = relation.isActive();
      changes.add(
          records
              .relations()
              .replace(relation, relation.givenBack(use(), yearOfUse(), paid.amount())));
    }
    moved(
        frozen ? account.givenBackFrozen(paid.amount()) : account.givenBack(paid.amount()),
        paid.amount());
    return true;
  }

  /** Takes it out of the same account again, if that has it. */
  private boolean isTakenAgain(Settlement.FromAccount paid) {
    PersonalAccount account = account(paid);
    if (paid.relationId().isEmpty()) {
      if (account.available().compareTo(paid.amount()) < 0) {
        return false;
      }
      moved(account.paid(paid.amount()), paid.amount());
      return true;
    }
    Relation relation = relation(paid);
    if (!relation.isActive()
        || relation.left(use(), yearOfUse()).compareTo(paid.amount()) < 0
        || account.frozen().compareTo(paid.amount()) < 0) {
      return false;
    }
    changes.add(
        records.relations().replace(relation, relation.used(use(), yearOfUse(), paid.amount())));
    moved(account.paidOfFrozen(paid.amount()), paid.amount());
    return true;
  }

  private PersonalAccount account(Settlement.FromAccount paid) {
    PersonalAccount standing = book.standing(paid.number());
    return accounts.getOrDefault(standing.psnNo(), standing);
  }

  private Relation relation(Settlement.FromAccount paid) {
    return records.relations().find(paid.relationId().orElseThrow()).orElseThrow();
  }

  private void moved(PersonalAccount after, Money amount) {
    accounts.put(after.psnNo(), after);
    moved.merge(after.account(), amount, Money::plus);
  }

  private int yearOfUse() {
    return ShanghaiTime.dateOf(settlement.settledAt()).getYear();
  }

  private SharingUse use() {
    return settlement.treatment().setting().care() == Care.PHARMACY
        ? SharingUse.PHARMACY
        : SharingUse.MEDICAL;
  }

  /** What is free in the patient's own account then. */
  private Money left() {
    return Optional.ofNullable(accounts.get(person.psnNo()))
        .or(() -> book.find(person.psnNo()))
        .map(PersonalAccount::available)
        .orElse(Money.ZERO);
  }

  private void book(String id, Posting.Cause cause, List<Posting.Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    records.books().openFor(ShanghaiTime.dateOf(now));
    book.book(
        chain ->
            new Posting(id, now, cause, entries, Optional.empty(), Optional.empty(), chain)
                .about(settlement.setlId()),
        accounts.values().toArray(PersonalAccount[]::new));
    changes.addAll(book.changes());
  }
}
