package yibao.local;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Signs requests as a channel does: an HTTP message signature (RFC 9421) by an Ed25519 key, over
 * all that functions ask to be signed.
 */
public final class RequestSigner {

  private static final String LABEL = "sig";
  private static final String DIGEST = "content-digest";

  /** The headers that say what is done, beside the body. */
  private static final List<String> DECIDING = List.of("idempotency-key", "x-acting-person");

  private final String keyid;
  private final PrivateKey key;
  private final InstantSource clock;

  /**
   * @param clock the system's: a signature holds for five minutes of it
   */
  public RequestSigner(String keyid, PrivateKey key, InstantSource clock) {
    this.keyid = keyid;
    this.key = key;
    this.clock = clock;
  }

  /**
   * A request on its way.
   *
   * @param authority host and port as they are sent in {@code Host}
   * @param path as it is sent, not decoded
   * @param query what follows the question mark, empty if there is none
   * @param headers by lower-case name
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as they are; no two are ever compared
  public record Outgoing(
      String method,
      String authority,
      String path,
      String query,
      Map<String, String> headers,
      byte[] body) {}

  /** The headers that it still needs to be a signed one. */
  public SequencedMap<String, String> headers(Outgoing request) {
    SequencedMap<String, String> more = new LinkedHashMap<>();
    if (request.body().length > 0 && !request.headers().containsKey(DIGEST)) {
      more.put(DIGEST, "sha-256=:" + base64(sha256(request.body())) + ":");
    }
    SequencedMap<String, String> covered = covered(request, more);
    String parameters =
        "("
            + String.join(" ", covered.keySet().stream().map(name -> '"' + name + '"').toList())
            + ");created="
            + clock.instant().getEpochSecond()
            + ";keyid=\""
            + keyid
            + '"';
    List<String> lines = new ArrayList<>();
    covered.forEach((name, value) -> lines.add('"' + name + "\": " + value));
    lines.add("\"@signature-params\": " + parameters);
    more.put("signature-input", LABEL + "=" + parameters);
    more.put("signature", LABEL + "=:" + base64(sign(String.join("\n", lines))) + ":");
    return more;
  }

  private static SequencedMap<String, String> covered(
      Outgoing request, SequencedMap<String, String> more) {
    SequencedMap<String, String> covered = new LinkedHashMap<>();
    covered.put("@method", request.method());
    covered.put("@authority", request.authority().toLowerCase(Locale.ROOT));
    covered.put("@path", request.path().isEmpty() ? "/" : request.path());
    if (!request.query().isEmpty()) {
      covered.put("@query", "?" + request.query());
    }
    String digest = more.getOrDefault(DIGEST, request.headers().getOrDefault(DIGEST, ""));
    if (!digest.isEmpty()) {
      covered.put(DIGEST, digest.strip());
    }
    for (String name : DECIDING) {
      if (request.headers().containsKey(name)) {
        covered.put(name, request.headers().getOrDefault(name, "").strip());
      }
    }
    return covered;
  }

  private byte[] sign(String base) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(base.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key of " + keyid + " can't sign.", e);
    }
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
