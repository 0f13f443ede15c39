package yibao.operations;

import java.util.List;
import yibao.records.Books;
import yibao.records.Desk;
import yibao.records.Guards;
import yibao.records.Ledger;
import yibao.records.Orders;
import yibao.records.OwedMoney;
import yibao.records.People;
import yibao.records.Suspense;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.records.Windows;

/** The tables that premiums are ordered, settled and booked in. */
public record PaymentRecords(
    Tables tables,
    People people,
    Orders orders,
    Guards guards,
    Windows windows,
    OwedMoney owedMoney,
    Ledger ledger,
    Books books,
    Vault vault)
    implements BindingRecords {

  /** The names that the template gives the tables. */
  public record Names(
      String people,
      String orders,
      String guards,
      String windows,
      String owed,
      String ledger,
      String books) {

    /** Of who takes no new orders, and so asks after no window. */
    public static Names withoutWindows(
        String people, String orders, String guards, String owed, String ledger, String books) {
      return new Names(people, orders, guards, "", owed, ledger, books);
    }

    /** Of who answers no caller, and so binds no number. */
    public static Names withoutCallers(
        String people, String orders, String owed, String ledger, String books) {
      return new Names(people, orders, "", "", owed, ledger, books);
    }

    /** Of who only places orders, by which nothing is owed yet. */
    public static Names withoutOwed(
        String people, String orders, String guards, String windows, String ledger, String books) {
      return new Names(people, orders, guards, windows, "", ledger, books);
    }
  }

  public static PaymentRecords of(Tables tables, Names names, Vault vault) {
    return new PaymentRecords(
        tables,
        new People(tables, names.people(), vault),
        new Orders(tables, names.orders()),
        new Guards(tables, names.guards()),
        new Windows(tables, names.windows()),
        new OwedMoney(tables, names.owed()),
        new Ledger(tables, names.ledger()),
        new Books(tables, names.books()),
        vault);
  }

  /** Notes an item by which no money came; this very one perhaps again. */
  void note(Suspense item) {
    // A refused condition says that it was noted before.
    tables.commit(List.of(owedMoney.enter(item)));
  }

  Desk desk() {
    return new Desk(tables, people, orders, guards, windows, books);
  }
}
