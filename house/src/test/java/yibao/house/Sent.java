package yibao.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as it goes out, signed or not.
 *
 * @param authority as it is signed; it is sent to wherever the test sends it
 * @param target path and query
 */
record Sent(
    String method, String authority, String target, Map<String, String> headers, String body) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Sent post(URI to, String target, String body) {
    return new Sent(
        "POST", to.getAuthority(), target, Map.of("content-type", "application/json"), body);
  }

  static Sent get(URI to, String target) {
    return new Sent("GET", to.getAuthority(), target, Map.of(), "");
  }

  Sent by(String other) {
    return new Sent(other, authority, target, headers, body);
  }

  Sent at(String other) {
    return new Sent(method, other, target, headers, body);
  }

  Sent to(String other) {
    return new Sent(method, authority, other, headers, body);
  }

  Sent saying(String other) {
    return new Sent(method, authority, target, headers, other);
  }

  Sent with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Sent(method, authority, target, more, body);
  }

  Sent without(String header) {
    Map<String, String> less = new LinkedHashMap<>(headers);
    less.remove(header);
    return new Sent(method, authority, target, less, body);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  HttpResponse<String> send(URI cloud) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(cloud.resolve(target))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
