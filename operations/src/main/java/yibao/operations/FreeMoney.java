package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.records.PersonalAccount;
import yibao.records.Transfer;
import yibao.rules.Money;

/**
 * What is free in an account, to be set aside or paid. What nobody accepted is free by the clock,
 * at six in the morning, though the job that notes it comes some minutes later: who wants it has
 * that noted first.
 */
final class FreeMoney {

  private final SharingRecords records;
  private final ReturnTransfer returning;

  FreeMoney(SharingRecords records) {
    this.records = records;
    this.returning = new ReturnTransfer(records);
  }

  /** Whether as much is free as somebody wants. */
  sealed interface Found {

    record Enough() implements Found {}

    /** So much is free, which is less. */
    record Lacking(Money left) implements Found {}

    /**
     * It has to be read again: it was changed by others, or has more that is free than is noted.
     *
     * @param noting gives back what has returned
     */
    record Changed(Runnable noting) implements Found {}
  }

  Found find(String psnNo, Money wanted, Instant now) {
    return find(psnNo, records.accounts().find(psnNo), wanted, now);
  }

  /** The same of an account as it was seen. */
  Found find(String psnNo, Optional<PersonalAccount> seen, Money wanted, Instant now) {
    Money available = seen.map(PersonalAccount::available).orElse(Money.ZERO);
    if (available.compareTo(wanted) >= 0) {
      return new Found.Enough();
    }
    List<Transfer> returned = returned(psnNo, now);
    if (isChanged(psnNo, seen)) {
      return new Found.Changed(() -> {});
    }
    Money left = available.plus(sum(returned));
    return left.compareTo(wanted) < 0
        ? new Found.Lacking(left)
        : new Found.Changed(givingBack(returned, now));
  }

  /**
   * Whether an account that somebody wants all of has to be read again, since more is free in it
   * than was read.
   *
   * @param seen the account as it was read
   */
  Optional<Found.Changed> more(String psnNo, Optional<PersonalAccount> seen, Instant now) {
    List<Transfer> returned = returned(psnNo, now);
    if (isChanged(psnNo, seen)) {
      return Optional.of(new Found.Changed(() -> {}));
    }
    return returned.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found.Changed(givingBack(returned, now)));
  }

  /** An account by the clock: what has returned is free in it, whether or not that is noted. */
  Optional<PersonalAccount> account(String psnNo, Instant now) {
    Optional<PersonalAccount> seen = records.accounts().find(psnNo);
    while (seen.filter(account -> !account.frozen().isZero()).isPresent()) {
      List<Transfer> returned = returned(psnNo, now);
      if (!isChanged(psnNo, seen)) {
        return seen.map(account -> account.frozen(sum(returned).negated()));
      }
      seen = records.accounts().find(psnNo);
    }
    return seen;
  }

  private static Money sum(List<Transfer> transfers) {
    return transfers.stream().map(Transfer::amount).reduce(Money.ZERO, Money::plus);
  }

  private List<Transfer> returned(String psnNo, Instant now) {
    return returning.open(records.wallets().file(psnNo)).stream()
        .filter(transfer -> transfer.from().equals(psnNo))
        .filter(transfer -> transfer.hasReturned(now))
        .toList();
  }

  /** What others gave back after the account was read and before the wallet was is in neither. */
  private boolean isChanged(String psnNo, Optional<PersonalAccount> seen) {
    return !records.accounts().find(psnNo).equals(seen);
  }

  private Runnable givingBack(List<Transfer> returned, Instant now) {
    return () -> returned.forEach(transfer -> returning.giveBack(transfer.transferId(), now));
  }
}
