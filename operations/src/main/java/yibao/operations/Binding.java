package yibao.operations;

import java.util.List;
import yibao.records.Change;
import yibao.records.Guard;

/**
 * A caller's number bound to the command it came with: the same number and command get the first
 * answer again, the same number with another command gets none.
 *
 * @param key of channel, route and number
 * @param command in a form of its own, so that it is the same however it was written
 */
record Binding(String key, List<String> command) {

  static Binding of(Channel channel, String route, String number, List<String> command) {
    return new Binding(Guard.key(channel.name(), route, number), command);
  }

  static Binding of(CallersKey key, String route, List<String> command) {
    return of(key.channel(), route, key.number(), command);
  }

  /** Whether what is bound is this command. */
  boolean holds(BindingRecords records, Guard guard) {
    return records.vault().isDigestOf(guard.digest(), command);
  }

  /** Binds the number to its answer, with the change that it answers for. */
  Change bind(BindingRecords records, String about, Answer answer) {
    String digest = records.vault().commandDigest(command);
    return records.guards().bind(new Guard(key, digest, about, answer.status(), answer.body()));
  }
}
