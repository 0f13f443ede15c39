package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The functions by path prefix, as both ports serve them. */
final class FunctionUrls implements Gateway.Behind {

  private final Functions functions;
  private final Signing signing;
  private final Clock business;
  private final FrontPage frontPage;

  FunctionUrls(Functions functions, Signing signing, Clock business, FrontPage frontPage) {
    this.functions = functions;
    this.signing = signing;
    this.business = business;
    this.frontPage = frontPage;
  }

  @Override
  public Reply answer(UrlRequest request, String requestId) {
    if (request.path().equals("/") && request.method().equals("GET")) {
      return frontPage.answer(request);
    }
    List<String> segments = request.segments();
    Optional<LambdaFunction> function =
        segments.isEmpty() ? Optional.empty() : functions.named(segments.getFirst());
    return function
        .filter(found -> found.definition().hasUrl())
        .map(found -> call(found, request, requestId))
        .orElseGet(FunctionUrls::unknown);
  }

  private Reply call(LambdaFunction function, UrlRequest request, String requestId) {
    try {
      ObjectNode event =
          new FunctionUrlEvent(requestId, function.definition(), request, business.instant())
              .json();
      signing.sign(request, event);
      return FunctionUrlReply.of(function.invoke(requestId, Json.bytes(event)));
    } catch (DemoCallers.Unknown e) {
      return Reply.problem(
          400, "unknown-local-caller", "Unknown caller", String.valueOf(e.getMessage()));
    }
  }

  private static Reply unknown() {
    return Reply.problem(
        404,
        "not-found",
        "No such function",
        "Paths begin with a function's name; GET / lists them.");
  }
}
