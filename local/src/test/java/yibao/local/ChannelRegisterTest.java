package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ChannelRegisterTest {

  private static final LocalTables TABLES = LocalTables.start();
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private Instant now = START;
  private final ChannelRegister register =
      new ChannelRegister(TABLES.client(), TABLES.name("channels"), (InstantSource) () -> now);

  @BeforeEach
  void empty() {
    TABLES.clear();
  }

  @AfterAll
  static void stop() {
    TABLES.close();
  }

  private static ChannelKeyEntry key(String channel, String keyid) {
    return new ChannelKeyEntry(
        keyid, channel, Set.of("PAYMENT"), ChannelKeysHere.publicKey(), START, Optional.empty());
  }

  private static Map<String, AttributeValue> stored(String keyid) {
    return TABLES.items("channels").stream()
        .filter(item -> AttributeValue.fromS(keyid).equals(item.get("keyid")))
        .findFirst()
        .orElse(Map.of());
  }

  private void refused(ChannelKeyEntry key, String why) {
    var before = TABLES.items("channels");
    assertThatThrownBy(() -> register.add(key))
        .isInstanceOf(LocalCloudException.class)
        .hasMessageContaining(why);
    assertThat(TABLES.items("channels")).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void a_key_is_stored_with_its_channel_and_kinds() {
    ChannelKeyEntry key =
        new ChannelKeyEntry(
            "k1",
            "wechat",
            Set.of("PAYMENT", "CITIZEN_APP"),
            ChannelKeysHere.publicKey(),
            START,
            Optional.of(START.plusSeconds(60)));
    register.add(key);
    assertThat(stored("k1"))
        .isEqualTo(
            Map.of(
                "keyid", AttributeValue.fromS("k1"),
                "channel", AttributeValue.fromS("wechat"),
                "kinds",
                    AttributeValue.fromL(
                        List.of(
                            AttributeValue.fromS("CITIZEN_APP"), AttributeValue.fromS("PAYMENT"))),
                "key", AttributeValue.fromS(key.key().x509()),
                "notBefore", AttributeValue.fromN("1772323200"),
                "notAfter", AttributeValue.fromN("1772323260")));
  }

  @Test
  void a_channel_has_two_keys_and_no_third() {
    register.add(key("wechat", "k1"));
    register.add(key("wechat", "k2"));
    refused(key("wechat", "k3"), "has two keys already, k1 and k2");
    register.add(key("alipay", "k3"));
  }

  @Test
  void a_key_that_was_removed_makes_room_for_another() {
    register.add(key("wechat", "k1"));
    register.add(key("wechat", "k2"));
    register.remove("k1");
    register.add(key("wechat", "k3"));
    refused(key("wechat", "k4"), "k2 and k3");
  }

  @Test
  void a_key_that_ended_by_itself_makes_room_too() {
    ChannelKeyEntry passing = key("wechat", "k1");
    register.add(
        new ChannelKeyEntry(
            "k1",
            "wechat",
            passing.kinds(),
            passing.key(),
            START,
            Optional.of(START.plusSeconds(10))));
    register.add(key("wechat", "k2"));
    refused(key("wechat", "k3"), "two keys");
    now = START.plusSeconds(10);
    register.add(key("wechat", "k3"));
  }

  @Test
  void no_keyid_is_ever_given_twice() {
    register.add(key("wechat", "k1"));
    refused(key("alipay", "k1"), "was registered before");
    register.remove("k1");
    refused(key("wechat", "k1"), "was registered before");
  }

  @Test
  void a_channels_keys_are_of_the_same_kinds() {
    register.add(key("wechat", "k1"));
    ChannelKeyEntry other = key("wechat", "k2");
    refused(
        new ChannelKeyEntry("k2", "wechat", Set.of("BUREAU"), other.key(), START, Optional.empty()),
        "[PAYMENT] by k1");
  }

  @Test
  void a_key_that_was_removed_ends_now_and_stays_known() {
    register.add(key("wechat", "k1"));
    now = START.plusSeconds(7);
    register.remove("k1");
    assertThat(stored("k1")).containsEntry("notAfter", AttributeValue.fromN("1772323207"));
  }

  @Test
  void what_isnt_registered_cant_be_removed() {
    register.add(key("wechat", "k1"));
    register.remove("k1");
    cantBeRemoved("k1", "has ended already");
    for (String keyid : List.of("k2", "", "channel:wechat", "a b")) {
      cantBeRemoved(keyid, "No key is registered");
    }
  }

  private void cantBeRemoved(String keyid, String why) {
    assertThatThrownBy(() -> register.remove(keyid))
        .isInstanceOf(LocalCloudException.class)
        .hasMessageContaining(why);
  }

  @Test
  void of_many_keys_at_once_no_more_than_two_are_entered() throws Exception {
    List<String> entered = new ArrayList<>();
    try (ExecutorService several = Executors.newFixedThreadPool(8)) {
      List<Future<String>> all =
          several.invokeAll(
              IntStream.range(0, 8)
                  .<Callable<String>>mapToObj(
                      i ->
                          () -> {
                            try {
                              register.add(key("wechat", "k" + i));
                              return "k" + i;
                            } catch (LocalCloudException e) {
                              return "";
                            }
                          })
                  .toList());
      for (Future<String> one : all) {
        if (!one.get().isEmpty()) {
          entered.add(one.get());
        }
      }
    }
    assertThat(entered).hasSizeBetween(1, 2);
    assertThat(TABLES.items("channels").stream().filter(item -> item.containsKey("channel")))
        .hasSize(entered.size());
  }

  @ParameterizedTest
  @CsvSource({
    "WeChat, k, PAYMENT, A channel's name",
    "'', k, PAYMENT, A channel's name",
    "demo, k, PAYMENT, demo callers",
    "demo-bank, k, PAYMENT, demo callers",
    "wechat, channel:wechat, PAYMENT, A keyid",
    "wechat, '', PAYMENT, A keyid",
    "wechat, k, KING, kinds",
    "wechat, k, payment, kinds"
  })
  void what_cant_be_is_refused_with_what_can(
      String channel, String keyid, String kind, String why) {
    ChannelKeyEntry entry =
        new ChannelKeyEntry(
            keyid, channel, Set.of(kind), ChannelKeysHere.publicKey(), START, Optional.empty());
    assertThatThrownBy(entry::check)
        .isInstanceOf(LocalCloudException.class)
        .hasMessageContaining(why);
  }
}
