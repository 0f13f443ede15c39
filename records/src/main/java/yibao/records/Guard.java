package yibao.records;

/**
 * What a caller's number is bound to: a digest of the command and the answer it got, given again to
 * each repeat.
 *
 * @param key of channel, route and number
 * @param about the id of what the answer is about
 */
public record Guard(String key, String digest, String about, int status, String body) {

  /** The key of a channel's own number on a route; the parts can't run into each other. */
  public static String key(String channel, String route, String number) {
    return Hashes.key(channel, route, number);
  }
}
