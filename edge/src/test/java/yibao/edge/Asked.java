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
    Optional<String> principal,
    String body) {

  static final Instant RECEIVED = Instant.parse("2025-11-05T01:04:00.417Z");
  private static final String USER = "arn:aws-cn:iam::000000000000:user/";

  static Asked post(String path) {
    return new Asked(
        "POST",
        path,
        "",
        Map.of("content-type", "application/json"),
        Optional.of(USER + "yibao-payment-wechat"),
        "{}");
  }

  static Asked get(String path) {
    return post(path).withMethod("GET").withBody("").without("content-type");
  }

  Asked withMethod(String other) {
    return new Asked(other, path, query, headers, principal, body);
  }

  Asked withQuery(String other) {
    return new Asked(method, path, other, headers, principal, body);
  }

  Asked withBody(String other) {
    return new Asked(method, path, query, headers, principal, other);
  }

  Asked with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Asked(method, path, query, more, principal, body);
  }

  Asked without(String header) {
    Map<String, String> less = new HashMap<>(headers);
    less.remove(header);
    return new Asked(method, path, query, less, principal, body);
  }

  Asked by(String user) {
    return new Asked(method, path, query, headers, Optional.of(USER + user), body);
  }

  Asked byNobody() {
    return new Asked(method, path, query, headers, Optional.empty(), body);
  }

  Request request() {
    return new Request(
        method,
        path,
        query,
        headers,
        "abc.lambda-url.cn-north-1.on.aws",
        "request-1",
        RECEIVED,
        principal,
        body.getBytes(StandardCharsets.UTF_8));
  }
}
