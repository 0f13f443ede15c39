package yibao.operations;

import yibao.records.Accounts;
import yibao.records.Guards;
import yibao.records.People;
import yibao.records.SharingRelations;
import yibao.records.SharingWallets;
import yibao.records.Tables;
import yibao.records.Vault;

/** The tables that relations of sharing and wallets are kept in, and what people are known by. */
public record SharingRecords(
    Tables tables,
    People people,
    Accounts accounts,
    SharingRelations relations,
    Guards guards,
    Vault vault)
    implements BindingRecords {

  /** Wallets and transfers, in the table of relations. */
  public SharingWallets wallets() {
    return relations.wallets();
  }

  /** The names that the template gives the tables. */
  public record Names(String people, String accounts, String relations, String guards) {

    /** Of who answers no caller, and so binds no number. */
    public static Names withoutCallers(String people, String accounts, String relations) {
      return new Names(people, accounts, relations, "");
    }
  }

  public static SharingRecords of(Tables tables, Names names, Vault vault) {
    return new SharingRecords(
        tables,
        new People(tables, names.people(), vault),
        new Accounts(tables, names.accounts()),
        new SharingRelations(tables, names.relations()),
        new Guards(tables, names.guards()),
        vault);
  }

  /** Beside those that premiums are booked in. */
  public static SharingRecords of(
      PaymentRecords payments, Accounts accounts, SharingRelations relations) {
    return new SharingRecords(
        payments.tables(),
        payments.people(),
        accounts,
        relations,
        payments.guards(),
        payments.vault());
  }
}
