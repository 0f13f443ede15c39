package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import yibao.records.Account;
import yibao.records.ChainLink;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.records.Refund;
import yibao.records.Relation;
import yibao.records.SharingRelations;
import yibao.rules.Money;
import yibao.rules.SharingUse;

/**
 * Takes premiums that were kept out of the books again, each the way it came: a channel's money is
 * due back through the channel, an account's is back in the account at once.
 */
final class GivingBack {

  private final PaymentRecords records;
  private final AccountBook accounts;
  private final SharingRelations relations;
  private final FreeMoney free;
  private final Instant now;
  private final List<Change> changes = new ArrayList<>();

  /** The accounts in which no more was free than was read. */
  private final Set<String> allNoted = new HashSet<>();

  /** What has to be noted before all is read again. */
  private final List<Runnable> notings = new ArrayList<>();

  /** The relations that paid, by id, as they were read. */
  private final Map<String, Relation> seen = new HashMap<>();

  /** Those of them that have something back, as they are stored next. */
  private final Map<String, Relation> givenBack = new LinkedHashMap<>();

  GivingBack(PaymentRecords records, SharingRecords sharing, Instant now) {
    this(records, new AccountBook(sharing.accounts(), records.ledger()), sharing, now);
  }

  /**
   * Beside what else is booked.
   *
   * @param accounts in which others may be booking as well
   */
  GivingBack(PaymentRecords records, AccountBook accounts, SharingRecords sharing, Instant now) {
    this.records = records;
    this.accounts = accounts;
    this.relations = sharing.relations();
    this.free = new FreeMoney(sharing);
    this.now = now;
  }

  /**
   * The line as it stands then.
   *
   * @param refund none where nothing was paid
   */
  record Given(Order.Line line, Optional<Refund> refund) {}

  /**
   * Gives one line of an order back. Nothing is given where the account or the quota has it back
   * already, or had more free than was read: then all has to be read again.
   *
   * @param cause of a posting that owes it to a channel
   */
  Optional<Given> giveBack(
      Order order, Order.Line kept, Refund.Reason reason, Posting.Cause cause) {
    if (kept.price().isZero()) {
      return Optional.of(nothing(order, kept, cause));
    }
    return switch (order.payment().orElseThrow()) {
      case Order.Payment.ByChannel by -> due(order, kept, by, reason, cause);
      case Order.Payment.FromAccount from ->
          Optional.of(accounts.standing(accountOf(kept, from)))
              .filter(account -> account.hasSpent(kept.price()) && isUsed(kept, from))
              .map(account -> intoAccount(order, kept, from, account, reason));
    };
  }

  /** What has to be done before all is read again, where something wasn't given back. */
  Runnable noting() {
    return () -> notings.forEach(Runnable::run);
  }

  /** What has to be written beside order, person and what is booked in the accounts. */
  List<Change> entered() {
    List<Change> all = new ArrayList<>(changes);
    givenBack.forEach(
        (id, next) -> all.add(relations.replace(Objects.requireNonNull(seen.get(id)), next)));
    return all;
  }

  /** All that has to be written, beside order and person. */
  List<Change> changes() {
    List<Change> all = new ArrayList<>(entered());
    all.addAll(accounts.changes());
    return all;
  }

  private Given nothing(Order order, Order.Line kept, Posting.Cause cause) {
    List<Posting.Entry> entries = PremiumBooks.undoneOfNothing(order, kept);
    if (!entries.isEmpty()) {
      String id = Refund.idOf(order, kept);
      changes.add(records.ledger().book(posting(order, id, cause, entries, List.of())));
    }
    return new Given(order.givenBack(kept), Optional.empty());
  }

  private Optional<Given> due(
      Order order,
      Order.Line kept,
      Order.Payment.ByChannel by,
      Refund.Reason reason,
      Posting.Cause cause) {
    if (kept.month().isPresent()) {
      return month(order, kept, kept.month().get().credit(), by, reason, cause);
    }
    Order.Line back = order.givenBack(kept);
    Refund refund = Refund.due(order, back, kept.price(), by, reason, now);
    List<Posting.Entry> entries =
        PremiumBooks.undone(order, kept, Account.refundsDue(by.channel()));
    changes.add(records.owedMoney().enter(refund));
    changes.add(
        records.ledger().book(posting(order, refund.refundId(), cause, entries, List.of())));
    return Optional.of(new Given(back, Optional.of(refund)));
  }

