package yibao.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One request on its way to the route it matched: who calls, when, and what the path, the query and
 * the body say.
 */
public final class Call {

  /** The kinds of channel that know who stands before them. */
  private static final Set<Caller.Kind> AUTHENTICATING =
      EnumSet.of(Caller.Kind.CITIZEN_APP, Caller.Kind.BUREAU);

  private final Request request;
  private final ChannelProof.Signed signed;
  private final Map<String, String> path;

  Call(Request request, ChannelProof.Signed signed, Map<String, String> path) {
    this.request = request;
    this.signed = signed;
    this.path = path;
  }

  public Caller caller() {
    return signed.caller();
  }

  /** The business instant of the request in whole seconds. */
  public Instant now() {
    return request.receivedAt().truncatedTo(ChronoUnit.SECONDS);
  }

  public Said.Tongue tongue() {
    return request.tongue();
  }

  /**
   * The person who acts through the channel; refuses a request that doesn't say who, how and when,
   * and a channel whose word on that counts for nothing.
   */
  public ActingPerson actingPerson() {
    if (AUTHENTICATING.stream().noneMatch(caller()::is)) {
      throw new Problem.Found(
          Problem.of(
              EdgeProblem.NOT_THIS_PERSON,
              "此类渠道不能代为确认办理人",
              "a channel of this kind can't say who acts"));
    }
    return ActingPerson.of(request.header(ActingPerson.HEADER), signed.at());
  }

  /** The caller's number for this change; refuses a request without one. */
  public String idempotencyKey() {
    return IdempotencyKey.of(request.header(IdempotencyKey.HEADER));
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

  /** The lines of a body that is a table; none if it is JSON. */
  public Optional<List<String>> table() {
    if (!FunctionUrl.CSV_TYPE.matcher(request.header("content-type").orElse("")).matches()) {
      return Optional.empty();
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.body())).toString();
      if (text.startsWith("\uFEFF")) {
        throw malformed("请求体不得以字节顺序标记开头", "the body must not begin with a byte order mark");
      }
      return Optional.of(text.lines().toList());
    } catch (CharacterCodingException notUtf8) {
      throw malformed("请求体不是有效的 UTF-8 文本", "the body is not well-formed UTF-8");
    }
  }

  private static Problem.Found malformed(String chinese, String english) {
    return new Problem.Found(Problem.at(EdgeProblem.MALFORMED, "", chinese, english));
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

  /** Reads a body that is a list of texts of one form, no more than so many. */
  public <T> List<T> texts(int most, Form<T> form) {
    return read((value, errors) -> Fields.texts(value, most, errors, form));
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
