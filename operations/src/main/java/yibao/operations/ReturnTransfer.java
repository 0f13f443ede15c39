package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.SharingWallets;
import yibao.records.StorageUnavailable;
import yibao.records.Transfer;
import yibao.records.WalletFile;

/**
 * Gives back what nobody accepted in time (未接收退回): it is free again in the account that it was
 * offered from.
 */
final class ReturnTransfer {

  private static final int MOST_TRIES = 12;

  private final SharingRecords records;
  private final SharingWallets wallets;

  ReturnTransfer(SharingRecords records) {
    this.records = records;
    this.wallets = records.wallets();
  }

  /**
   * The transfers that are offered by or to somebody, those among them that nobody took in time.
   */
  List<Transfer> open(WalletFile wallet) {
    Set<String> offers = new HashSet<>(wallet.offersFrom());
    offers.addAll(wallet.offersTo().values());
    return wallets.find(offers).stream().filter(Transfer::isOpen).toList();
  }

  /** Whether it was given back by this; it isn't before its time, or where it was settled. */
  boolean giveBack(String transferId, Instant now) {
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      Optional<Transfer> open =
          wallets
              .find(transferId)
              .filter(Transfer::isOpen)
              .filter(transfer -> transfer.hasReturned(now));
      if (open.isEmpty()) {
        return false;
      }
      Transfer transfer = open.get();
      Map<String, WalletFile> files = wallets.files(Set.of(transfer.from(), transfer.to()));
      List<Change> changes =
          new ArrayList<>(
              wallets.settle(
                  transfer.returned(transfer.returnsAt()),
                  Objects.requireNonNull(files.get(transfer.from())),
                  Objects.requireNonNull(files.get(transfer.to()))));
      changes.add(records.accounts().freeze(transfer.from(), transfer.amount().negated()));
      if (records.tables().commit(changes) instanceof Commit.Done) {
        return true;
      }
      records.tables().pace().pause(tries);
    }
    throw new StorageUnavailable("the transfer is being changed by others");
  }
}