  /**
   * A month of the employee scheme: its credit is taken out of the account again. What of it was
   * spent since stays with who spent it, and so much less goes back.
   */
  private Optional<Given> month(
      Order order,
      Order.Line kept,
      Money credit,
      Order.Payment.ByChannel by,
      Refund.Reason reason,
      Posting.Cause cause) {
    Optional<PersonalAccount> account =
        credit.isZero() ? Optional.empty() : Optional.of(accounts.standing(fileOf(kept)));
    Money taken = account.map(PersonalAccount::available).orElse(Money.ZERO);
    if (taken.compareTo(credit) > 0) {
      taken = credit;
    }
    if (taken.compareTo(credit) < 0 && isMoreFree(account.orElseThrow().psnNo())) {
      return Optional.empty();
    }
    Order.Line back = order.givenBack(kept);
    Refund refund =
        Refund.due(order, back, kept.price().minus(credit.minus(taken)), by, reason, now);
    List<Posting.Entry> entries =
        AreaClearing.balanced(
            order.area(),
            PremiumBooks.undoneMonth(
                order,
                kept,
                account.map(PersonalAccount::account),
                taken,
                Account.refundsDue(by.channel())));
    PersonalAccount[] moved =
        taken.isZero()
            ? new PersonalAccount[0]
            : new PersonalAccount[] {account.orElseThrow().uncredited(taken)};
    accounts.book(chain -> posting(order, refund.refundId(), cause, entries, chain), moved);
    changes.add(records.owedMoney().enter(refund));
    return Optional.of(new Given(back, Optional.of(refund)));
  }

  /** Whether what nobody accepted is in the account again, which counts as spent otherwise. */
  private boolean isMoreFree(String psnNo) {
    if (allNoted.contains(psnNo)) {
      return false;
    }
    Optional<FreeMoney.Found.Changed> more = free.more(psnNo, accounts.asRead(psnNo), now);
    more.ifPresentOrElse(found -> notings.add(found.noting()), () -> allNoted.add(psnNo));
    return more.isPresent();
  }

  private String fileOf(Order.Line line) {
    return records.people().meant(line.psnNo()).orElseThrow().psnNo();
  }

  private static String accountOf(Order.Line kept, Order.Payment.FromAccount from) {
    return from.sharedFor(kept).map(Order.Payment.Shared::account).orElse(from.psnNo());
  }

  private Given intoAccount(
      Order order,
      Order.Line kept,
      Order.Payment.FromAccount from,
      PersonalAccount account,
      Refund.Reason reason) {
    Order.Line back = order.givenBack(kept).refunded();
    Refund refund = Refund.intoAccount(order, back, account, reason, now);
    List<Posting.Entry> entries =
        AreaClearing.balanced(order.area(), PremiumBooks.undone(order, kept, account.account()));
    changes.add(records.owedMoney().enter(refund));
    boolean frozen =
        from.sharedFor(kept)
            .flatMap(Order.Payment.Shared::relationId)
            .filter(id -> intoQuota(id, kept, from))
            .isPresent();
    accounts.book(
        chain -> posting(order, refund.refundId(), Posting.Cause.ACCOUNT_REFUNDED, entries, chain),
        frozen ? account.givenBackFrozen(kept.price()) : account.givenBack(kept.price()));
    return new Given(back, Optional.of(refund));
  }

  /** Whether what paid the line by a relation is still used of its quota. */
  private boolean isUsed(Order.Line kept, Order.Payment.FromAccount from) {
    return from.sharedFor(kept)
        .flatMap(Order.Payment.Shared::relationId)
        .map(this::asGivenBack)
        .filter(relation -> !relation.hasUsed(SharingUse.PREMIUM, yearOf(from), kept.price()))
        .isEmpty();
  }

  private static int yearOf(Order.Payment.FromAccount from) {
    return ShanghaiTime.dateOf(from.paidAt()).getYear();
  }

  private Relation asGivenBack(String relationId) {
    return Optional.ofNullable(givenBack.get(relationId))
        .orElseGet(() -> seen.computeIfAbsent(relationId, id -> relations.find(id).orElseThrow()));
  }

  /** Takes it off what was used of the quota; whether the relation may use it again. */
  private boolean intoQuota(String relationId, Order.Line kept, Order.Payment.FromAccount from) {
    Relation relation = asGivenBack(relationId);
    givenBack.put(relationId, relation.givenBack(SharingUse.PREMIUM, yearOf(from), kept.price()));
    return relation.isActive();
  }

  private Posting posting(
      Order order,
      String refundId,
      Posting.Cause cause,
      List<Posting.Entry> entries,
      List<ChainLink> chain) {
    return new Posting(
            Posting.idOfRefund(refundId),
            now,
            cause,
            entries,
            Optional.empty(),
            Optional.empty(),
            chain)
        .about(order.orderId());
  }
}
