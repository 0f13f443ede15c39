package yibao.operations;

import yibao.records.Guards;
import yibao.records.Identities;
import yibao.records.People;
import yibao.records.Tables;
import yibao.records.Vault;

/** The tables that people are registered in. */
public record PeopleRecords(
    Tables tables, People people, Identities identities, Guards guards, Vault vault)
    implements BindingRecords {}
