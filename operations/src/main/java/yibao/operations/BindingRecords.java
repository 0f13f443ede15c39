package yibao.operations;

import yibao.records.Guards;
import yibao.records.Tables;
import yibao.records.Vault;

/** Where a caller's number is bound to its answer. */
interface BindingRecords {

  Tables tables();

  Guards guards();

  Vault vault();
}
