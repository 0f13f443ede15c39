package yibao.operations;

import java.util.List;
import yibao.records.Account;
import yibao.records.Posting;
import yibao.records.Suspense;

/**
 * What an item of suspense says to the ledger: the channel's account is what the channel says, and
 * the item stands against it until somebody has worked it off.
 */
public final class SuspenseBooks {

  private SuspenseBooks() {}

  /** Entries for an item that is entered. */
  public static List<Posting.Entry> entered(Suspense item) {
    Account clearing = Account.channelClearing(item.channel());
    Account suspense = Account.suspense(item.channel());
    return switch (item.direction()) {
      case OWED_TO_CHANNEL ->
          List.of(
              new Posting.Entry(clearing, item.amount()),
              new Posting.Entry(suspense, item.amount().negated()));
      case OWED_BY_CHANNEL ->
          List.of(
              new Posting.Entry(suspense, item.amount()),
              new Posting.Entry(clearing, item.amount().negated()));
    };
  }

  /** Entries that undo what an item said when it was entered. */
  public static List<Posting.Entry> takenBack(Suspense item) {
    return entered(item).stream()
        .map(entry -> new Posting.Entry(entry.account(), entry.amount().negated()))
        .toList();
  }
}
