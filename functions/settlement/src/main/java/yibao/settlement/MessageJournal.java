package yibao.settlement;

import java.io.PrintStream;
import yibao.edge.Json;

/**
 * Notes what came of each message, as one line of JSON beside the edge's own: every message goes to
 * the same path and is answered 200. Nothing that the client wrote stands in it.
 */
record MessageJournal(PrintStream out) {

  /**
   * Notes an answer.
   *
   * @param infno of a message that is spoken here
   */
  void answered(String requestId, String institution, String infno, String infcode) {
    out.println(
        Json.Obj.empty()
            .with("requestId", requestId)
            .with("institution", institution)
            .with("infno", infno)
            .with("infcode", infcode)
            .write());
  }
}
