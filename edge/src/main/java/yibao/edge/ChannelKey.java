package yibao.edge;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A key by which a channel signs, as it is registered.
 *
 * @param caller the channel, and what it may do
 * @param notBefore the system's instant from which the key proves its channel
 * @param notAfter the instant from which it no longer does
 */
public record ChannelKey(
    Caller caller, PublicKey key, Instant notBefore, Optional<Instant> notAfter) {

  /**
   * A key as it is stored.
   *
   * @param kinds the names of the channel's kinds
   * @param key the Ed25519 key in X.509 form, as base64
   * @throws IllegalArgumentException if a kind is none, or the key isn't one of Ed25519
   */
  public static ChannelKey of(
      String channel,
      Set<String> kinds,
      String key,
      Instant notBefore,
      Optional<Instant> notAfter) {
    Set<Caller.Kind> all = EnumSet.noneOf(Caller.Kind.class);
    kinds.forEach(kind -> all.add(Caller.Kind.valueOf(kind)));
    return new ChannelKey(
        new Caller(channel, all),
        Ed25519.publicKey(Base64.getDecoder().decode(key)),
        notBefore,
        notAfter);
  }

  boolean isActiveAt(Instant now) {
    return !now.isBefore(notBefore) && notAfter.filter(end -> !now.isBefore(end)).isEmpty();
  }
}
