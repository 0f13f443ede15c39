package yibao.local;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Stands in for S3: takes and gives objects and lists them, as the SDK asks in path style. What it
 * doesn't know it refuses, so that nothing works here by being passed over.
 */
final class ObjectStorage implements HttpHandler {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final ObjectStore store;

  ObjectStorage(ObjectStore store) {
    this.store = store;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("x-amz-request-id", UUID.randomUUID().toString());
      try {
        answer(ObjectRequest.of(exchange), exchange);
      } catch (ObjectRefusal refusal) {
        // a client that sends all before it listens gets its refusal
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        refuse(refusal, exchange);
      }
    }
  }

  private void answer(ObjectRequest request, HttpExchange exchange) throws IOException {
    String asked = request.method() + (request.key().isEmpty() ? " of a bucket" : " of an object");
    switch (asked) {
      case "PUT of an object" -> put(request.takingOnly(Set.of()), exchange);
      case "GET of an object", "HEAD of an object" ->
          get(request.takingOnly(Set.of("versionId")), exchange);
      case "GET of a bucket" -> list(request.takingOnly(ObjectListing.PARAMETERS), exchange);
      default -> throw ObjectRefusal.notKnownHere(asked);
    }
  }

  // ---- taking ----------------------------------------------------------------------------------

  private void put(ObjectRequest request, HttpExchange exchange) throws IOException {
    store.mustHave(request.bucket());
    Path incoming = store.incoming();
    try {
      ReceivedBody body = ReceivedBody.receive(request, exchange.getRequestBody(), incoming);
      StoredObject object =
          store.keep(request.bucket(), request.key(), incoming, body.etag(), body.kept(request));
      Headers headers = exchange.getResponseHeaders();
      headers.set("ETag", object.etag());
      if (!object.version().isEmpty()) {
        headers.set("x-amz-version-id", object.version());
      }
      body.checksums().forEach(headers::set);
      exchange.sendResponseHeaders(200, -1);
    } finally {
      store.drop(incoming);
    }
  }

  // ---- giving ----------------------------------------------------------------------------------

  private void get(ObjectRequest request, HttpExchange exchange) throws IOException {
    Optional<String> version = request.parameter("versionId");
    StoredObject object =
        store
            .find(request.bucket(), request.key(), version)
            .orElseThrow(
                () ->
                    version.isPresent()
                        ? new ObjectRefusal(
                            404, "NoSuchVersion", "The specified version does not exist.")
                        : new ObjectRefusal(404, "NoSuchKey", "The specified key does not exist."));
    Optional<ByteRange> range = ByteRange.of(request.header("range"), object.size());
    describe(object, request, range, exchange.getResponseHeaders());
    ByteRange part = range.orElse(new ByteRange(0, object.size() - 1));
    int status = range.isPresent() ? 206 : 200;
    if (request.method().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(part.length()));
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, part.length() == 0 ? -1 : part.length());
      send(object.content(), part, exchange.getResponseBody());
    }
  }

  private static void describe(
      StoredObject object, ObjectRequest request, Optional<ByteRange> range, Headers headers) {
    boolean whole = range.isEmpty();
    boolean asksForChecksum =
        request.header("x-amz-checksum-mode").filter("ENABLED"::equalsIgnoreCase).isPresent();
    object
        .headers()
        .forEach(
            (name, value) -> {
              // a checksum is of the whole, and no client could hold it against a part
              if (!ChecksumAlgorithm.isChecksum(name) || (whole && asksForChecksum)) {
                headers.set(name, value);
              }
            });
    headers.set("ETag", object.etag());
    headers.set("Last-Modified", HTTP_DATE.format(object.lastModified()));
    headers.set("Accept-Ranges", "bytes");
    if (!object.version().isEmpty()) {
      headers.set("x-amz-version-id", object.version());
    }
    range.ifPresent(
        part ->
            headers.set(
                "Content-Range",
                "bytes " + part.first() + "-" + part.last() + "/" + object.size()));
  }

  static void send(Path file, ByteRange part, OutputStream to) throws IOException {
    try (FileChannel content = FileChannel.open(file)) {
      long at = part.first();
      while (at <= part.last()) {
        at += content.transferTo(at, part.last() - at + 1, Channels.newChannel(to));
      }
    }
  }

  // ---- listing and refusing --------------------------------------------------------------------

  private void list(ObjectRequest request, HttpExchange exchange) throws IOException {
    if (request.parameter("list-type").filter("2"::equals).isEmpty()) {
      throw ObjectRefusal.notKnownHere("a listing but of list-type 2");
    }
    ObjectListing listing = new ObjectListing(request);
    String prefix = request.parameter("prefix").orElse("");
    xml(200, listing.page(store.list(request.bucket(), prefix)), exchange);
  }

  private static void refuse(ObjectRefusal refusal, HttpExchange exchange) throws IOException {
    String error =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>"
            + ObjectListing.element("Code", refusal.code())
            + ObjectListing.element("Message", String.valueOf(refusal.getMessage()))
            + "</Error>";
    xml(refusal.status(), error, exchange);
  }

  private static void xml(int status, String text, HttpExchange exchange) throws IOException {
    Reply.of(status, "application/xml", text.getBytes(StandardCharsets.UTF_8)).send(exchange);
  }
}
