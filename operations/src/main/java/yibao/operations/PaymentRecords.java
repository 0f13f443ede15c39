package yibao.operations;

import yibao.records.Desk;
import yibao.records.Guards;
import yibao.records.Orders;
import yibao.records.OwedMoney;
import yibao.records.People;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.records.Windows;

/** The tables that premiums are ordered and settled in. */
public record PaymentRecords(
    Tables tables,
    People people,
    Orders orders,
    Guards guards,
    Windows windows,
    OwedMoney owedMoney,
    Vault vault)
    implements BindingRecords {

  Desk desk() {
    return new Desk(tables, people, orders, guards, windows);
  }
}
