package yibao.records;

import java.util.Map;
import java.util.Optional;

/**
 * Master keys by version, such as those under which identities are hashed and encrypted. The
 * current one writes; the older stay until nothing is stored under them.
 */
public record KeyRing(String current, Map<String, String> masters) {

  public KeyRing {
    masters = Map.copyOf(masters);
    if (!masters.containsKey(current)) {
      throw new IllegalArgumentException("the key ring lacks its current version " + current);
    }
  }

  /** The key of a version, which is there if it was ever current and not taken out. */
  public String master(String version) {
    return Optional.ofNullable(masters.get(version))
        .orElseThrow(() -> new IllegalStateException("the key ring lacks version " + version));
  }
}
