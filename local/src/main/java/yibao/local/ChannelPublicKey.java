package yibao.local;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a key must be for a channel to be proved by it: a point of Ed25519 (RFC 8032) that belongs
 * to a secret. Under one of the few points of low order anybody's signature is right.
 *
 * @param x509 as base64
 */
record ChannelPublicKey(String x509) {

  private static final byte[] BEFORE_THE_POINT =
      HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int POINT = 32;

  private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(PRIME)).mod(PRIME);

  /**
   * A key from its X.509 form.
   *
   * @throws LocalCloudException if it isn't one, saying why
   */
  static ChannelPublicKey of(byte[] x509) {
    int length = BEFORE_THE_POINT.length;
    if (x509.length != length + POINT
        || !Arrays.equals(BEFORE_THE_POINT, Arrays.copyOf(x509, length))) {
      throw new LocalCloudException(
          "The key is no public key of Ed25519: make one by openssl genpkey -algorithm ed25519.");
    }
    if (isOfLowOrder(Arrays.copyOfRange(x509, length, x509.length)) || !isOnTheCurve(x509)) {
      throw new LocalCloudException(
          "The key belongs to no secret, so anybody could sign for it: make another.");
    }
    return new ChannelPublicKey(Base64.getEncoder().encodeToString(x509));
  }

  /** A point's order divides eight if its y is 0, 1 or -1, or doubling it gives y = 0. */
  private static boolean isOfLowOrder(byte[] point) {
    byte[] bigEndian = new byte[POINT];
    for (int i = 0; i < POINT; i++) {
      bigEndian[i] = point[POINT - 1 - i];
    }
    BigInteger y = new BigInteger(1, bigEndian).clearBit(255).mod(PRIME);
    BigInteger squared = y.multiply(y).mod(PRIME);
    BigInteger doubled =
        D.multiply(squared)
            .multiply(squared)
            .add(squared.shiftLeft(1))
            .subtract(BigInteger.ONE)
            .mod(PRIME);
    return y.signum() == 0 || squared.equals(BigInteger.ONE) || doubled.signum() == 0;
  }

  private static boolean isOnTheCurve(byte[] x509) {
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
      Signature.getInstance("Ed25519").initVerify(key);
      return true;
    } catch (GeneralSecurityException noPoint) {
      return false;
    }
  }
}
