package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays a tour's steps against a cloud, and holds each answer against what the tour expects. */
final class TourGuide {

  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+|/[^}]*)}");
  private static final String NOTHING = "not published";
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final HttpClient client;
  private final URI cloud;
  private final PrintWriter out;
  private final Map<String, String> taken = new HashMap<>();

  TourGuide(HttpClient client, URI cloud, PrintWriter out) {
    this.client = client;
    this.cloud = cloud;
    this.out = out;
  }

  void play(TourStep step) throws IOException, InterruptedException {
    out.println();
    out.println(filled(step.say(), Json.object()));
    out.flush();
    if (step.clock().isPresent()) {
      moveClock(step.clock().get());
    }
    if (step.send().isPresent()) {
      ask(step);
    }
    print(step.table());
  }

  private void moveClock(String now) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(cloud.resolve("/_local/clock"))
            .POST(HttpRequest.BodyPublishers.ofString(Json.object().put("now", now).toString()))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new LocalCloudException("The clock isn't moved to " + now + ": " + answer.body());
    }
  }

  private void print(List<List<String>> rows) {
    List<List<String>> filled =
        rows.stream()
            .map(row -> row.stream().map(cell -> filled(cell, Json.object())).toList())
            .toList();
    for (List<String> row : filled) {
      StringBuilder line = new StringBuilder("   ");
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = filled.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
        String cell = row.get(column);
        line.append(' ').append(cell).append(" ".repeat(width - cell.length() + 1));
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }

  private void ask(TourStep step) throws IOException, InterruptedException {
    String[] asked = filled(step.send().orElseThrow(), Json.object()).split(" ", 2);
    String body = step.body().map(tree -> filled(tree.toString(), Json.object())).orElse("");
    out.println("    " + asked[0] + " " + asked[1]);
    HttpResponse<String> answer = expected(asked[0], asked[1], body, step);
    for (int i = 1; i < step.times(); i++) {
      HttpResponse<String> again = send(asked[0], asked[1], body, step);
      if (!again.body().equals(answer.body())) {
        throw new LocalCloudException("The repeat was answered otherwise: " + again.body());
      }
    }
    Optional<JsonNode> json = json(answer);
    if (json.isEmpty()) {
      answer.body().lines().forEach(line -> out.println("    " + line));
      out.flush();
      return;
    }
    JsonNode reply = json.get();
    step.expect().forEach((pointer, expected) -> check(reply, pointer, expected));
    step.take().forEach((name, pointer) -> taken.put(name, said(pointer, reply)));
    step.tell().ifPresent(tell -> out.println("    → " + filled(tell, reply)));
    out.flush();
  }

  /** The answer, once it is the expected one if there is time for that. */
  private HttpResponse<String> expected(String method, String path, String body, TourStep step)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(step.within()).toNanos();
    HttpResponse<String> answer = send(method, path, body, step);
    while (!isExpected(answer, step) && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
      answer = send(method, path, body, step);
    }
    return answer;
  }

  private static boolean isExpected(HttpResponse<String> answer, TourStep step) {
    return json(answer)
        .filter(
            reply ->
                step.expect().entrySet().stream()
                    .allMatch(
                        expected ->
                            reply.at(expected.getKey()).asText().equals(expected.getValue())))
        .isPresent();
  }

  /** A body that is none is text: a table, or a picture. */
  private static Optional<JsonNode> json(HttpResponse<String> answer) {
    return answer
            .headers()
            .firstValue("content-type")
            .filter(type -> type.contains("json"))
            .isPresent()
        ? Json.read(answer.body().getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private HttpResponse<String> send(String method, String path, String body, TourStep step)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(cloud.resolve(path)).header("accept-language", "en");
    if (!body.isEmpty()) {
      request
          .method(method, HttpRequest.BodyPublishers.ofString(body))
          .header("content-type", "application/json");
    } else if (!method.equals("GET")) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    }
    step.key().ifPresent(key -> request.header("idempotency-key", key));
    step.as().ifPresent(caller -> request.header("x-local-caller", caller));
    step.acting()
        .ifPresent(
            acting ->
                request.header(
                    "x-acting-person",
                    filled(acting, Json.object())
                        + ";"
                        + Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != step.status()) {
      throw new LocalCloudException(
          method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer;
  }

  private static void check(JsonNode reply, String pointer, String expected) {
    String found = reply.at(pointer).asText();
    if (!found.equals(expected)) {
      throw new LocalCloudException(
          "The tour expects "
              + pointer
              + " to be "
              + expected
              + ", but it is "
              + found
              + " in "
              + reply);
    }
  }

  /**
   * The text with each {@code {name}} taken before and each {@code {/pointer}} of the answer put
   * in.
   */
  private String filled(String text, JsonNode reply) {
    Matcher places = PLACE.matcher(text);
    return places.replaceAll(
        place -> {
          String name = place.group(1);
          String value =
              name.startsWith("/") ? said(name, reply) : taken.getOrDefault(name, place.group());
          return Matcher.quoteReplacement(value);
        });
  }

  /** A value of the answer as a story says it: fen as yuan, and what is absent as not published. */
  private static String said(String pointer, JsonNode reply) {
    JsonNode value = reply.at(pointer);
    if (value.isMissingNode()) {
      return NOTHING;
    }
    return pointer.endsWith("Fen") ? yuan(value.asLong()) : value.asText();
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString() + " yuan";
  }
}
