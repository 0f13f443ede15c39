package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What a server here answers. */
@SuppressWarnings("ArrayRecordComponent") // bytes as they are; no two are ever compared
record Reply(int status, SequencedMap<String, List<String>> headers, byte[] body) {

  static Reply json(int status, JsonNode body) {
    return of(status, "application/json", Json.bytes(body));
  }

  static Reply of(int status, String contentType, byte[] body) {
    SequencedMap<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("content-type", List.of(contentType));
    return new Reply(status, headers, body);
  }

  static Reply problem(int status, String name, String title, String detail) {
    return of(
        status,
        "application/problem+json",
        Json.bytes(
            Json.object()
                .put("type", "urn:yibao:problem:" + name)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)));
  }

  Reply with(String header, String value) {
    SequencedMap<String, List<String>> more = new LinkedHashMap<>(headers);
    more.put(header, List.of(value));
    return new Reply(status, more, body);
  }

  /** With the header only where the reply has none of that name. */
  Reply withDefault(String header, String value) {
    return headers.keySet().stream().anyMatch(header::equalsIgnoreCase)
        ? this
        : with(header, value);
  }

  /**
   * Sends head and body in one write each, and leaves the exchange open for what the caller still
   * has to read.
   */
  void send(HttpExchange exchange) throws IOException {
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      exchange.getResponseHeaders().put(header.getKey(), header.getValue());
    }
    boolean bodiless = status == 204 || status == 304 || exchange.getRequestMethod().equals("HEAD");
    if (bodiless || body.length == 0) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
  }
}
