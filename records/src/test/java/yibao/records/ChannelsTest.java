package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;

class ChannelsTest {

  private static final LocalTables stored = LocalTables.start();

  /** As {@code ./yibao channel add} writes it. */
  private static final Map<String, AttributeValue> KEY =
      Map.of(
          "keyid", AttributeValue.fromS("wechat-1"),
          "channel", AttributeValue.fromS("wechat"),
          "kinds",
              AttributeValue.fromL(
                  List.of(AttributeValue.fromS("CITIZEN_APP"), AttributeValue.fromS("PAYMENT"))),
          "key", AttributeValue.fromS("MCowBQYDK2VwAyEA"),
          "notBefore", AttributeValue.fromN("1772323200"));

  private final Channels channels =
      new Channels(new Tables(stored.client()), stored.name("ChannelsTable"));

  @BeforeEach
  void empty() {
    stored.clear();
  }

  @AfterAll
  static void stop() {
    stored.close();
  }

  private static void put(Map<String, AttributeValue> item) {
    stored.client().putItem(put -> put.tableName(stored.name("ChannelsTable")).item(item));
  }

  @Test
  void a_key_is_found_by_its_keyid() {
    put(KEY);
    assertThat(channels.find("wechat-1"))
        .contains(
            new RegisteredKey(
                "wechat-1",
                "wechat",
                Set.of("PAYMENT", "CITIZEN_APP"),
                "MCowBQYDK2VwAyEA",
                Instant.parse("2026-03-01T00:00:00Z"),
                Optional.empty()));
  }

  @Test
  void a_key_that_has_ended_is_found_with_its_end() {
    Map<String, AttributeValue> ended = new HashMap<>(KEY);
    ended.put("notAfter", AttributeValue.fromN("1772323260"));
    put(ended);
    assertThat(channels.find("wechat-1").flatMap(RegisteredKey::notAfter))
        .contains(Instant.parse("2026-03-01T00:01:00Z"));
  }

  @Test
  void what_nobody_registered_is_not_found() {
    put(KEY);
    assertThat(channels.find("wechat-2")).isEmpty();
  }
}
