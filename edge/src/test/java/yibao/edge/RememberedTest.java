package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberedTest {

  private static final ChannelKey KEY = Signing.registered("PAYMENT").orElseThrow();

  private final Set<String> registered = new HashSet<>(Set.of("k"));
  private final List<String> read = new ArrayList<>();
  private Instant now = Instant.parse("2025-11-05T01:00:00Z");
  private final Remembered<ChannelKey> keys =
      new Remembered<>(
          keyid -> {
            read.add(keyid);
            return registered.contains(keyid) ? Optional.of(KEY) : Optional.empty();
          },
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          });

  @Test
  void a_key_is_read_once_within_a_minute() {
    assertThat(keys.find("k")).contains(KEY);
    now = now.plusMillis(59_999);
    assertThat(keys.find("k")).contains(KEY);
    assertThat(read).containsExactly("k");
  }

  @Test
  void a_key_that_was_removed_is_gone_a_minute_later() {
    keys.find("k");
    registered.clear();
    now = now.plusSeconds(60);
    assertThat(keys.find("k")).isEmpty();
  }

  @Test
  void a_minute_begins_when_the_key_is_read_and_not_when_it_is_used() {
    keys.find("k");
    now = now.plusSeconds(40);
    keys.find("k");
    now = now.plusSeconds(40);
    keys.find("k");
    assertThat(read).hasSize(2);
  }

  @Test
  void a_clock_that_was_set_back_keeps_no_key_longer() {
    keys.find("k");
    now = now.minusSeconds(1);
    keys.find("k");
    assertThat(read).hasSize(2);
  }

  @Test
  void a_key_that_was_added_is_found_at_once() {
    assertThat(keys.find("new")).isEmpty();
    registered.add("new");
    assertThat(keys.find("new")).contains(KEY);
  }

  @Test
  void only_so_many_keys_are_kept_and_made_up_keyids_push_none_out() {
    keys.find("k");
    for (int i = 0; i < 10_000; i++) {
      keys.find("made-up-" + i);
    }
    keys.find("k");
    assertThat(read).filteredOn("k"::equals).hasSize(1);

    for (int i = 0; i < 500; i++) {
      registered.add("other-" + i);
      keys.find("other-" + i);
    }
    keys.find("k");
    assertThat(read).filteredOn("k"::equals).hasSize(2);
  }
}
