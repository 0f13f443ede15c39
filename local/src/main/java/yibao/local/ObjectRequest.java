package yibao.local;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A request to object storage in path style: {@code /<bucket>/<key>}.
 *
 * @param key empty where the bucket itself is meant
 * @param headers by lower-case name
 */
record ObjectRequest(
    String method,
    String bucket,
    String key,
    Map<String, String> parameters,
    Map<String, String> headers) {

  /** Would change what is asked for, and isn't done here. */
  private static final Set<String> CONDITIONS =
      Set.of(
          "if-match",
          "if-none-match",
          "if-modified-since",
          "if-unmodified-since",
          "x-amz-copy-source",
          "x-amz-server-side-encryption-customer-algorithm");

  static ObjectRequest of(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    String[] parts = path.split("/", 3);
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return new ObjectRequest(
        exchange.getRequestMethod(),
        parts.length > 1 ? decoded(parts[1]) : "",
        parts.length > 2 ? decoded(parts[2]) : "",
        parameters(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")),
        headers);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** What is asked beyond these is refused, since its answer would be another. */
  ObjectRequest takingOnly(Set<String> known) {
    Set<String> unknown = new TreeSet<>(parameters.keySet());
    unknown.removeAll(known);
    unknown.addAll(CONDITIONS.stream().filter(headers::containsKey).toList());
    if (!unknown.isEmpty()) {
      throw ObjectRefusal.notKnownHere(String.join(", ", unknown));
    }
    return this;
  }

  /** What is stored with an object and comes back with it. */
  Map<String, String> kept() {
    return headers.entrySet().stream()
        .filter(
            header ->
                header.getKey().equals("content-type") || header.getKey().startsWith("x-amz-meta-"))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, TreeMap::new));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String parameter : query.split("&", -1)) {
      if (!parameter.isEmpty()) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        parameters.put(inQuery(name), equals < 0 ? "" : inQuery(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String inQuery(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  /** In a path a plus is a plus. */
  private static String decoded(String encoded) {
    return inQuery(encoded.replace("+", "%2B"));
  }
}
