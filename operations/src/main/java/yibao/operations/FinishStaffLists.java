package yibao.operations;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import yibao.records.Books;
import yibao.records.Orders;

/** Finishes what was begun of applying staff lists' money, and begins what nobody has. */
public final class FinishStaffLists {

  private static final int PAGE = 50;

  private final Books books;
  private final Orders orders;
  private final ApplyStaffList apply;

  public FinishStaffLists(PaymentRecords records, SharingRecords sharing) {
    this.books = records.books();
    this.orders = records.orders();
    this.apply = new ApplyStaffList(records, sharing);
  }

  /**
   * Works through the orders that are to be applied.
   *
   * @param scheduledFor when the run was due
   * @param goOn whether there is time for another part
   * @return how many parts were applied
   */
  public int finish(Instant scheduledFor, BooleanSupplier goOn) {
    Instant now = OpenBooks.bookedAt(books, scheduledFor);
    int applied = 0;
    for (int shard = 0; shard < Orders.UNAPPLIED_SHARDS; shard++) {
      for (String orderId : orders.unapplied(shard, PAGE)) {
        if (!goOn.getAsBoolean()) {
          return applied;
        }
        applied += apply.apply(orderId, now, goOn);
      }
    }
    return applied;
  }
}
