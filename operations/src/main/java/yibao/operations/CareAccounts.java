package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import yibao.records.CareDesk;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Relation;
import yibao.records.Settlement;
import yibao.rules.Money;
import yibao.rules.SharingLaw;
import yibao.rules.SharingUse;

/**
 * What accounts pay of a bill that the funds leave to the patient (个人账户、家庭共济支付): the own account
 * first, then wallet and relatives in the paying order, each as much as it can.
 */
final class CareAccounts {

  private final CareRecords records;
  private final FreeMoney free;
  private final SharingLaw law;

  CareAccounts(CareRecords records, SharingLaw law) {
    this.records = records;
    this.free = new FreeMoney(records.sharing());
    this.law = law;
  }

  /** What they pay. */
  sealed interface Paid {

    /** So much each, in the order in which they pay. */
    record By(List<Settlement.FromAccount> accounts, SharedMoney money) implements Paid {}

    /** It has to be read again, after that was noted. */
    record Stale(Runnable noting) implements Paid {}
  }

  /** Nothing, as the patient wants it. */
  Paid none() {
    return new Paid.By(List.of(), new SharedMoney(records.people(), records.relations()));
  }

  /**
   * Takes from them what they have.
   *
   * @param wanted what the funds leave
   * @param use for which relatives have to share
   */
  Paid pay(Person patient, CareDesk.Found found, Money wanted, SharingUse use, Instant now) {
    Optional<PersonalAccount> own = found.account();
    if (own.flatMap(PersonalAccount::mergedInto).isPresent()) {
      return new Paid.Stale(() -> {});
    }
    Money available = own.map(PersonalAccount::available).orElse(Money.ZERO);
    if (available.compareTo(wanted) < 0 && !found.offers().offersTo().isEmpty()) {
      Optional<FreeMoney.Found.Changed> more = free.more(patient.psnNo(), own, now);
      if (more.isPresent()) {
        return new Paid.Stale(more.get().noting());
      }
    }
    return new Taking(patient, found, use, now).take(wanted);
  }

  /** Takes for one bill. */
  private final class Taking {

    private final Person patient;
    private final CareDesk.Found found;
    private final SharingUse use;
    private final Instant now;
    private final LocalDate today;
    private final SharedMoney money = new SharedMoney(records.people(), records.relations());
    private final List<Settlement.FromAccount> accounts = new ArrayList<>();
    private Money left = Money.ZERO;

    Taking(Person patient, CareDesk.Found found, SharingUse use, Instant now) {
      this.patient = patient;
      this.found = found;
      this.use = use;
      this.now = now;
      this.today = ShanghaiTime.dateOf(now);
    }

    Paid take(Money wanted) {
      left = wanted;
      found.account().ifPresent(this::own);
      boolean walletFirst =
          law.payingOrder(patient.area(), today)
              .filter(order -> order.walletBeforeRelatives().value() == 1)
              .isPresent();
      if (walletFirst) {
        found.wallet().ifPresent(this::own);
      }
      if (!relatives()) {
        return new Paid.Stale(() -> {});
      }
      if (!walletFirst) {
        found.wallet().ifPresent(this::own);
      }
      return new Paid.By(accounts, money);
    }

    /** The patient's own account, or the wallet. */
    private void own(PersonalAccount account) {
      Money amount = least(account.available());
      if (!amount.isZero()) {
        money.own(account, amount);
        paid(account.psnNo(), Optional.empty(), amount);
      }
    }

    /** Whether what was read of the relatives' accounts hangs together. */
    private boolean relatives() {
      if (left.isZero() || found.sharing().payingOrder().isEmpty()) {
        return true;
      }
      CareDesk.Family family = records.desk().family(found.sharing());
      for (String relationId : found.sharing().payingOrder()) {
        Relation relation = family.relations().get(relationId);
        if (relation == null) {
          return false;
        }
        SharingSides between =
            new SharingSides(
                Objects.requireNonNull(family.owners().get(relation.owner())), patient);
        Money amount =
            between.mayUse(relation, law, now)
                ? least(relation.left(use, today.getYear()))
                : Money.ZERO;
        if (!amount.isZero()) {
          PersonalAccount account = family.accounts().get(relation.owner());
          if (account == null
              || !money.quota(
                  account, relation, between, new SharedMoney.Use(use, today.getYear(), amount))) {
            return false;
          }
          paid(relation.owner(), Optional.of(relationId), amount);
        }
      }
      return true;
    }

    private Money least(Money has) {
      return has.compareTo(left) < 0 ? has : left;
    }

    private void paid(String number, Optional<String> relationId, Money amount) {
      left = left.minus(amount);
      accounts.add(new Settlement.FromAccount(number, relationId, amount));
    }
  }
}
