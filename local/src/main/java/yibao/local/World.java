package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The world in which the files of {@code events/} make sense. They name people, orders and receipts
 * by example numbers; {@code world.json} says which events have to be played first, and which
 * member of each answer is the real number behind an example.
 */
public final class World {

  private final Path events;
  private final List<Step> steps;
  private final Map<String, String> realNumbers = new HashMap<>();
  private final Set<String> played = new HashSet<>();

  /**
   * An event to be played before those that carry one of its example numbers, and before those that
   * it names.
   *
   * @param gives by example number the member of the answer that holds the real one, such as {@code
   *     psnNo} or, within a member, {@code order/receiptNo}
   */
  private record Step(String play, Map<String, String> gives, Set<String> before) {

    static Step of(JsonNode step) {
      Map<String, String> gives = new LinkedHashMap<>();
      step.path("gives")
          .properties()
          .forEach(given -> gives.put(given.getValue().asText(), given.getKey()));
      Set<String> before = new HashSet<>();
      step.path("before").forEach(event -> before.add(event.asText()));
      return new Step(step.path("play").asText(), gives, before);
    }

    boolean isNeededBy(String event, String content) {
      return before.contains(event) || gives.keySet().stream().anyMatch(content::contains);
    }
  }

  /** Sends an event to a function and returns what the function answered. */
  @FunctionalInterface
  public interface Sender {
    byte[] send(String function, byte[] event) throws IOException, InterruptedException;
  }

  private World(Path events, List<Step> steps) {
    this.events = events;
    this.steps = steps;
  }

  /** A project's, in which nothing has been played yet; without a world.json nothing has to be. */
  public static World of(Path project) {
    Path events = project.resolve("events");
    Path file = events.resolve("world.json");
    List<Step> steps = new ArrayList<>();
    if (Files.exists(file)) {
      Json.read(bytes(file))
          .orElseThrow(() -> new LocalCloudException(file + " is no JSON: mend it."))
          .forEach(step -> steps.add(Step.of(step)));
    }
    return new World(events, steps);
  }

  /**
   * A function's events, each as {@code <function>/<case>.json}; a file that holds a list, as the
   * test institutions' does, is none.
   */
  public List<String> eventsOf(String function) {
    try (Stream<Path> files = Files.list(events.resolve(function))) {
      return files
          .filter(file -> Json.readObject(bytes(file)).isPresent())
          .map(file -> function + "/" + file.getFileName())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The function that an event is for. */
  static String functionOf(String event) {
    return event.substring(0, event.indexOf('/'));
  }

  /**
   * An event with real numbers, ready to be sent: whatever it needs and hasn't been played is
   * played first.
   *
   * @param event as {@code <function>/<case>.json}
   */
  public byte[] ready(String event, Sender sender) throws IOException, InterruptedException {
    return ready(event, bytes(events.resolve(event)), sender);
  }

  /** The same for an event that was read already, from a folder of any place. */
  byte[] ready(String event, byte[] bytes, Sender sender) throws IOException, InterruptedException {
    String content = new String(bytes, StandardCharsets.UTF_8);
    for (Step step : steps) {
      if (!step.play().equals(event)
          && step.isNeededBy(event, content)
          && played.add(step.play())) {
        learn(step, sender.send(functionOf(step.play()), ready(step.play(), sender)));
      }
    }
    return actingNow(real(content)).getBytes(StandardCharsets.UTF_8);
  }

  /** Who acts has proved to be the one just now: no file can say when. */
  private static String actingNow(String content) {
    return content.replace(";now\"", ";" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\"");
  }

  /** Takes note that an event was sent: what its answer holds is real from now on. */
  void sent(String event, byte[] answer) {
    for (Step step : steps) {
      if (step.play().equals(event) && played.add(event)) {
        learn(step, answer);
      }
    }
  }

  /** A text as the files would have it: with the examples in place of the real numbers. */
  String asWritten(String text) {
    String written = text;
    for (String example : longestFirst()) {
      written = written.replace(realNumbers.getOrDefault(example, example), example);
    }
    return written;
  }

  private void learn(Step step, byte[] answer) {
    JsonNode reply = Json.read(answer).orElseGet(Json::object);
    JsonNode body =
        Json.read(reply.path("body").asText().getBytes(StandardCharsets.UTF_8))
            .orElseGet(Json::object);
    step.gives()
        .forEach(
            (example, member) -> {
              JsonNode given = body.at("/" + member);
              if (!given.isTextual()) {
                throw new LocalCloudException(
                    "events/"
                        + step.play()
                        + " should be answered with a "
                        + member
                        + ", but was: "
                        + new String(answer, StandardCharsets.UTF_8));
              }
              realNumbers.put(example, given.asText());
            });
  }

  private String real(String content) {
    String real = content;
    for (String example : longestFirst()) {
      real = real.replace(example, realNumbers.getOrDefault(example, example));
    }
    return real;
  }

  /** The number of a receipt holds that of its order, so it has to go first. */
  private List<String> longestFirst() {
    return realNumbers.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read.", e);
    }
  }
}
