package yibao.edge;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The header {@code Content-Digest} (RFC 9530), which ties a body to the signature. */
final class ContentDigest {

  static final String HEADER = "content-digest";

  /** Others may stand beside these and are passed over, as the RFC has it. */
  private static final Map<String, String> KNOWN =
      Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

  private ContentDigest() {}

  /** Whether the header holds a digest that is known, and every known one is the body's. */
  static boolean matches(String header, byte[] body) {
    Optional<SequencedMap<String, Structured>> digests = StructuredReader.dictionary(header);
    if (digests.isEmpty()) {
      return false;
    }
    boolean known = false;
    for (Map.Entry<String, Structured> digest : digests.get().entrySet()) {
      Optional<String> algorithm = Optional.ofNullable(KNOWN.get(digest.getKey()));
      if (algorithm.isPresent()) {
        known = true;
        if (!isOf(body, algorithm.get(), digest.getValue())) {
          return false;
        }
      }
    }
    return known;
  }

  private static boolean isOf(byte[] body, String algorithm, Structured digest) {
    return digest instanceof Structured.Item(Structured.Bytes(byte[] told), var parameters)
        && MessageDigest.isEqual(told, hash(algorithm, body));
  }

  private static byte[] hash(String algorithm, byte[] body) {
    try {
      return MessageDigest.getInstance(algorithm).digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
