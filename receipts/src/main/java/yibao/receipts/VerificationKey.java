package yibao.receipts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key that verifies receipts, as a JSON Web Key (RFC 8037) carries it.
 *
 * @param id the first eight hexadecimal digits of its thumbprint (RFC 7638), so that it depends on
 *     nothing but the key
 * @param x its 32 octets in base64url without padding
 */
public record VerificationKey(String id, String x) {

  private static final int ID_OCTETS = 4;

  static VerificationKey of(PublicKey key) {
    String x = Base64.getUrlEncoder().withoutPadding().encodeToString(Ed25519.octets(key));
    return new VerificationKey(
        HexFormat.of().withUpperCase().formatHex(thumbprint(x), 0, ID_OCTETS), x);
  }

  static byte[] thumbprint(String x) {
    String key = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalArgumentException if it is no key
   */
  PublicKey key() {
    return Ed25519.publicKey(Base64.getUrlDecoder().decode(x));
  }
}
