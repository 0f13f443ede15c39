package yibao.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys of Ed25519 in PEM files, as {@code openssl genpkey} and {@code openssl pkey} write them. */
final class Pem {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  private Pem() {}

  /**
   * @throws LocalCloudException if the file holds none, or one that proves nobody
   */
  static ChannelPublicKey publicKey(Path file) {
    return ChannelPublicKey.of(read(file, "PUBLIC KEY"));
  }

  /**
   * @throws LocalCloudException if the file holds none
   */
  static PrivateKey privateKey(Path file) {
    byte[] pkcs8 = read(file, "PRIVATE KEY");
    try {
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new LocalCloudException(
          file
              + " holds no private key of Ed25519: make one by openssl genpkey -algorithm ed25519.");
    }
  }

  private static byte[] read(Path file, String wanted) {
    Matcher block = BLOCK.matcher(text(file));
    if (!block.find()) {
      throw new LocalCloudException(file + " is no PEM file: it needs a " + wanted + ".");
    }
    if (!block.group(1).equals(wanted)) {
      throw new LocalCloudException(
          file + " holds a " + block.group(1) + ", but a " + wanted + " is needed here.");
    }
    try {
      return Base64.getMimeDecoder().decode(block.group(2));
    } catch (IllegalArgumentException e) {
      throw new LocalCloudException(file + " is a damaged PEM file: write it again.");
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new LocalCloudException(file + " can't be read: name a PEM file.");
    }
  }
}
