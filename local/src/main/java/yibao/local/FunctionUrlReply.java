package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Reads what a function answered to a function URL's event, and makes the reply that a caller sees.
 */
final class FunctionUrlReply {

  private static final Set<String> OURS =
      Set.of("content-length", "connection", "transfer-encoding");

  private FunctionUrlReply() {}

  static Reply of(Outcome outcome) {
    Reply reply =
        switch (outcome) {
          case Outcome.Answered answered ->
              answered(answered.payload())
                  .orElseGet(() -> badGateway("The function's answer is no JSON"));
          case Outcome.Raised raised -> badGateway(raised.said());
          case Outcome.Lost lost -> badGateway(lost.said());
        };
    return reply.withDefault("x-request-id", outcome.requestId());
  }

  private static Optional<Reply> answered(byte[] payload) {
    return Json.read(payload)
        .map(
            json ->
                json instanceof ObjectNode object && object.path("statusCode").canConvertToInt()
                    ? format2(object)
                    : Reply.of(200, "application/json", payload));
  }

  private static Reply format2(ObjectNode answer) {
    SequencedMap<String, List<String>> headers = new LinkedHashMap<>();
    answer
        .path("headers")
        .properties()
        .forEach(
            header -> {
              String name = header.getKey().toLowerCase(Locale.ROOT);
              if (!header.getValue().isNull() && !OURS.contains(name)) {
                headers.put(name, List.of(header.getValue().asText()));
              }
            });
    List<String> cookies = new ArrayList<>();
    answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
    if (!cookies.isEmpty()) {
      headers.put("set-cookie", cookies);
    }
    return new Reply(answer.path("statusCode").intValue(), headers, body(answer))
        .withDefault("content-type", "application/json");
  }

  private static byte[] body(ObjectNode answer) {
    JsonNode body = answer.path("body");
    if (body.isMissingNode() || body.isNull()) {
      return new byte[0];
    }
    return answer.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body.asText())
        : body.asText().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * As function URLs answer for a function that failed; the reason is for who sits at this machine.
   */
  private static Reply badGateway(String reason) {
    String line = reason.replaceAll("[^\\x20-\\x7e]+", " ");
    return Reply.of(502, "text/plain", "Internal Server Error".getBytes(StandardCharsets.UTF_8))
        .with("x-local-reason", line.substring(0, Math.min(500, line.length())));
  }
}
