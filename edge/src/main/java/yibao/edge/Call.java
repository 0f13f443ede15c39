package yibao.edge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One request on its way to the route it matched: who calls, when, and what the path, the query and
 * the body say.
 */
public final class Call {

  private final Request request;
  private final Caller caller;
  private final Map<String, String> path;
  private final Instant systemNow;

  Call(Request request, Caller caller, Map<String, String> path, Instant systemNow) {
    this.request = request;
    this.caller = caller;
    this.path = path;
    this.systemNow = systemNow;
  }

  public Caller caller() {
    return caller;
  }

  /** The business instant of the request in whole seconds. */
  public Instant now() {
    return request.receivedAt().truncatedTo(ChronoUnit.SECONDS);
  }

  public Said.Tongue tongue() {
    return request.tongue();
  }

  /**
   * The person who acts through the channel; refuses a request that doesn't say who, how and when.
   */
  public ActingPerson actingPerson() {
    return ActingPerson.of(request.header("x-acting-person"), systemNow);
  }

  /** The caller's number for this change; refuses a request without one. */
  public String idempotencyKey() {
    return IdempotencyKey.of(request.header("idempotency-key"));
  }

  /** A parameter of the route's template. */
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }

  /** Whether the caller would rather be answered in the first media type than in the other. */
  public boolean prefers(String type, String other) {
    return Accept.of(request.header("accept").orElse("")).prefers(type, other);
  }

  public Query query() {
    return new Query(request.query());
  }

  /** Refuses a body that says anything. */
  void noFields() {
    if (request.body().length > 0) {
      this.<Json>body(fields -> Json.Obj.empty());
    }
  }

  /** Reads the body; any error refuses the request with all of them. */
  public <T> T body(Function<Fields, T> reading) {
    return read(
        (value, errors) -> {
          Fields fields = Fields.of(value, "", errors);
          T read = reading.apply(fields);
          fields.done();
          return read;
        });
  }

  /** Reads a body that is one object or a list of up to so many; any error refuses all of it. */
  public <T> OneOrMany<T> oneOrMany(int most, Function<Fields, T> reading) {
    return read((value, errors) -> Fields.oneOrMany(value, most, errors, reading));
  }

  private <T> T read(BiFunction<Json, Errors, T> reading) {
    Errors errors = new Errors();
    Json value = JsonReader.read(request.body(), errors);
    refuse(errors);
    T read = reading.apply(value, errors);
    refuse(errors);
    return read;
  }

  private static void refuse(Errors errors) {
    if (!errors.isEmpty()) {
      throw new Problem.Found(Problem.malformed(errors.all()));
    }
  }
}
