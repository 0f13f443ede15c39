package yibao.operations;

import java.util.ArrayList;
import java.util.List;
import yibao.records.Guard;

/**
 * A message of an institution's, by the number that the institution gave it (发送方报文ID): done once,
 * and never once it was undone.
 *
 * @param infno which message it is (交易编号)
 */
public record CareMessage(String institution, String infno, String msgid) {

  private static final String DONE = "settlement message";
  private static final String UNDONE = "settlement message undone";

  /** Bound to the message with what it asks. */
  Binding binding(List<String> asked) {
    List<String> command = new ArrayList<>(List.of(infno));
    command.addAll(asked);
    return new Binding(key(), command);
  }

  String key() {
    return Guard.key(institution, DONE, msgid);
  }

  /** What is bound once the message was undone (冲正). */
  String undoneKey() {
    return Guard.key(institution, UNDONE, msgid);
  }
}
