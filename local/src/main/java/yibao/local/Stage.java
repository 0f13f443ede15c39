package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Handlers on tables of their own, fed with the files of {@code events/}: for the functions' tests.
 * An event that names a demo caller or a test institution is signed for it as it is sent.
 */
public final class Stage implements AutoCloseable {

  private static final String CHANNELS = "ChannelsTable";
  private static final String INSTITUTIONS = "InstitutionsTable";

  private final Installation installation = Installation.ofBuild();
  private final LocalTables tables;
  private final World.Sender functions;
  private final ChannelRegister register;
  private final InstitutionRegister institutionRegister;
  private final DemoCallers callers = new DemoCallers(InstantSource.system());
  private final TestInstitutions institutions = TestInstitutions.of(installation.root());
  private final EventFiles files = new EventFiles(callers, institutions, InstantSource.system());
  private final Set<String> tableIds =
      new HashSet<>(Template.read(installation.root()).tables().keySet());
  private boolean institutionsStand;
  private World world = World.of(installation.root());

  /**
   * @param functions the handlers that events and the world behind them are sent to
   */
  public Stage(LocalTables tables, World.Sender functions) {
    this.tables = tables;
    this.functions = (function, event) -> functions.send(function, signed(event));
    this.register =
        new ChannelRegister(tables.client(), tables.name(CHANNELS), InstantSource.system());
    this.institutionRegister = new InstitutionRegister(tables.client(), tables.name(INSTITUTIONS));
    tableIds.removeAll(List.of(CHANNELS, INSTITUTIONS));
    callers.register(register);
  }

  /**
   * What a function URL answered.
   *
   * @param json the body, if it is JSON
   */
  public record Answer(
      int status, Map<String, String> headers, String body, Optional<JsonNode> json) {

    private static Answer of(byte[] answer) {
      JsonNode reply = Json.read(answer).orElseThrow();
      Map<String, String> headers = new HashMap<>();
      reply
          .path("headers")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
      String body = reply.path("body").asText();
      return new Answer(
          reply.path("statusCode").asInt(),
          headers,
          body,
          Json.read(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** A text or number of the body, by JSON pointer; empty if it isn't there. */
    public String at(String pointer) {
      return json.map(tree -> tree.at(pointer).asText()).orElse("");
    }

    /** The name of the problem, empty if it is none. */
    public String problem() {
      String type = at("/type");
      return type.substring(type.lastIndexOf(':') + 1);
    }

    /** Where the request is wrong. */
    public List<String> pointers() {
      return json.map(tree -> tree.path("errors").findValuesAsText("pointer")).orElse(List.of());
    }

    /** Whether it was marked as given before. */
    public boolean replayed() {
      return "true".equals(headers.get("idempotent-replayed"));
    }
  }

  /** Empties the tables and forgets what was played. */
  public void clear() {
    if (!items().values().stream().allMatch(Set::isEmpty)) {
      tables.clear();
      callers.register(register);
      institutionsStand = false;
    }
    world = World.of(installation.root());
  }

  /** A function's events, each as {@code <function>/<case>.json}. */
  public List<String> eventsOf(String function) {
    return world.eventsOf(function);
  }

  /** Plays what an event needs, then the event. */
  public Answer play(String event) throws IOException, InterruptedException {
    byte[] answer = functions.send(World.functionOf(event), ready(event));
    world.sent(event, answer);
    return Answer.of(answer);
  }

  /** A body as the files would have it: with the examples in place of real numbers. */
  JsonNode asWritten(JsonNode body) {
    String text = new String(Json.bytes(body), StandardCharsets.UTF_8);
    return Json.read(world.asWritten(text).getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  /** Plays what an event needs and returns its bytes. */
  public byte[] ready(String event) throws IOException, InterruptedException {
    return world.ready(event, functions);
  }

  public Answer send(String function, byte[] event) throws IOException, InterruptedException {
    return Answer.of(functions.send(function, event));
  }

  private byte[] signed(byte[] event) {
    if (!institutionsStand && TestInstitutions.concern(event)) {
      institutions.register(institutionRegister);
      institutionsStand = true;
    }
    try {
      return files.signed(event);
    } catch (DemoCallers.Unknown e) {
      throw new LocalCloudException(String.valueOf(e.getMessage()));
    }
  }

  /** Every item of every table of the template but the demo callers' keys and the institutions. */
  public Map<String, Set<Map<String, AttributeValue>>> items() {
    Map<String, Set<Map<String, AttributeValue>>> items = new HashMap<>();
    for (String table : tableIds) {
      items.put(table, new HashSet<>(tables.items(table)));
    }
    return items;
  }

  @Override
  public void close() {
    tables.close();
  }
}
