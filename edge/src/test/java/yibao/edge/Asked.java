package yibao.edge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request that is right in everything, to be spoilt in one thing by a test. */
record Asked(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    Optional<Signing> signing,
    String body) {

  static final Instant RECEIVED = Instant.parse("2025-11-05T01:04:00.417Z");
  static final String AUTHORITY = "abc.lambda-url.cn-north-1.on.aws";

  static Asked post(String path) {
    return new Asked(
        "POST",
        path,
        "",
        Map.of("content-type", "application/json"),
        Optional.of(Signing.by(Caller.Kind.PAYMENT)),
        "{}");
  }

  static Asked get(String path) {
    return post(path).withMethod("GET").withBody("").without("content-type");
  }

  Asked withMethod(String other) {
    return new Asked(other, path, query, headers, signing, body);
  }

  Asked withPath(String other) {
    return new Asked(method, other, query, headers, signing, body);
  }

  Asked withQuery(String other) {
    return new Asked(method, path, other, headers, signing, body);
  }

  Asked withBody(String other) {
    return new Asked(method, path, query, headers, signing, other);
  }

  Asked with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Asked(method, path, query, more, signing, body);
  }

  Asked without(String header) {
    Map<String, String> less = new HashMap<>(headers);
    less.remove(header);
    return new Asked(method, path, query, less, signing, body);
  }

  Asked by(Caller.Kind... kinds) {
    return signed(Signing.by(kinds));
  }

  Asked signed(Signing other) {
    return new Asked(method, path, query, headers, Optional.of(other), body);
  }

  Asked byNobody() {
    return new Asked(method, path, query, headers, Optional.empty(), body);
  }

  /** As it is sent, so that what is changed from now on was not signed. */
  Asked sent() {
    return new Asked(
        method,
        path,
        query,
        signing.map(how -> how.headers(this)).orElse(headers),
        Optional.empty(),
        body);
  }

  Request request() {
    return new Request(
        method,
        path,
        query,
        sent().headers(),
        AUTHORITY,
        "request-1",
        RECEIVED,
        body.getBytes(StandardCharsets.UTF_8));
  }
}
