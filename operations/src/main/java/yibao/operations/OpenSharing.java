package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import yibao.records.Relation;
import yibao.records.SharingFile;
import yibao.records.SharingWallets;
import yibao.records.Transfer;
import yibao.records.WalletFile;

/**
 * What is open between others and somebody whose file is to be merged into another. What has run
 * out by the clock doesn't hinder that, though the job that notes it comes some minutes later: who
 * merges the two has it noted first.
 */
final class OpenSharing {

  private final SharingRecords records;
  private final EndRelation ending;
  private final ReturnTransfer returning;

  OpenSharing(SharingRecords records) {
    this.records = records;
    this.ending = new EndRelation(records);
    this.returning = new ReturnTransfer(records);
  }

  /** As somebody's two files have it. */
  sealed interface Found {

    record Nothing() implements Found {}

    record Hinders(FileRefusal why) implements Found {}

    /**
     * All of it has run out: it has to be read again.
     *
     * @param noting notes that
     */
    record RanOut(Runnable noting) implements Found {}
  }

  Found find(SharingWallets.ForMerge shared, Instant now) {
    SharingFile sharing = shared.sharing();
    WalletFile wallet = shared.duplicate();
    if (sharing.isEmpty() && wallet.isSettled()) {
      return new Found.Nothing();
    }
    List<Relation> relations =
        records.relations().find(Set.copyOf(sharing.relations())).values().stream()
            .filter(Relation::isOpen)
            .toList();
    if (relations.stream().anyMatch(one -> EndRelation.expired(one, now).isEmpty())) {
      return new Found.Hinders(new FileRefusal.RelationInForce());
    }
    List<Transfer> transfers = returning.open(wallet);
    if (transfers.stream().anyMatch(one -> !one.hasReturned(now))) {
      return new Found.Hinders(new FileRefusal.TransferOpen());
    }
    return new Found.RanOut(
        () -> {
          relations.forEach(
              one -> ending.endIf(one.relationId(), open -> EndRelation.expired(open, now)));
          transfers.forEach(one -> returning.giveBack(one.transferId(), now));
        });
  }
}
