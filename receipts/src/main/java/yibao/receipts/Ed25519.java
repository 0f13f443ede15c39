package yibao.receipts;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Signatures by RFC 8032 as the JDK makes them, with keys as the RFC writes them: 32 octets. */
final class Ed25519 {

  static final int KEY_OCTETS = 32;

  private static final String NAME = "Ed25519";

  /** What RFC 8410 puts before the octets of a public key. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  /**
   * The pair of keys that belongs to a seed. The JDK reckons a public key only when it makes a pair
   * at random, so the seed is handed out as what is random.
   */
  static KeyPair ofSeed(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
      KeyPair pair = generator.generateKeyPair();
      byte[] kept = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      if (!Arrays.equals(kept, seed)) {
        throw new IllegalStateException("this JDK makes keys otherwise than from 32 octets");
      }
      return pair;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] octets(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - KEY_OCTETS, encoded.length);
  }

  /**
   * @throws IllegalArgumentException if it is no public key
   */
  static PublicKey publicKey(byte[] octets) {
    if (octets.length != KEY_OCTETS) {
      throw new IllegalArgumentException("a public key has 32 octets, not " + octets.length);
    }
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + KEY_OCTETS);
    System.arraycopy(octets, 0, encoded, PREFIX.length, KEY_OCTETS);
    try {
      return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no public key of Ed25519", e);
    }
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isSigned(PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature check = Signature.getInstance(NAME);
      check.initVerify(key);
      check.update(message);
      return check.verify(signature);
    } catch (SignatureException noSignature) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A source of randomness that holds one seed. */
  private static final class Seed extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final byte[] seed;

    Seed(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] octets) {
      if (octets.length != seed.length) {
        throw new IllegalStateException("a seed of " + octets.length + " octets is asked");
      }
      System.arraycopy(seed, 0, octets, 0, seed.length);
    }
  }
}
