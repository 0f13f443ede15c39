package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** {@code /_local}: what only the person at this machine may do to the cloud. */
final class LocalControls {

  private final Functions functions;
  private final Schedules schedules;
  private final InvocationLog invocations;
  private final BusinessClock business;
  private final TableReader tables;
  private final ChannelControls channels;
  private final InstitutionControls institutions;
  private final StreamControls streams;

  LocalControls(
      Functions functions,
      Schedules schedules,
      InvocationLog invocations,
      BusinessClock business,
      TableReader tables,
      ChannelControls channels,
      InstitutionControls institutions,
      StreamControls streams) {
    this.functions = functions;
    this.schedules = schedules;
    this.invocations = invocations;
    this.business = business;
    this.tables = tables;
    this.channels = channels;
    this.institutions = institutions;
    this.streams = streams;
  }

  Reply answer(UrlRequest request) {
    String path = String.join("/", request.segments());
    String last = request.segments().getLast();
    return switch (request.method() + " " + path) {
      case "GET _local/invocations" -> invocations();
      case "POST _local/clock" -> moveClock(request);
      case "POST _local/faults" -> prepareFault(request);
      case String route when route.matches("POST _local/schedules/[^/]+") -> fire(last);
      case String route when route.matches("GET _local/tables/[^/]+") ->
          tables
              .read(last)
              .map(items -> Reply.json(200, items))
              .orElseGet(() -> unknownTable(last));
      case "POST _local/channels" -> channels.add(request.body());
      case String route when route.matches("DELETE _local/channels/[^/]+") -> channels.remove(last);
      case "POST _local/institutions" -> institutions.add(request.body());
      case String route when route.matches("DELETE _local/institutions/[^/]+") ->
          institutions.remove(last);
      case "GET _local/streams" -> streams.list();
      case "GET _local/stream-failures" -> streams.failures();
      case String route when route.matches("POST _local/streams/[^/]+") -> streams.drain(last);
      default ->
          notFound(
              "Known are POST /_local/schedules/<name>, GET /_local/invocations, POST"
                  + " /_local/clock, POST /_local/faults, GET /_local/tables/<name>, PUT and GET"
                  + " /_local/statements/<channel>/<day>, POST /_local/channels, DELETE"
                  + " /_local/channels/<keyid>, POST /_local/institutions, DELETE"
                  + " /_local/institutions/<paasid>, GET /_local/streams, POST"
                  + " /_local/streams/<function> and GET /_local/stream-failures.");
    };
  }

  private Reply fire(String name) {
    return schedules
        .fire(name)
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Answered answered ->
                      Reply.of(200, "application/json", answered.payload());
                  case Outcome.Raised raised -> Reply.of(502, "application/json", raised.payload());
                  case Outcome.Lost lost -> Reply.of(502, "application/json", lost.payload());
                })
        .orElseGet(
            () ->
                notFound(
                    "No function " + name + " has a schedule; there are " + schedules.names()));
  }

  private Reply invocations() {
    ArrayNode list = Json.object().putArray("items");
    for (InvocationLog.Entry entry : invocations.entries()) {
      ObjectNode item =
          list.addObject()
              .put("function", entry.function())
              .put("environment", entry.environment())
              .put("pid", entry.pid())
              .put("cold", entry.cold())
              .put("ms", entry.ms())
              .put("requestId", entry.requestId());
      if (entry.killed()) {
        item.put("killed", true);
      }
    }
    return Reply.json(200, list);
  }

  private Reply moveClock(UrlRequest request) {
    Optional<OffsetDateTime> now =
        Json.readObject(request.body()).flatMap(body -> instant(body.path("now")));
    if (now.isEmpty()) {
      return malformed("Send {\"now\": \"2026-03-01T00:00:00+08:00\"}.");
    }
    if (!business.moveTo(now.get().toInstant())) {
      return Reply.problem(
          409,
          "clock-backwards",
          "The clock only goes forward",
          "It is already "
              + business.instant().atZone(BusinessClock.CHINA).toOffsetDateTime()
              + ".");
    }
    return Reply.json(
        200,
        Json.object()
            .put(
                "now",
                business.instant().atZone(BusinessClock.CHINA).toOffsetDateTime().toString()));
  }

  private static Optional<OffsetDateTime> instant(JsonNode text) {
    try {
      return text.isTextual()
          ? Optional.of(OffsetDateTime.parse(text.textValue()))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Reply prepareFault(UrlRequest request) {
    Optional<ObjectNode> body = Json.readObject(request.body());
    Optional<Fault> fault = body.flatMap(LocalControls::fault);
    if (body.isEmpty() || fault.isEmpty()) {
      return malformed(
          "Send {\"function\": name, \"beforeCall\": n} with n from 1, or {\"function\": name,"
              + " \"onAnswer\": true}.");
    }
    String name = body.get().path("function").asText();
    Optional<LambdaFunction> function = functions.named(name);
    if (function.isEmpty()) {
      return notFound("There is no function " + name + ", but " + functions.names());
    }
    function.get().prepare(fault.get());
    return Reply.json(200, body.get());
  }

  private static Optional<Fault> fault(ObjectNode body) {
    JsonNode call = body.path("beforeCall");
    boolean onAnswer = body.path("onAnswer").asBoolean(false);
    if (body.size() != 2 || !body.path("function").isTextual()) {
      return Optional.empty();
    }
    if (call.isInt() && call.intValue() > 0) {
      return Optional.of(new Fault.BeforeCall(call.intValue()));
    }
    return onAnswer ? Optional.of(new Fault.OnAnswer()) : Optional.empty();
  }

  private Reply unknownTable(String name) {
    List<String> known = tables.names();
    return notFound("There is no table " + name + ", but " + known);
  }

  private static Reply notFound(String detail) {
    return Reply.problem(404, "not-found", "Not found", detail);
  }

  private static Reply malformed(String detail) {
    return Reply.problem(400, "malformed", "Malformed", detail);
  }
}
