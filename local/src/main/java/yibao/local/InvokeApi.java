package yibao.local;

import java.util.List;
import java.util.Optional;

/**
 * Lambda's own {@code Invoke}, as {@code aws lambda invoke} calls it: an event in, the raw answer
 * out. An event that names a demo caller is signed for it.
 */
final class InvokeApi {

  static final String VERSION = "2015-03-31";

  private final Functions functions;
  private final EventFiles files;

  InvokeApi(Functions functions, EventFiles files) {
    this.functions = functions;
    this.files = files;
  }

  Reply answer(UrlRequest request, String requestId) {
    List<String> segments = request.segments();
    boolean known =
        segments.size() == 4
            && segments.get(1).equals("functions")
            && segments.get(3).equals("invocations")
            && request.method().equals("POST");
    Optional<LambdaFunction> function = known ? functions.named(segments.get(2)) : Optional.empty();
    return function
        .map(found -> invoke(found, request, requestId))
        .orElseGet(
            () ->
                Reply.json(
                        404,
                        Json.object()
                            .put("Type", "User")
                            .put("Message", "Function not found; there are " + functions.names()))
                    .with("x-amzn-errortype", "ResourceNotFoundException"));
  }

  private Reply invoke(LambdaFunction function, UrlRequest request, String requestId) {
    try {
      byte[] event = request.body().length == 0 ? new byte[] {'{', '}'} : request.body();
      return invoke(function, request, requestId, files.signed(event));
    } catch (DemoCallers.Unknown e) {
      return Reply.json(
              400, Json.object().put("Type", "User").put("Message", String.valueOf(e.getMessage())))
          .with("x-amzn-errortype", "InvalidRequestContentException");
    }
  }

  private static Reply invoke(
      LambdaFunction function, UrlRequest request, String requestId, byte[] event) {
    if (request.header("x-amz-invocation-type").filter("Event"::equals).isPresent()) {
      Thread.ofVirtual().start(() -> function.invoke(requestId, event));
      return Reply.of(202, "application/json", new byte[0]);
    }
    return switch (function.invoke(requestId, event)) {
      case Outcome.Answered answered -> Reply.of(200, "application/json", answered.payload());
      case Outcome.Raised raised -> failed(raised.payload());
      case Outcome.Lost lost -> failed(lost.payload());
    };
  }

  private static Reply failed(byte[] payload) {
    return Reply.of(200, "application/json", payload).with("x-amz-function-error", "Unhandled");
  }
}
