package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.records.PersonalAccount;
import yibao.records.Transfer;
import yibao.rules.Money;

/**
 * What is free in an account, to be set aside or paid. What nobody accepted is free by the clock,
 * at six in the morning, though the job that notes it comes some minutes later: it is given back
 * here as soon as somebody wants it.
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

    /** The account was changed, by others or by what was given back: it has to be read again. */
    record Changed() implements Found {}
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
    List<Transfer> returned =
        returning.open(records.wallets().file(psnNo)).stream()
            .filter(transfer -> transfer.from().equals(psnNo))
            .filter(transfer -> transfer.hasReturned(now))
            .toList();
    // What was given back between the two reads would be missing in both.
    if (!records.accounts().find(psnNo).equals(seen)) {
      return new Found.Changed();
    }
    Money left = returned.stream().map(Transfer::amount).reduce(available, Money::plus);
    if (left.compareTo(wanted) < 0) {
      return new Found.Lacking(left);
    }
    returned.forEach(transfer -> returning.giveBack(transfer.transferId(), now));
    return new Found.Changed();
  }
}
