package yibao.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * {@code /_local/statements} and {@code /_local/reports}: what a channel sends into the bucket each
 * night, put there by hand, and what became of it; {@code /_local/clearing}: what each area is
 * handed of a month's clearing. Bodies of any size go by without being held in memory; every other
 * request goes on to what stands behind.
 */
final class LocalStatements implements HttpHandler {

  /** The template's bucket that is meant. */
  static final String BUCKET = "StatementsBucket";

  private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern REPORT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}\\.(json|csv|html)");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final Pattern OF_AN_AREA = Pattern.compile("[0-9]{6}\\.(csv|html)|index\\.json");
  private static final Set<String> FOLDERS = Set.of("statements", "reports", "clearing");

  private final ObjectStore store;
  private final BucketDefinition bucket;
  private final HttpHandler others;

  LocalStatements(ObjectStore store, BucketDefinition bucket, HttpHandler others) {
    this.store = store;
    this.bucket = bucket;
    this.others = others;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    UrlRequest head = UrlRequest.head(exchange);
    List<String> segments = head.segments();
    boolean ours =
        segments.size() > 1
            && segments.get(0).equals("_local")
            && FOLDERS.contains(segments.get(1));
    if (!ours) {
      others.handle(exchange);
      return;
    }
    try (exchange) {
      exchange.getResponseHeaders().set("x-request-id", UUID.randomUUID().toString());
      Optional<Reply> reply =
          head.isFromThisMachine()
              ? answer(head.method(), segments, exchange)
              : Optional.of(SigningPort.notFromHere());
      if (reply.isPresent()) {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        reply.get().send(exchange);
      }
    }
  }

  /** Empty if the answer was sent already. */
  private Optional<Reply> answer(String method, List<String> segments, HttpExchange exchange)
      throws IOException {
    boolean statement = segments.get(1).equals("statements");
    if (segments.size() != 4 || !(method.equals("GET") || (method.equals("PUT") && statement))) {
      return Optional.of(
          notFound(
              "Known are PUT and GET /_local/statements/<channel>/<day>, GET"
                  + " /_local/reports/<channel>/<day>.json, .csv and .html, and GET"
                  + " /_local/clearing/<month>/<area>.csv, .html and index.json."));
    }
    String channel = segments.get(2);
    String last = segments.get(3);
    if (segments.get(1).equals("clearing")) {
      return MONTH.matcher(channel).matches() && OF_AN_AREA.matcher(last).matches()
          ? get("clearing/" + channel + "/" + last, exchange)
          : Optional.of(
              malformed("Name a month and a file such as 2025-11/630000.html, or index.json."));
    }
    if (!CHANNEL.matcher(channel).matches()) {
      return Optional.of(malformed("A channel's name is 1 to 64 of A-Z a-z 0-9 _ -."));
    }
    if (statement ? !isDay(last) : !REPORT.matcher(last).matches()) {
      return Optional.of(
          malformed(
              "Name a day such as 2025-11-05" + (statement ? "." : ", and .json, .csv or .html.")));
    }
    String key = segments.get(1) + "/" + channel + "/" + last + (statement ? ".csv" : "");
    return method.equals("PUT") ? Optional.of(put(key, exchange)) : get(key, exchange);
  }

  private Reply put(String key, HttpExchange exchange) throws IOException {
    Path incoming = store.incoming();
    try {
      ObjectRequest request = ObjectRequest.of(exchange);
      ReceivedBody body = ReceivedBody.receive(request, exchange.getRequestBody(), incoming);
      StoredObject object =
          store.keep(bucket.name(), key, incoming, body.etag(), body.kept(request));
      return Reply.json(
          200,
          Json.object()
              .put("bucket", bucket.name())
              .put("key", object.key())
              .put("bytes", object.size()));
    } catch (ObjectRefusal refusal) {
      return malformed(String.valueOf(refusal.getMessage()));
    } finally {
      store.drop(incoming);
    }
  }

  private Optional<Reply> get(String key, HttpExchange exchange) throws IOException {
    Optional<StoredObject> found = store.find(bucket.name(), key, Optional.empty());
    if (found.isEmpty()) {
      return Optional.of(notFound("There is no " + key + "."));
    }
    StoredObject object = found.get();
    String type = key.endsWith(".csv") ? "text/csv; charset=utf-8" : "application/octet-stream";
    exchange
        .getResponseHeaders()
        .set("content-type", object.headers().getOrDefault("content-type", type));
    exchange.sendResponseHeaders(200, object.size() == 0 ? -1 : object.size());
    ObjectStorage.send(
        object.content(), new ByteRange(0, object.size() - 1), exchange.getResponseBody());
    return Optional.empty();
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text).toString().equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Reply notFound(String detail) {
    return Reply.problem(404, "not-found", "Not found", detail);
  }

  private static Reply malformed(String detail) {
    return Reply.problem(400, "malformed", "Malformed", detail);
  }
}
