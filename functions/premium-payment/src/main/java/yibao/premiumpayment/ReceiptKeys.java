package yibao.premiumpayment;

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
 * snapshot of the function.
 */
final class ReceiptKeys {

  private final Supplier<KeyRing> fetch;
  private volatile Optional<Derived> derived = Optional.empty();

  ReceiptKeys(Supplier<KeyRing> fetch) {
    this.fetch = fetch;
  }

  /**
   * @param published the current one first, then the others by version
   */
  private record Derived(SigningKey current, List<VerificationKey> published) {

    static Derived from(KeyRing ring) {
      Map<String, String> others = new TreeMap<>(ring.masters());
      SigningKey current = SigningKey.derived(ring.master(ring.current()));
      others.remove(ring.current());
      List<VerificationKey> published = new ArrayList<>();
      published.add(current.published());
      others.values().forEach(master -> published.add(SigningKey.derived(master).published()));
      return new Derived(current, List.copyOf(published));
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
    Derived known = derived.orElse(null);
    if (known == null) {
      known = Derived.from(fetch.get());
      derived = Optional.of(known);
    }
    return known;
  }
}
