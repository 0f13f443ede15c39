package yibao.edge;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Notes each answer as one line of JSON. A fault shows its types and places, never its message:
 * that may name a person.
 */
public record JsonLines(PrintStream out) implements Journal {

  private static final int DEEPEST_FRAME = 12;
  private static final Pattern PERHAPS_A_PERSON =
      Pattern.compile("[^/]*(?:[0-9]{14}|[^/A-Za-z0-9._-])[^/]*");

  @Override
  public void answered(String requestId, String method, String path, int status) {
    out.println(
        Json.Obj.empty()
            .with("requestId", requestId)
            .with("method", method)
            .with("path", withoutPeople(path))
            .with("status", status)
            .write());
  }

  /**
   * Paths name people by psnNo alone; what a caller puts there instead - an ID number, a name in
   * percent encoding - isn't repeated.
   */
  private static String withoutPeople(String path) {
    return PERHAPS_A_PERSON.matcher(path).replaceAll("***");
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
