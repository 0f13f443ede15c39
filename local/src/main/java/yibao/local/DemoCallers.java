package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The callers whom the local cloud signs for, each with a key that is made anew at every start and
 * never leaves the process. To a function they are channels like any other.
 */
final class DemoCallers {

  /** Which of them is calling. */
  static final String HEADER = "x-local-caller";

  /** Signs like the others, by a key that nobody has registered. */
  private static final String STRANGER = "demo-stranger";

  private static final Map<String, Set<String>> KINDS_BY_CHANNEL =
      Map.of(
          "demo",
          ChannelKeyEntry.KINDS,
          "demo-payment",
          Set.of("PAYMENT"),
          "demo-payment-2",
          Set.of("PAYMENT"),
          "demo-citizen",
          Set.of("CITIZEN_APP"),
          "demo-bureau",
          Set.of("BUREAU"),
          "demo-institution",
          Set.of("INSTITUTION"),
          "demo-operator",
          Set.of("OPERATOR"),
          STRANGER,
          Set.of());

  private final Map<String, KeyPair> keys = new LinkedHashMap<>();
  private final InstantSource system;

  /**
   * @param system the machine's clock, which signatures go by
   */
  DemoCallers(InstantSource system) {
    this.system = system;
    KINDS_BY_CHANNEL.keySet().forEach(channel -> keys.put(channel, pair()));
  }

  static boolean isDemo(String channel) {
    return channel.equals("demo") || channel.startsWith("demo-");
  }

  /** Enters their keys, over those that an earlier start has left. */
  void register(ChannelRegister register) {
    keys.forEach(
        (channel, pair) -> {
          if (!channel.equals(STRANGER)) {
            register.overwrite(entry(channel, pair));
          }
        });
  }

  private static ChannelKeyEntry entry(String channel, KeyPair pair) {
    return new ChannelKeyEntry(
        channel,
        channel,
        KINDS_BY_CHANNEL.getOrDefault(channel, Set.of()),
        ChannelPublicKey.of(pair.getPublic().getEncoded()),
        Instant.EPOCH,
        Optional.empty());
  }

  /** A caller by this name isn't known here. */
  static final class Unknown extends Exception {

    private static final long serialVersionUID = 1;

    Unknown(String name) {
      super(
          HEADER
              + " is "
              + name
              + ", but known here are "
              + new TreeSet<>(KINDS_BY_CHANNEL.keySet()));
    }
  }

  /** Puts a caller's signature into the headers of a function URL's event. */
  void sign(ObjectNode event, String caller) throws Unknown {
    KeyPair pair = Optional.ofNullable(keys.get(caller)).orElseThrow(() -> new Unknown(caller));
    ObjectNode headers = event.withObject("/headers");
    new RequestSigner(caller, pair.getPrivate(), system)
        .headers(outgoing(event, headers))
        .forEach(headers::put);
  }

  private static RequestSigner.Outgoing outgoing(ObjectNode event, ObjectNode headers) {
    Map<String, String> values = new HashMap<>();
    headers.properties().forEach(header -> values.put(header.getKey(), header.getValue().asText()));
    String body = event.path("body").asText();
    return new RequestSigner.Outgoing(
        event.at("/requestContext/http/method").asText(),
        event.at("/requestContext/domainName").asText(),
        event.path("rawPath").asText(),
        event.path("rawQueryString").asText(),
        values,
        event.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8));
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK makes keys of Ed25519.", e);
    }
  }
}
