package yibao.local;

import java.nio.charset.StandardCharsets;

/** How an invocation ended. */
sealed interface Outcome {

  String requestId();

  /** The function answered. */
  @SuppressWarnings("ArrayRecordComponent") // bytes as they are; no two are ever compared
  record Answered(String requestId, byte[] payload) implements Outcome {}

  /** The function threw; its environment lives on. */
  @SuppressWarnings("ArrayRecordComponent") // bytes as they are; no two are ever compared
  record Raised(String requestId, byte[] payload) implements Outcome {}

  /** The environment ended under the invocation: it crashed, was killed or timed out. */
  record Lost(String requestId, String errorType, String message) implements Outcome {

    /** As Lambda words it for who invoked. */
    byte[] payload() {
      return Json.bytes(
          Json.object()
              .put("errorType", errorType)
              .put("errorMessage", "RequestId: " + requestId + " Error: " + message));
    }
  }

  /** What is said of it in a log. */
  default String said() {
    return switch (this) {
      case Answered answered -> "answered";
      case Raised raised -> new String(raised.payload(), StandardCharsets.UTF_8);
      case Lost lost -> lost.errorType() + ": " + lost.message();
    };
  }
}
