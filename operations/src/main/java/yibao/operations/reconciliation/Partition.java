package yibao.operations.reconciliation;

import yibao.records.ChannelTransaction;

/** Into which part of its day a movement of money falls, in the books as in a statement. */
@FunctionalInterface
public interface Partition {

  int PARTS = 256;

  /** From 0 to {@value #PARTS} - 1. */
  int of(ChannelTransaction.Kind kind, String number);
}
