package yibao.operations;

import yibao.records.Books;
import yibao.records.Ledger;
import yibao.records.SharingWallets;

/** The tables of sharing, and those that transfers into wallets are booked in. */
public record WalletRecords(SharingRecords sharing, Ledger ledger, Books books) {

  public SharingWallets wallets() {
    return sharing.wallets();
  }

  /** The names that the template gives the tables. */
  public record Names(SharingRecords.Names sharing, String ledger, String books) {}

  public static WalletRecords of(SharingRecords sharing, Names names) {
    return new WalletRecords(
        sharing,
        new Ledger(sharing.tables(), names.ledger()),
        new Books(sharing.tables(), names.books()));
  }
}
