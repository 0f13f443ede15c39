package yibao.operations;

import yibao.records.Desk;
import yibao.records.Guards;
import yibao.records.Ledger;
import yibao.records.Orders;
import yibao.records.OwedMoney;
import yibao.records.People;
import yibao.records.Tables;
import yibao.records.Vault;

/** The tables that a premium and its payment are kept in. */
public record PaymentRecords(
    Tables tables,
    People people,
    Orders orders,
    Guards guards,
    Ledger ledger,
    OwedMoney owedMoney,
    Vault vault)
    implements BindingRecords {

  Desk desk() {
    return new Desk(tables, people, orders, guards);
  }
}
