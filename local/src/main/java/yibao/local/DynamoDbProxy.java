package yibao.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between functions and DynamoDB Local: passes every byte on, knows each call's environment
 * by its access key so that it can be killed before a call, and refuses what AWS would.
 */
final class DynamoDbProxy implements HttpHandler, AutoCloseable {

  private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/,\\s]+)/");
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "expect",
          "upgrade",
          "keep-alive");

  private final URI dynamoDb;
  private final Environments environments;
  private final TransactionRules rules;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  DynamoDbProxy(URI dynamoDb, Environments environments, TransactionRules rules) {
    this.dynamoDb = dynamoDb;
    this.environments = environments;
    this.rules = rules;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean allowed = caller(exchange).map(Environment::allowsDatabaseCall).orElse(true);
      if (allowed) {
        answer(exchange, body).send(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply answer(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target != null && target.endsWith(".TransactWriteItems") && rules.namesAnItemTwice(body)) {
      return Reply.of(
          400,
          "application/x-amz-json-1.0",
          Json.bytes(
              Json.object()
                  .put("__type", "com.amazon.coral.validate#ValidationException")
                  .put(
                      "message",
                      "Transaction request cannot include multiple operations on one item")));
    }
    return forward(exchange, body);
  }

  private Reply forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(dynamoDb.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<byte[]> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    SequencedMap<String, List<String>> headers = new LinkedHashMap<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                headers.put(name, values);
              }
            });
    return new Reply(answer.statusCode(), headers, answer.body());
  }

  private Optional<Environment> caller(HttpExchange exchange) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Matcher matcher = ACCESS_KEY.matcher(authorization == null ? "" : authorization);
    return matcher.find() ? environments.find(matcher.group(1)) : Optional.empty();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
