package yibao.operations;

import yibao.records.Accounts;
import yibao.records.Books;
import yibao.records.Ledger;
import yibao.records.People;
import yibao.records.Tables;
import yibao.records.Vault;

/** The tables that people's own accounts are kept and booked in. */
public record AccountRecords(
    Tables tables, People people, Accounts accounts, Ledger ledger, Books books) {

  /** The names that the template gives the tables. */
  public record Names(String people, String accounts, String ledger, String books) {}

  public static AccountRecords of(Tables tables, Names names, Vault vault) {
    return new AccountRecords(
        tables,
        new People(tables, names.people(), vault),
        new Accounts(tables, names.accounts()),
        new Ledger(tables, names.ledger()),
        new Books(tables, names.books()));
  }

  /** Beside those that premiums are booked in. */
  public static AccountRecords of(PaymentRecords payments, Accounts accounts) {
    return new AccountRecords(
        payments.tables(), payments.people(), accounts, payments.ledger(), payments.books());
  }
}
