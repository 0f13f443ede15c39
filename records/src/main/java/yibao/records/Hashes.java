package yibao.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Digests over parts that can't run into each other: each is preceded by its length. */
final class Hashes {

  private Hashes() {}

  static byte[] lengthPrefixed(String... parts) {
    byte[][] encoded = new byte[parts.length][];
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      encoded[i] = parts[i].getBytes(StandardCharsets.UTF_8);
      length += Integer.BYTES + encoded[i].length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : encoded) {
      joined.putInt(part.length).put(part);
    }
    return joined.array();
  }

  static byte[] sha256(String... parts) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(lengthPrefixed(parts));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 43 characters that may stand in a key. */
  static String key(String... parts) {
    return base64(sha256(parts));
  }

  /** 24 hexadecimal digits, for a number that people may have to read out. */
  static String shortHex(String... parts) {
    return HexFormat.of().formatHex(sha256(parts), 0, 12);
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
