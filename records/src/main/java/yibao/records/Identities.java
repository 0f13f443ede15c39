package yibao.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * From an identity document to the person, by keyed hash alone: the number itself is not in this
 * table.
 */
public final class Identities {

  private static final String NEW = "attribute_not_exists(identityHash)";

  private final Tables tables;
  private final String table;
  private final Vault vault;

  public Identities(Tables tables, String table, Vault vault) {
    this.tables = tables;
    this.table = table;
    this.vault = vault;
  }

  /** The {@code psnNo} of who holds the document, under whichever key version it was entered. */
  public Optional<String> holder(String idType, String number) {
    Set<Tables.Key> keys = new HashSet<>();
    keys.add(key(vault.identityHash(idType, number)));
    vault.olderIdentityHashes(idType, number).forEach(hash -> keys.add(key(hash)));
    return tables.read(keys).values().stream().map(item -> item.text("psnNo")).findFirst();
  }

  /** Enters a document that nobody holds yet, under no version of the keys. */
  public List<Change> enter(String idType, String number, String psnNo) {
    List<Change> changes = new ArrayList<>();
    Put put =
        Put.builder()
            .tableName(table)
            .item(
                Map.of(
                    "identityHash", AttributeValue.fromS(vault.identityHash(idType, number)),
                    "psnNo", AttributeValue.fromS(psnNo)))
            .conditionExpression(NEW)
            .build();
    changes.add(new Change(Change.Kind.GUARD, TransactWriteItem.builder().put(put).build()));
    for (String older : vault.olderIdentityHashes(idType, number)) {
      ConditionCheck check =
          ConditionCheck.builder()
              .tableName(table)
              .key(key(older).attributes())
              .conditionExpression(NEW)
              .build();
      changes.add(
          new Change(Change.Kind.GUARD, TransactWriteItem.builder().conditionCheck(check).build()));
    }
    return changes;
  }

  private Tables.Key key(String hash) {
    return Tables.Key.of(table, "identityHash", hash);
  }
}
