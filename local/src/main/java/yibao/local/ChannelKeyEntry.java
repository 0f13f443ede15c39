package yibao.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A channel's key to be registered.
 *
 * @param channel the name under which its numbers and money are kept
 * @param kinds what it is, which decides what it may do
 * @param notBefore from when the key proves the channel
 * @param notAfter from when it no longer does
 */
record ChannelKeyEntry(
    String keyid,
    String channel,
    Set<String> kinds,
    ChannelPublicKey key,
    Instant notBefore,
    Optional<Instant> notAfter) {

  static final Set<String> KINDS =
      new TreeSet<>(Set.of("PAYMENT", "CITIZEN_APP", "BUREAU", "INSTITUTION", "OPERATOR"));

  private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern KEYID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  ChannelKeyEntry {
    kinds = new TreeSet<>(kinds);
  }

  /**
   * Refuses what can't be registered.
   *
   * @throws LocalCloudException saying what to mend
   */
  void check() {
    require(
        CHANNEL.matcher(channel).matches(),
        "A channel's name has 1 to 40 of a-z 0-9 -, but this is " + channel + ".");
    require(
        !DemoCallers.isDemo(channel),
        channel + " is a name of the local cloud's own demo callers: choose another.");
    require(isKeyid(keyid), "A keyid has 1 to 64 of A-Z a-z 0-9 . _ -, but this is " + keyid + ".");
    require(
        !kinds.isEmpty() && KINDS.containsAll(kinds),
        "A channel is of one or more of the kinds " + KINDS + ", but this is " + kinds + ".");
    require(
        notAfter.filter(end -> !end.isAfter(notBefore)).isEmpty(),
        "The key would end before it begins.");
  }

  /** What a key is called that is given no name: the channel, and the first of the key's hash. */
  static String keyid(String channel, ChannelPublicKey key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(key.x509().getBytes(StandardCharsets.US_ASCII));
      return channel + "-" + HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  static boolean isKeyid(String text) {
    return KEYID.matcher(text).matches();
  }

  private static void require(boolean so, String otherwise) {
    if (!so) {
      throw new LocalCloudException(otherwise);
    }
  }
}
