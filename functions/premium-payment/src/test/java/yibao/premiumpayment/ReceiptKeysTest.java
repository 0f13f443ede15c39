package yibao.premiumpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import yibao.receipts.PublishedKeys;
import yibao.receipts.Receipt;
import yibao.receipts.ReceiptNo;
import yibao.receipts.Refusal;
import yibao.receipts.Verdict;
import yibao.receipts.VerificationKey;
import yibao.records.KeyRing;
import yibao.rules.Area;
import yibao.rules.Scheme;

class ReceiptKeysTest {

  private static final String ONE = "the first master text of the tests of receipts";
  private static final String TWO = "the second master text of the tests of receipts";

  static final KeyRing FIRST = new KeyRing("1", Map.of("1", ONE));
  private static final KeyRing BOTH = new KeyRing("2", Map.of("1", ONE, "2", TWO));

  private static final Receipt RECEIPT =
      new Receipt(
          new ReceiptNo(new Area("630000"), 2026, "EXAMP1E0RDER"),
          "wechat",
          Scheme.RESIDENT,
          Optional.empty(),
          Instant.EPOCH,
          "r-1",
          List.of());

  private final ReceiptKeys first = keys(FIRST);
  private final ReceiptKeys both = keys(BOTH);

  static ReceiptKeys keys(KeyRing ring) {
    return new ReceiptKeys(() -> ring, Clock.systemUTC());
  }

  private static Verdict verified(String signed, List<VerificationKey> published) {
    return new PublishedKeys(published).verify(signed);
  }

  @Test
  void the_current_version_signs_and_all_are_published() {
    VerificationKey old = first.published().getFirst();

    assertThat(both.published()).hasSize(2).endsWith(old);
    assertThat(verified(both.sign(RECEIPT), both.published()))
        .isEqualTo(new Verdict.Genuine(RECEIPT, both.published().getFirst().id()));
  }

  @Test
  void what_the_old_version_signed_verifies_for_as_long_as_the_secret_has_it() {
    ReceiptKeys without = keys(new KeyRing("2", Map.of("2", TWO)));

    assertThat(verified(first.sign(RECEIPT), both.published()))
        .isEqualTo(new Verdict.Genuine(RECEIPT, first.published().getFirst().id()));
    assertThat(verified(first.sign(RECEIPT), without.published()))
        .isEqualTo(new Verdict.Refused(Refusal.UNKNOWN_KEY));
  }

  @Test
  void they_are_fetched_once_and_not_before_they_are_needed() {
    AtomicInteger fetched = new AtomicInteger();
    ReceiptKeys keys =
        new ReceiptKeys(
            () -> {
              fetched.incrementAndGet();
              return FIRST;
            },
            Clock.systemUTC());
    assertThat(fetched).hasValue(0);

    keys.sign(RECEIPT);
    keys.published();

    assertThat(fetched).hasValue(1);
  }

  @Test
  void a_version_that_is_added_is_published_within_ten_minutes() {
    AtomicReference<KeyRing> secret = new AtomicReference<>(FIRST);
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    ReceiptKeys keys = new ReceiptKeys(secret::get, now::get);
    keys.published();
    secret.set(BOTH);

    now.set(Instant.EPOCH.plusSeconds(599));
    assertThat(keys.published()).isEqualTo(first.published());
    now.set(Instant.EPOCH.plusSeconds(600));
    assertThat(keys.published()).isEqualTo(both.published());
  }
}
