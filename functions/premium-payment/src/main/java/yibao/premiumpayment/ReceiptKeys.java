package yibao.premiumpayment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import yibao.receipts.Receipt;
import yibao.receipts.SigningKey;
import yibao.receipts.VerificationKey;
import yibao.records.KeyRing;

/**
 * The keys that sign receipts, one of each version of the secret: the current one signs, all are
 * published. They are fetched when first needed, never before: nothing secret belongs into a
 * snapshot of the function. After ten minutes they are fetched anew, so that a version that was
 * added is soon published everywhere.
 */
final class ReceiptKeys {

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Supplier<KeyRing> fetch;
  private final InstantSource systemClock;
  private volatile Optional<Derived> derived = Optional.empty();

  ReceiptKeys(Supplier<KeyRing> fetch, InstantSource systemClock) {
    this.fetch = fetch;
    this.systemClock = systemClock;
  }

  /**
   * @param published the current one first, then the others by version
   */
  private record Derived(SigningKey current, List<VerificationKey> published, Instant until) {

    static Derived from(KeyRing ring, Instant until) {
      Map<String, String> others = new TreeMap<>(ring.masters());
      SigningKey current = SigningKey.derived(ring.master(ring.current()));
      others.remove(ring.current());
      List<VerificationKey> published = new ArrayList<>();
      published.add(current.published());
      others.values().forEach(master -> published.add(SigningKey.derived(master).published()));
      return new Derived(current, List.copyOf(published), until);
    }
  }

  /** The signed text of a receipt. */
  String sign(Receipt receipt) {
    return keys().current().sign(receipt);
  }

  List<VerificationKey> published() {
    return keys().published();
  }

  private Derived keys() {
    Instant now = systemClock.instant();
    Optional<Derived> known = derived.filter(keys -> now.isBefore(keys.until()));
    if (known.isEmpty()) {
      known = Optional.of(Derived.from(fetch.get(), now.plus(KEPT)));
      derived = known;
    }
    return known.get();
  }
}
