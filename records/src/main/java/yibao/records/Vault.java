package yibao.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Hashes and encrypts what names a person. Keys are derived from the master keys by HKDF, one for
 * each use, and fetched once when first needed, never before: nothing secret belongs into a
 * snapshot of the function.
 */
public final class Vault {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final char SEPARATOR = '.';

  private final Supplier<KeyRing> fetch;
  private final RandomGenerator random;
  private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();
  private volatile Optional<KeyRing> ring = Optional.empty();

  public Vault(Supplier<KeyRing> fetch) {
    this(fetch, new SecureRandom());
  }

  /**
   * The vault of a simulated world, which seals the same texts alike each time it is played.
   *
   * @param random what nonces are drawn from; under a key that seals anything real none but a
   *     {@link SecureRandom}
   */
  public Vault(Supplier<KeyRing> fetch, RandomGenerator random) {
    this.fetch = fetch;
    this.random = random;
  }

  /** The keyed hash of an identity document under the current key. */
  public String identityHash(String idType, String number) {
    return identityHash(ring().current(), idType, number);
  }

  /** The hashes of the same document under every older key, where it might be stored still. */
  List<String> olderIdentityHashes(String idType, String number) {
    List<String> hashes = new ArrayList<>();
    for (String version : ring().masters().keySet()) {
      if (!version.equals(ring().current())) {
        hashes.add(identityHash(version, idType, number));
      }
    }
    return hashes;
  }

  /** A keyed digest of a command, which tells a repeat from another command and betrays neither. */
  public String commandDigest(List<String> canonical) {
    String version = ring().current();
    return version + SEPARATOR + mac(version, "command", canonical.toArray(String[]::new));
  }

  /** Whether a digest, made under any version, is that of the command. */
  public boolean isDigestOf(String digest, List<String> canonical) {
    String version = version(digest);
    return digest.equals(
        version + SEPARATOR + mac(version, "command", canonical.toArray(String[]::new)));
  }

  /** Encrypts a text so that it can only be read back for the same owner and field. */
  String seal(String owner, String field, String text) {
    String version = ring().current();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        crypt(
            Cipher.ENCRYPT_MODE,
            version,
            nonce,
            owner,
            field,
            text.getBytes(StandardCharsets.UTF_8));
    byte[] stored = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    return version + SEPARATOR + Hashes.base64(stored);
  }

  String open(String owner, String field, String sealed) {
    String version = version(sealed);
    byte[] stored = Base64.getUrlDecoder().decode(sealed.substring(version.length() + 1));
    byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
    byte[] body = Arrays.copyOfRange(stored, NONCE_BYTES, stored.length);
    return new String(
        crypt(Cipher.DECRYPT_MODE, version, nonce, owner, field, body), StandardCharsets.UTF_8);
  }

  private String identityHash(String version, String idType, String number) {
    return version + SEPARATOR + mac(version, "identity", idType, number);
  }

  private static String version(String stored) {
    return stored.substring(0, stored.indexOf(SEPARATOR));
  }

  private String mac(String version, String use, String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key(version, use, "HmacSHA256"));
      return Hashes.base64(mac.doFinal(Hashes.lengthPrefixed(parts)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] crypt(
      int mode, String version, byte[] nonce, String owner, String field, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key(version, "seal", "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(Hashes.lengthPrefixed(owner, field));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed value of " + field + " can't be processed", e);
    }
  }

  private SecretKey key(String version, String use, String algorithm) {
    return derived.computeIfAbsent(
        version + SEPARATOR + use, name -> derive(version, use, algorithm));
  }

  private SecretKey derive(String version, String use, String algorithm) {
    try {
      byte[] master = ring().master(version).getBytes(StandardCharsets.UTF_8);
      HKDFParameterSpec parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(master)
              .thenExpand(("yibao " + use).getBytes(StandardCharsets.UTF_8), 32);
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyRing ring() {
    KeyRing known = ring.orElse(null);
    if (known == null) {
      known = fetch.get();
      ring = Optional.of(known);
    }
    return known;
  }
}
