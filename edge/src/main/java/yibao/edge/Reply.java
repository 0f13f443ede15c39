package yibao.edge;

import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back: status, headers, text. */
public record Reply(int status, Map<String, String> headers, String body) {

  public Reply(int status, String contentType, String body) {
    this(status, Map.of("content-type", contentType), body);
  }

  public static Reply json(int status, Json body) {
    return json(status, body.write());
  }

  public static Reply json(int status, String body) {
    return new Reply(status, "application/json", body);
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }

  /** Marks an answer if it was given before. */
  public Reply replayedIf(boolean before) {
    return before ? with("idempotent-replayed", "true") : this;
  }

  /** As a function URL takes it, payload format 2.0. */
  Json event() {
    Json.Obj all = Json.Obj.empty();
    for (Map.Entry<String, String> header : headers.entrySet()) {
      all = all.with(header.getKey(), header.getValue());
    }
    return Json.Obj.empty()
        .with("statusCode", status)
        .with("headers", all)
        .with("body", body)
        .with("isBase64Encoded", false);
  }
}
