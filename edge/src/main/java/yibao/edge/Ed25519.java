package yibao.edge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** The one algorithm of signatures here (RFC 8032), as the JDK has it. */
final class Ed25519 {

  private static final String NAME = "Ed25519";

  /** The first example of RFC 8032 §7.1: the signature of no bytes at all. */
  private static final String EXAMPLE_KEY =
      "302a300506032b6570032100"
          + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  private static final String EXAMPLE_SIGNATURE =
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
          + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

  private Ed25519() {}

  /**
   * A public key from its X.509 form.
   *
   * @throws IllegalArgumentException if the bytes are no key of this algorithm
   */
  static PublicKey publicKey(byte[] x509) {
    try {
      return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(x509));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no public key of " + NAME, e);
    }
  }

  static boolean verifies(PublicKey key, String ascii, byte[] signature) {
    try {
      Signature verification = Signature.getInstance(NAME);
      verification.initVerify(key);
      verification.update(ascii.getBytes(StandardCharsets.US_ASCII));
      return verification.verify(signature);
    } catch (SignatureException noSignature) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK doesn't verify " + NAME, e);
    }
  }

  /**
   * Verifies the RFC's example once, so that what the JDK does at its first verification is done
   * when a function starts, and not when its first caller waits.
   */
  static void prime() {
    HexFormat hex = HexFormat.of();
    if (!verifies(publicKey(hex.parseHex(EXAMPLE_KEY)), "", hex.parseHex(EXAMPLE_SIGNATURE))) {
      throw new IllegalStateException("this JDK doesn't verify RFC 8032's example");
    }
  }
}
