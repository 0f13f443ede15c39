package yibao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** Keys and their files, as a channel makes them. */
final class ChannelKeysHere {

  private ChannelKeysHere() {}

  static KeyPair pair(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static ChannelPublicKey publicKey() {
    return ChannelPublicKey.of(pair("Ed25519").getPublic().getEncoded());
  }

  static Path publicPem(Path folder, KeyPair pair) {
    return pem(folder.resolve("public.pem"), "PUBLIC KEY", pair.getPublic().getEncoded());
  }

  static Path privatePem(Path folder, KeyPair pair) {
    return pem(folder.resolve("private.pem"), "PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  static Path pem(Path file, String what, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    try {
      return Files.writeString(
          file, "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
