package yibao.operations;

import yibao.records.Books;
import yibao.records.Ledger;
import yibao.records.SharingWallets;

/** The tables of sharing, and those that wallets are kept and booked in. */
public record WalletRecords(
    SharingRecords sharing, SharingWallets wallets, Ledger ledger, Books books) {

  /** The names that the template gives the tables. */
  public record Names(SharingRecords.Names sharing, String ledger, String books) {}

  public static WalletRecords of(SharingRecords sharing, Names names) {
    return new WalletRecords(
        sharing,
        new SharingWallets(sharing.tables(), names.sharing().relations()),
        new Ledger(sharing.tables(), names.ledger()),
        new Books(sharing.tables(), names.books()));
  }
}
