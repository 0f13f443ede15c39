package yibao.local;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Enters channels' keys into the table {@code channels}, on this machine or on AWS, and ends them.
 * A key's item is never deleted, so no keyid comes to mean another key. Beside the keys each
 * channel has an item that lists its own, by which no two at once make a third.
 */
public final class ChannelRegister {

  private static final int MOST_KEYS = 2;
  private static final int MOST_TRIES = 5;

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource system;

  /**
   * @param table the deployed name of the table
   */
  public ChannelRegister(DynamoDbClient client, String table, InstantSource system) {
    this.client = client;
    this.table = table;
    this.system = system;
  }

  /**
   * The keys of a channel, ended or not, as its own item lists them.
   *
   * @param version counts the changes of the list; a change is conditional on the one that it saw
   */
  private record KeysOf(long version, List<String> keyids) {}

  /**
   * Enters a key.
   *
   * @throws LocalCloudException if it may not be, saying why
   */
  void add(ChannelKeyEntry key) {
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      KeysOf seen = keysOf(key.channel());
      List<String> standing = standing(seen, key);
      if (standing.size() >= MOST_KEYS) {
        throw new LocalCloudException(
            key.channel()
                + " has two keys already, "
                + String.join(" and ", standing)
                + ": end one by ./yibao channel remove <keyid>.");
      }
      standing.add(key.keyid());
      if (enter(key, new KeysOf(seen.version() + 1, standing))) {
        return;
      }
    }
    throw new LocalCloudException("Somebody else changes the channel's keys: try again.");
  }

  private KeysOf keysOf(String channel) {
    return item(nameOf(channel))
        .map(
            item ->
                new KeysOf(
                    item.maybeNumber("version").orElseThrow(), List.copyOf(item.texts("keyids"))))
        .orElseGet(() -> new KeysOf(0, List.of()));
  }

  /** The keyids that haven't ended; all are of the same kinds. */
  private List<String> standing(KeysOf channel, ChannelKeyEntry key) {
    List<String> standing = new ArrayList<>();
    for (String keyid : channel.keyids()) {
      Stored other = item(keyid).orElseThrow();
      if (!hasEnded(other)) {
        standing.add(keyid);
        if (!other.texts("kinds").equals(key.kinds())) {
          throw new LocalCloudException(
              key.channel() + " is " + other.texts("kinds") + " by " + keyid + ": say the same.");
        }
      }
    }
    return standing;
  }

  private boolean hasEnded(Stored key) {
    return key.maybeNumber("notAfter")
        .filter(end -> end <= system.instant().getEpochSecond())
        .isPresent();
  }

  /** False if the channel's keys have changed meanwhile. */
  private boolean enter(ChannelKeyEntry key, KeysOf channel) {
    Put.Builder list =
        Put.builder()
            .tableName(table)
            .item(
                Map.of(
                    "keyid", text(nameOf(key.channel())),
                    "version", number(channel.version()),
                    "keyids", texts(channel.keyids())));
    Put listed =
        channel.version() == 1
            ? list.conditionExpression("attribute_not_exists(keyid)").build()
            : list.conditionExpression("version = :seen")
                .expressionAttributeValues(Map.of(":seen", number(channel.version() - 1)))
                .build();
    Put fresh =
        Put.builder()
            .tableName(table)
            .item(written(key))
            .conditionExpression("attribute_not_exists(keyid)")
            .build();
    try {
      client.transactWriteItems(
          request ->
              request.transactItems(
                  TransactWriteItem.builder().put(fresh).build(),
                  TransactWriteItem.builder().put(listed).build()));
      return true;
    } catch (TransactionCanceledException e) {
      CancellationReason ofKey = e.cancellationReasons().getFirst();
      if ("ConditionalCheckFailed".equals(ofKey.code())) {
        throw new LocalCloudException(
            "The keyid " + key.keyid() + " was registered before: choose another by --keyid.");
      }
      return false;
    }
  }

  /** Enters a key over whatever was under its keyid before; no list is kept of such keys. */
  void overwrite(ChannelKeyEntry key) {
    client.putItem(put -> put.tableName(table).item(written(key)));
  }

  /**
   * Ends a key at once; functions that have it may take it for a minute more.
   *
   * @throws LocalCloudException if there is none, or it has ended
   */
  void remove(String keyid) {
    if (!ChannelKeyEntry.isKeyid(keyid)) {
      throw unregistered(keyid);
    }
    AttributeValue now = number(system.instant().getEpochSecond());
    try {
      client.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(Map.of("keyid", text(keyid)))
                  .conditionExpression(
                      "attribute_exists(channel)"
                          + " AND (attribute_not_exists(notAfter) OR notAfter > :now)")
                  .updateExpression("SET notAfter = :now")
                  .expressionAttributeValues(Map.of(":now", now))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
    } catch (ConditionalCheckFailedException e) {
      throw e.hasItem()
          ? new LocalCloudException("The key " + keyid + " has ended already.")
          : unregistered(keyid);
    }
  }

  private static LocalCloudException unregistered(String keyid) {
    return new LocalCloudException("No key is registered as " + keyid + ".");
  }

  private static Map<String, AttributeValue> written(ChannelKeyEntry key) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            Map.of(
                "keyid", text(key.keyid()),
                "channel", text(key.channel()),
                "kinds", texts(List.copyOf(key.kinds())),
                "key", text(key.key().x509()),
                "notBefore", number(key.notBefore().getEpochSecond())));
    key.notAfter().ifPresent(end -> item.put("notAfter", number(end.getEpochSecond())));
    return item;
  }

  /** An item as it was read. */
  private record Stored(Map<String, AttributeValue> attributes) {

    Optional<Long> maybeNumber(String name) {
      return Optional.ofNullable(attributes.get(name)).map(value -> Long.valueOf(value.n()));
    }

    /** In their order; kinds are stored in that of the alphabet. */
    SequencedSet<String> texts(String name) {
      SequencedSet<String> texts = new LinkedHashSet<>();
      Optional.ofNullable(attributes.get(name))
          .ifPresent(value -> value.l().forEach(each -> texts.add(each.s())));
      return texts;
    }
  }

  private Optional<Stored> item(String keyid) {
    GetItemResponse answer =
        client.getItem(
            get -> get.tableName(table).key(Map.of("keyid", text(keyid))).consistentRead(true));
    return answer.hasItem() ? Optional.of(new Stored(answer.item())) : Optional.empty();
  }

  /** Where the list of a channel's keys is: a colon is in no key's own keyid. */
  private static String nameOf(String channel) {
    return "channel:" + channel;
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static AttributeValue texts(List<String> values) {
    return AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList());
  }
}
