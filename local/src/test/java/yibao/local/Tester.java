package yibao.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What {@link Relay}s ask: it keeps the batches that they get, and tells them what to answer. */
final class Tester implements HttpHandler, AutoCloseable {

  /** What a function does with a batch. */
  interface Behaviour {

    /** Its answer; empty if it throws. */
    Optional<String> answer(List<JsonNode> records) throws InterruptedException;
  }

  static final Behaviour TAKES_ALL = records -> Optional.of("null");
  static final Behaviour THROWS = records -> Optional.empty();

  private final LoopbackServer server = LoopbackServer.start(this);
  private final Map<String, List<List<JsonNode>>> batches = new ConcurrentHashMap<>();
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

  URI uri() {
    return server.uri();
  }

  void let(String function, Behaviour behaviour) {
    behaviours.put(function, behaviour);
  }

  /** The records of each batch that a function got, whatever it did with them. */
  List<List<JsonNode>> batches(String function) {
    return batches.computeIfAbsent(function, name -> new CopyOnWriteArrayList<>());
  }

  /** The ids of the items in each batch. */
  List<List<String>> ids(String function) {
    return batches(function).stream().map(Tester::idsOf).toList();
  }

  static List<String> idsOf(List<JsonNode> records) {
    return records.stream().map(Tester::id).toList();
  }

  static String id(JsonNode change) {
    return change.at("/dynamodb/Keys/id/S").asText();
  }

  static String failed(JsonNode change) {
    return "{\"batchItemFailures\":[{\"itemIdentifier\":\""
        + change.at("/dynamodb/SequenceNumber").asText()
        + "\"}]}";
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String function = LocalAccount.withoutStack(exchange.getRequestURI().getPath().substring(1));
      JsonNode event = Json.read(exchange.getRequestBody().readAllBytes()).orElseThrow();
      List<JsonNode> records = new ArrayList<>();
      event.path("Records").forEach(records::add);
      batches(function).add(records);
      Optional<String> answer =
          behaviours.getOrDefault(function, TAKES_ALL).answer(List.copyOf(records));
      byte[] body = answer.orElse("").getBytes(UTF_8);
      Reply.of(answer.isPresent() ? 200 : 500, "application/json", body).send(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
