package yibao.records;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key by which a channel signs its requests, as it was registered; {@code ./yibao channel}
 * registers and ends keys, functions only read them.
 *
 * @param kinds what the channel is, each kind by its name
 * @param key the public key in X.509 form, as base64
 * @param notBefore the system's instant from which the key proves its channel, in whole seconds
 * @param notAfter the instant from which it no longer does; one that was removed stays, so that its
 *     keyid never comes to mean another key
 */
public record RegisteredKey(
    String keyid,
    String channel,
    Set<String> kinds,
    String key,
    Instant notBefore,
    Optional<Instant> notAfter) {

  public RegisteredKey {
    kinds = Set.copyOf(kinds);
  }
}
