package yibao.local;

import java.time.Duration;

/** {@code /_local/streams} and {@code /_local/stream-failures}. */
final class StreamControls {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Streams streams;

  StreamControls(Streams streams) {
    this.streams = streams;
  }

  Reply list() {
    return Reply.json(200, streams.list());
  }

  Reply failures() {
    return Reply.json(200, streams.failures());
  }

  /** Answers when all that was written before is handed over or given up. */
  Reply drain(String function) {
    return streams
        .drain(function, PATIENCE)
        .map(all -> all ? list() : behind(function))
        .orElseGet(
            () ->
                Reply.problem(
                    404,
                    "not-found",
                    "Not found",
                    "No function " + function + " has a stream; there are " + streams.names()));
  }

  private static Reply behind(String function) {
    return Reply.problem(
        503,
        "stream-behind",
        "The stream is behind",
        function
            + " hasn't taken all changes within "
            + PATIENCE.toSeconds()
            + " seconds; GET /_local/streams says how many are left.");
  }
}
