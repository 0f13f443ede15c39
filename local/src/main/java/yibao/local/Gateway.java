package yibao.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.UUID;

/**
 * A port of the local cloud: reads the request within Lambda's limit, lets it be answered, names
 * each reply.
 */
final class Gateway implements HttpHandler {

  /** What stands behind a port. */
  interface Behind {

    Reply answer(UrlRequest request, String requestId);
  }

  private final Behind behind;

  Gateway(Behind behind) {
    this.behind = behind;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String requestId = UUID.randomUUID().toString();
      var request = UrlRequest.read(exchange);
      Reply reply = request.map(sent -> answer(sent, requestId)).orElseGet(Gateway::tooLarge);
      reply.withDefault("x-request-id", requestId).send(exchange);
      if (request.isEmpty()) {
        UrlRequest.readAway(exchange);
      }
    }
  }

  private Reply answer(UrlRequest request, String requestId) {
    try {
      return behind.answer(request, requestId);
    } catch (LocalCloudException e) {
      return Reply.problem(
          503, "local-cloud", "The local cloud can't answer", String.valueOf(e.getMessage()));
    }
  }

  private static Reply tooLarge() {
    return Reply.problem(
        413,
        "body-too-large",
        "Body too large",
        "Lambda takes at most " + UrlRequest.MAX_BODY + " bytes; send less.");
  }
}
