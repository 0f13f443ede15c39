package yibao.local;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The checksums by which a client may say what it means to store. */
enum ChecksumAlgorithm {
  CRC32,
  CRC32C,
  SHA1,
  SHA256;

  private static final String PREFIX = "x-amz-checksum-";

  /** A checksum that is being reckoned. */
  interface Running {

    void update(byte[] bytes, int from, int count);

    /** As it stands in a header. */
    String inBase64();
  }

  String header() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }

  static boolean isChecksum(String header) {
    return header.startsWith(PREFIX)
        && !header.equals(PREFIX + "mode")
        && !header.equals(PREFIX + "type");
  }

  static Optional<ChecksumAlgorithm> ofHeader(String header) {
    for (ChecksumAlgorithm algorithm : values()) {
      if (algorithm.header().equals(header)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  Running begin() {
    return switch (this) {
      case CRC32 -> of(new CRC32());
      case CRC32C -> of(new CRC32C());
      case SHA1 -> of(digest("SHA-1"));
      case SHA256 -> of(digest("SHA-256"));
    };
  }

  static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Running of(Checksum checksum) {
    return new Running() {
      @Override
      public void update(byte[] bytes, int from, int count) {
        checksum.update(bytes, from, count);
      }

      @Override
      public String inBase64() {
        byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array();
        return Base64.getEncoder().encodeToString(value);
      }
    };
  }

  private static Running of(MessageDigest digest) {
    return new Running() {
      @Override
      public void update(byte[] bytes, int from, int count) {
        digest.update(bytes, from, count);
      }

      @Override
      public String inBase64() {
        return Base64.getEncoder().encodeToString(digest.digest());
      }
    };
  }
}
