package yibao.operations;

import yibao.records.Guards;
import yibao.records.Ledger;
import yibao.records.Orders;
import yibao.records.OwedMoney;
import yibao.records.People;
import yibao.records.Tables;
import yibao.records.Vault;

/** The tables that a merge of two files touches: theirs, and those of premiums that go back. */
public record MergeRecords(
    Tables tables,
    People people,
    Orders orders,
    Guards guards,
    Ledger ledger,
    OwedMoney owedMoney,
    Vault vault)
    implements BindingRecords {}
