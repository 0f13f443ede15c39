package yibao.edge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A function URL's request, payload format 2.0, read from the event's bytes.
 *
 * @param path exactly as sent, not decoded
 * @param query exactly as sent, empty if there is none
 * @param headers by lower-case name
 * @param domainName the authority that was called, as the front knows it
 * @param receivedAt when the request arrived, the business instant of everything it does
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never shared, never compared
public record Request(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    String domainName,
    String requestId,
    Instant receivedAt,
    byte[] body) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  Said.Tongue tongue() {
    String asked = header("accept-language").orElse("").strip().toLowerCase(Locale.ROOT);
    return asked.startsWith("en") ? Said.Tongue.ENGLISH : Said.Tongue.CHINESE;
  }

  static Request read(InputStream event) throws IOException {
    try (JsonParser parser = Json.FACTORY.createParser(event)) {
      return new Reading(parser).request();
    }
  }

  /** Walks the event once; fields that are not asked for are skipped. */
  private static final class Reading {

    private final JsonParser parser;
    private String method = "";
    private String path = "";
    private String query = "";
    private String domainName = "";
    private String requestId = "";
    private long timeEpoch;
    private String body = "";
    private boolean base64;
    private final Map<String, String> headers = new HashMap<>();

    Reading(JsonParser parser) {
      this.parser = parser;
    }

    Request request() throws IOException {
      parser.nextToken();
      object(
          name -> {
            switch (name) {
              case "rawPath" -> path = text();
              case "rawQueryString" -> query = text();
              case "headers" ->
                  object(header -> headers.put(header.toLowerCase(Locale.ROOT), text()));
              case "requestContext" -> object(this::context);
              case "body" -> body = text();
              case "isBase64Encoded" -> base64 = parser.getBooleanValue();
              default -> parser.skipChildren();
            }
          });
      byte[] bytes =
          base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
      return new Request(
          method,
          path,
          query,
          Map.copyOf(headers),
          domainName,
          requestId,
          Instant.ofEpochMilli(timeEpoch),
          bytes);
    }

    private void context(String name) throws IOException {
      switch (name) {
        case "domainName" -> domainName = text();
        case "requestId" -> requestId = text();
        case "timeEpoch" -> timeEpoch = parser.getLongValue();
        case "http" -> object(this::http);
        default -> parser.skipChildren();
      }
    }

    private void http(String name) throws IOException {
      if (name.equals("method")) {
        method = text();
      } else {
        parser.skipChildren();
      }
    }

    /** What to do with one field, the parser standing on its value. */
    private interface Field {
      void read(String name) throws IOException;
    }

    private void object(Field field) throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        field.read(name);
      }
    }

    private String text() throws IOException {
      return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
    }
  }
}
