package yibao.edge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a channel signs, written down from RFC 9421 and apart from what verifies it; a test spoils it
 * in one thing.
 *
 * @param covered the components, each as it stands in the list
 * @param parameters what follows the list
 */
record Signing(PrivateKey key, String label, Optional<List<String>> covered, String parameters) {

  /** One pair for all channels: a test that needs another makes it. */
  private static final KeyPair PAIR = pair();

  static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A channel's keyid names its kinds, and its name is that too. */
  static Signing by(Caller.Kind... kinds) {
    return new Signing(
        PAIR.getPrivate(), "sig", Optional.empty(), madeAt(Asked.RECEIVED) + keyid(kinds));
  }

  static String madeAt(Instant created) {
    return ";created=" + created.getEpochSecond();
  }

  private static String keyid(Caller.Kind... kinds) {
    Set<Caller.Kind> all = EnumSet.of(kinds[0], kinds);
    return ";keyid=\""
        + all.stream().map(Caller.Kind::name).collect(Collectors.joining("."))
        + "\"";
  }

  /** The keys that the channels of all kinds sign by, each for ever. */
  static Optional<ChannelKey> registered(String keyid) {
    Set<String> kinds = Set.of(keyid.split("\\.", -1));
    Set<String> known =
        EnumSet.allOf(Caller.Kind.class).stream().map(Enum::name).collect(Collectors.toSet());
    return known.containsAll(kinds)
        ? Optional.of(
            ChannelKey.of(
                keyid.toLowerCase(Locale.ROOT),
                kinds,
                Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded()),
                Instant.EPOCH,
                Optional.empty()))
        : Optional.empty();
  }

  Signing with(PrivateKey other) {
    return new Signing(other, label, covered, parameters);
  }

  Signing labelled(String other) {
    return new Signing(key, other, covered, parameters);
  }

  Signing covering(String... components) {
    return new Signing(key, label, Optional.of(List.of(components)), parameters);
  }

  Signing saying(String other) {
    return new Signing(key, label, covered, other);
  }

  /** The headers that make a request a signed one. */
  Map<String, String> headers(Asked asked) {
    Map<String, String> headers = new HashMap<>(asked.headers());
    if (!asked.body().isEmpty()) {
      headers.putIfAbsent("content-digest", "sha-256=:" + sha256(asked.body()) + ":");
    }
    List<String> components = covered.orElseGet(() -> all(asked, headers));
    StringBuilder base = new StringBuilder();
    for (String component : components) {
      base.append(component).append(": ").append(value(component, asked, headers)).append('\n');
    }
    String input = "(" + String.join(" ", components) + ")" + parameters;
    base.append("\"@signature-params\": ").append(input);
    headers.put("signature-input", label + "=" + input);
    headers.put("signature", label + "=:" + sign(base.toString()) + ":");
    return headers;
  }

  private static List<String> all(Asked asked, Map<String, String> headers) {
    List<String> components = new ArrayList<>(List.of("@method", "@authority", "@path"));
    if (!asked.query().isEmpty()) {
      components.add("@query");
    }
    for (String header : List.of("content-digest", "idempotency-key", "x-acting-person")) {
      if (headers.containsKey(header)) {
        components.add(header);
      }
    }
    return components.stream().map(name -> '"' + name + '"').toList();
  }

  private static String value(String component, Asked asked, Map<String, String> headers) {
    String name = component.replace("\"", "");
    return switch (name) {
      case "@method" -> asked.method();
      case "@authority" -> Asked.AUTHORITY;
      case "@path" -> asked.path().isEmpty() ? "/" : asked.path();
      case "@query" -> "?" + asked.query();
      case "@request-target" ->
          asked.query().isEmpty() ? asked.path() : asked.path() + "?" + asked.query();
      default -> headers.getOrDefault(name, "").strip();
    };
  }

  private String sign(String base) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(base.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(String body) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
