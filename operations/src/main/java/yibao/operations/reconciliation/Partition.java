package yibao.operations.reconciliation;

import yibao.records.ChannelTransaction;
import yibao.records.Ledger;
import yibao.records.Posting;

/** Into which part of its day a movement of money falls, in the books as in a statement. */
@FunctionalInterface
public interface Partition {

  int PARTS = Ledger.PARTS;

  /** As the ledger's index of a channel's transactions is divided. */
  static Partition ofLedger(String channel) {
    return (kind, number) -> Ledger.partOf(Posting.idOf(channel, kind, number));
  }

  /** From 0 to {@value #PARTS} - 1. */
  int of(ChannelTransaction.Kind kind, String number);
}
