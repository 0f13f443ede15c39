package yibao.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request as it was sent: nothing of it decoded.
 *
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they are; no two are ever compared
record UrlRequest(
    String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

  /** Lambda's own limit. */
  static final int MAX_BODY = 6 * 1024 * 1024;

  private static final long MOST_WE_READ_AWAY = 64L * 1024 * 1024;
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  /** Empty if the body is over the limit; it isn't held in memory then. */
  static Optional<UrlRequest> read(HttpExchange exchange) throws IOException {
    UrlRequest head = head(exchange);
    if (declaredLength(head.headers()) > MAX_BODY) {
      return Optional.empty();
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    return body.length > MAX_BODY ? Optional.empty() : Optional.of(head.with(body));
  }

  private UrlRequest with(byte[] sent) {
    return new UrlRequest(method, path, query, headers, sent);
  }

  /** The request without its body, which is left to be read. */
  static UrlRequest head(HttpExchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    // toString is the request line's target itself, where the getters would take //a/b for a host
    String target = exchange.getRequestURI().toString();
    int mark = target.indexOf('?');
    return new UrlRequest(
        exchange.getRequestMethod(),
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? "" : target.substring(mark + 1),
        headers,
        new byte[0]);
  }

  /** Reads on, so that a client which sends all before it listens gets its refusal. */
  static void readAway(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    byte[] buffer = new byte[64 * 1024];
    long left = MOST_WE_READ_AWAY;
    int read = body.read(buffer);
    while (read >= 0 && left > 0) {
      left -= read;
      read = body.read(buffer);
    }
  }

  private static long declaredLength(Map<String, List<String>> headers) {
    String length = headers.getOrDefault("content-length", List.of("0")).getFirst();
    return length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }

  /** All values of a header, joined as function URLs join them. */
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
  }

  /** Whether the caller sits at this machine and isn't some page in its browser. */
  boolean isFromThisMachine() {
    return header("host").filter(host -> THIS_MACHINE.matcher(host).matches()).isPresent()
        && !headers.containsKey("origin");
  }

  /** The segments of the path: those of {@code /a/b} are a and b. */
  List<String> segments() {
    return path.startsWith("/") ? Arrays.asList(path.substring(1).split("/", -1)) : List.of();
  }
}
