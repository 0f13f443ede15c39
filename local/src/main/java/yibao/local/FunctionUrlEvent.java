package yibao.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A request as a function URL hands it to its function: the payload format 2.0. */
record FunctionUrlEvent(
    String requestId, FunctionDefinition function, UrlRequest request, Instant businessTime) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern TEXT =
      Pattern.compile(
          "text/.*|application/(json|xml|javascript|x-javascript|ecmascript|graphql|[a-z0-9.-]+\\+(json|xml))");

  ObjectNode json() {
    ObjectNode event =
        Json.object()
            .put("version", "2.0")
            .put("routeKey", "$default")
            .put("rawPath", request.path())
            .put("rawQueryString", request.query());
    putCookies(event);
    ObjectNode headers = event.putObject("headers");
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
              }
            });
    headers.put("x-amzn-trace-id", "Root=1-" + requestId);
    headers.put("x-forwarded-for", "127.0.0.1");
    headers.put("x-forwarded-proto", "http");
    if (!request.query().isEmpty()) {
      ObjectNode parameters = event.putObject("queryStringParameters");
      parameters().forEach(parameters::put);
    }
    event.set("requestContext", context());
    putBody(event);
    return event;
  }

  private ObjectNode context() {
    ObjectNode context =
        Json.object()
            .put("accountId", "anonymous")
            .put("apiId", function.deployedName())
            .put("domainName", request.header("host").orElse(""))
            .put("domainPrefix", function.deployedName());
    context
        .putObject("http")
        .put("method", request.method())
        .put("path", request.path())
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", "127.0.0.1")
        .put("userAgent", request.header("user-agent").orElse(""));
    return context
        .put("requestId", requestId)
        .put("routeKey", "$default")
        .put("stage", "$default")
        .put("time", TIME.format(businessTime))
        .put("timeEpoch", businessTime.toEpochMilli());
  }

  private void putCookies(ObjectNode event) {
    request
        .header("cookie")
        .ifPresent(
            header -> {
              ArrayNode cookies = event.putArray("cookies");
              for (String cookie : header.split(";", -1)) {
                cookies.add(cookie.strip());
              }
            });
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : request.query().split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        parameters.merge(name, value, (one, other) -> one + "," + other);
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private void putBody(ObjectNode event) {
    byte[] body = request.body();
    Optional<String> text = isText() ? utf8(body) : Optional.empty();
    if (body.length > 0) {
      event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
    }
    event.put("isBase64Encoded", body.length > 0 && text.isEmpty());
  }

  private boolean isText() {
    return request
        .header("content-type")
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter(type -> TEXT.matcher(type).matches())
        .isPresent();
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
