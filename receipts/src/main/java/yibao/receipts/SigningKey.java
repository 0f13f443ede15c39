package yibao.receipts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * A key that signs receipts, made from a random text that is kept secret: its Ed25519 seed is
 * derived from the text by HKDF with SHA-256 (RFC 5869), without salt.
 */
public final class SigningKey {

  private static final byte[] USE = "yibao receipt ed25519".getBytes(StandardCharsets.UTF_8);
  private static final int SHORTEST_MASTER = 32;

  private final KeyPair pair;
  private final VerificationKey published;

  private SigningKey(KeyPair pair) {
    this.pair = pair;
    this.published = VerificationKey.of(pair.getPublic());
  }

  /**
   * The key that belongs to a master text.
   *
   * @throws IllegalArgumentException if the text is too short to hold a secret
   */
  public static SigningKey derived(String master) {
    if (master.length() < SHORTEST_MASTER) {
      throw new IllegalArgumentException(
          "a receipt key is derived from at least " + SHORTEST_MASTER + " random characters");
    }
    try {
      HKDFParameterSpec parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(master.getBytes(StandardCharsets.UTF_8))
              .thenExpand(USE, Ed25519.KEY_OCTETS);
      return ofSeed(KDF.getInstance("HKDF-SHA256").deriveData(parameters));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static SigningKey ofSeed(byte[] seed) {
    return new SigningKey(Ed25519.ofSeed(seed));
  }

  /** What others need to verify by. */
  public VerificationKey published() {
    return published;
  }

  /** The signed text of a receipt. */
  public String sign(Receipt receipt) {
    String text = ReceiptForm.write(published.id(), receipt);
    byte[] signature = signature(text.getBytes(StandardCharsets.US_ASCII));
    return text + "/" + HexFormat.of().withUpperCase().formatHex(signature);
  }

  byte[] signature(byte[] message) {
    return Ed25519.sign(pair.getPrivate(), message);
  }
}
