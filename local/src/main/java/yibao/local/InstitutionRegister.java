package yibao.local;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Enters institutions into the table {@code institutions}, on this machine or on AWS, and removes
 * them. A paasid is one institution's and an institution has one paasid: beside the institution an
 * item notes which, so that the same hospital is never of two levels at once. To enter it again
 * under the same paasid corrects it.
 */
final class InstitutionRegister {

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  private final DynamoDbClient client;
  private final String table;

  /**
   * @param table the deployed name of the table
   */
  InstitutionRegister(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /**
   * Enters an institution, over what stands under its paasid.
   *
   * @throws LocalCloudException if the paasid is another's, or the institution has another
   */
  void add(InstitutionEntry entry) {
    try {
      put(
          institution(entry)
              .conditionExpression("attribute_not_exists(paasid) OR code = :code")
              .expressionAttributeValues(Map.of(":code", text(entry.code())))
              .build(),
          note(entry)
              .conditionExpression("attribute_not_exists(paasid) OR registeredAs = :paasid")
              .expressionAttributeValues(Map.of(":paasid", text(entry.paasid())))
              .build());
    } catch (TransactionCanceledException e) {
      if (CONDITION_FAILED.equals(e.cancellationReasons().getFirst().code())) {
        throw new LocalCloudException(
            "The paasid " + entry.paasid() + " is another institution's: choose another.");
      }
      if (CONDITION_FAILED.equals(e.cancellationReasons().getLast().code())) {
        throw new LocalCloudException(
            entry.code()
                + " is registered under another paasid: end that by ./yibao institution remove"
                + " <paasid>.");
      }
      throw changedByAnother();
    }
  }

  /** Enters one unless its paasid or its code is there: what somebody has corrected stays. */
  void seed(InstitutionEntry entry) {
    try {
      put(
          institution(entry).conditionExpression("attribute_not_exists(paasid)").build(),
          note(entry).conditionExpression("attribute_not_exists(paasid)").build());
    } catch (TransactionCanceledException e) {
      if (e.cancellationReasons().stream()
          .noneMatch(reason -> CONDITION_FAILED.equals(reason.code()))) {
        throw changedByAnother();
      }
    }
  }

  private void put(Put institution, Put note) {
    client.transactWriteItems(
        request ->
            request.transactItems(
                TransactWriteItem.builder().put(institution).build(),
                TransactWriteItem.builder().put(note).build()));
  }

  private Put.Builder institution(InstitutionEntry entry) {
    return Put.builder().tableName(table).item(written(entry));
  }

  private Put.Builder note(InstitutionEntry entry) {
    return Put.builder()
        .tableName(table)
        .item(Map.of("paasid", text(nameOf(entry.code())), "registeredAs", text(entry.paasid())));
  }

  /**
   * Removes an institution at once; functions that have it may take it for a minute more.
   *
   * @throws LocalCloudException if there is none
   */
  void remove(String paasid) {
    if (!InstitutionEntry.isPaasid(paasid)) {
      throw unregistered(paasid);
    }
    AttributeValue code =
        Optional.ofNullable(item(paasid).orElseThrow(() -> unregistered(paasid)).get("code"))
            .orElseThrow();
    try {
      client.transactWriteItems(
          request ->
              request.transactItems(
                  deleted(paasid, "code = :is", code),
                  deleted(nameOf(code.s()), "registeredAs = :is", text(paasid))));
    } catch (TransactionCanceledException e) {
      throw changedByAnother();
    }
  }

  private TransactWriteItem deleted(String key, String condition, AttributeValue is) {
    return TransactWriteItem.builder()
        .delete(
            Delete.builder()
                .tableName(table)
                .key(Map.of("paasid", text(key)))
                .conditionExpression(condition)
                .expressionAttributeValues(Map.of(":is", is))
                .build())
        .build();
  }

  private Optional<Map<String, AttributeValue>> item(String key) {
    GetItemResponse answer =
        client.getItem(
            get -> get.tableName(table).key(Map.of("paasid", text(key))).consistentRead(true));
    return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
  }

  private static LocalCloudException changedByAnother() {
    return new LocalCloudException("Somebody else changes the institution: try again.");
  }

  private static LocalCloudException unregistered(String paasid) {
    return new LocalCloudException("No institution is registered under " + paasid + ".");
  }

  private static Map<String, AttributeValue> written(InstitutionEntry entry) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            Map.of(
                "paasid", text(entry.paasid()),
                "code", text(entry.code()),
                "name", text(entry.name()),
                "area", text(entry.area()),
                "token", text(entry.token())));
    entry
        .level()
        .ifPresent(level -> item.put("level", AttributeValue.fromN(Integer.toString(level))));
    entry.grade().ifPresent(grade -> item.put("grade", text(grade)));
    return item;
  }

  /** Where it is noted which paasid an institution has: a colon is in no paasid. */
  private static String nameOf(String code) {
    return "institution:" + code;
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
