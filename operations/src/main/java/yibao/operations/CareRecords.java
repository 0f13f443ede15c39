package yibao.operations;

import yibao.records.Accounts;
import yibao.records.Books;
import yibao.records.CareDesk;
import yibao.records.Guards;
import yibao.records.Ledger;
import yibao.records.People;
import yibao.records.Settlements;
import yibao.records.SharingRelations;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.records.Visits;

/** The tables that bills are decided on and settled in. */
public record CareRecords(
    SharingRecords sharing, Visits visits, Settlements settlements, Ledger ledger, Books books)
    implements BindingRecords {

  /** The names that the template gives the tables. */
  public record Names(
      SharingRecords.Names sharing,
      String visits,
      String settlements,
      String ledger,
      String books) {}

  public static CareRecords of(Tables tables, Names names, Vault vault) {
    return new CareRecords(
        SharingRecords.of(tables, names.sharing(), vault),
        new Visits(tables, names.visits()),
        new Settlements(tables, names.settlements(), vault),
        new Ledger(tables, names.ledger()),
        new Books(tables, names.books()));
  }

  CareDesk desk() {
    return new CareDesk(
        sharing.tables(),
        sharing.people(),
        visits,
        settlements,
        sharing.accounts(),
        sharing.relations(),
        sharing.guards(),
        books);
  }

  public People people() {
    return sharing.people();
  }

  Accounts accounts() {
    return sharing.accounts();
  }

  SharingRelations relations() {
    return sharing.relations();
  }

  @Override
  public Tables tables() {
    return sharing.tables();
  }

  @Override
  public Guards guards() {
    return sharing.guards();
  }

  @Override
  public Vault vault() {
    return sharing.vault();
  }
}
