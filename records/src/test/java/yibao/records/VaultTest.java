package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VaultTest {

  private static final KeyRing FIRST = new KeyRing("1", Map.of("1", "first master"));
  private static final KeyRing BOTH =
      new KeyRing("2", Map.of("1", "first master", "2", "second master"));

  private final Vault first = new Vault(() -> FIRST);
  private final Vault both = new Vault(() -> BOTH);

  @Test
  void a_sealed_text_opens_for_its_owner_and_field_alone() {
    String stored = first.seal("P1", "name", "张三");

    assertThat(stored).doesNotContain("张三");
    assertThat(first.open("P1", "name", stored)).isEqualTo("张三");
    assertThatThrownBy(() -> first.open("P2", "name", stored))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> first.open("P1", "phone", stored))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_same_text_is_sealed_otherwise_each_time() {
    assertThat(first.seal("P1", "name", "张三")).isNotEqualTo(first.seal("P1", "name", "张三"));
  }

  @Test
  void what_an_older_key_sealed_still_opens() {
    assertThat(both.open("P1", "name", first.seal("P1", "name", "张三"))).isEqualTo("张三");
    assertThat(both.seal("P1", "name", "张三")).startsWith("2.");
  }

  @Test
  void a_document_has_one_hash_for_each_key() {
    String old = first.identityHash("01", "630102198804020018");

    assertThat(first.identityHash("01", "630102198804020018")).isEqualTo(old);
    assertThat(both.identityHash("01", "630102198804020018")).isNotEqualTo(old);
    assertThat(both.olderIdentityHashes("01", "630102198804020018")).containsExactly(old);
    assertThat(first.identityHash("02", "630102198804020018")).isNotEqualTo(old);
  }

  @Test
  void a_command_is_known_again_by_its_digest_under_any_key() {
    String digest = first.commandDigest(List.of("payment", "8DBYSP81VMHR", "40000"));

    assertThat(both.isDigestOf(digest, List.of("payment", "8DBYSP81VMHR", "40000"))).isTrue();
    assertThat(both.isDigestOf(digest, List.of("payment", "8DBYSP81VMHR", "40001"))).isFalse();
    assertThat(both.isDigestOf(digest, List.of("payment", "8DBYSP81VMHR4", "0000"))).isFalse();
  }

  @Test
  void the_keys_are_fetched_once_and_not_before_they_are_needed() {
    AtomicInteger fetched = new AtomicInteger();
    Vault vault =
        new Vault(
            () -> {
              fetched.incrementAndGet();
              return FIRST;
            });
    assertThat(fetched).hasValue(0);

    vault.open("P1", "name", vault.seal("P1", "name", "张三"));
    vault.commandDigest(List.of("a"));

    assertThat(fetched).hasValue(1);
  }

  @Test
  void the_secret_is_read_as_the_template_makes_it() {
    assertThat(SecretKeyRing.parse("{\"current\": \"1\", \"1\": \"abc\"}"))
        .isEqualTo(new KeyRing("1", Map.of("1", "abc")));
    assertThatThrownBy(() -> SecretKeyRing.parse("{\"1\": \"abc\"}"))
        .hasMessageContaining("current");
    assertThatThrownBy(() -> SecretKeyRing.parse("abc")).hasMessageContaining("JSON");
  }
}
