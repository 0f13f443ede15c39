package yibao.edge;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/**
 * Notes each answer as one line of JSON. A fault shows its types and places, never its message:
 * that may name a person.
 */
public record JsonLines(PrintStream out) implements Journal {

  private static final int DEEPEST_FRAME = 12;

  @Override
  public void answered(String requestId, String route, int status) {
    out.println(
        Json.Obj.empty()
            .with("requestId", requestId)
            .with("route", route)
            .with("status", status)
            .write());
  }

  @Override
  public void unproved(String requestId, String flaw) {
    out.println(Json.Obj.empty().with("requestId", requestId).with("signature", flaw).write());
  }

  @Override
  public void failed(String requestId, RuntimeException fault) {
    List<String> frames =
        Arrays.stream(fault.getStackTrace())
            .limit(DEEPEST_FRAME)
            .map(StackTraceElement::toString)
            .toList();
    Json.Obj line =
        Json.Obj.empty()
            .with("requestId", requestId)
            .with("fault", fault.getClass().getName())
            .with("at", Json.texts(frames));
    Throwable cause = fault.getCause();
    out.println((cause == null ? line : line.with("cause", cause.getClass().getName())).write());
  }
}
