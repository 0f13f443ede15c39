package yibao.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A function URL: takes the event, checks in the contract's order - size, signature, route, method,
 * kind, content type - and answers with what the route says, or a problem document. A fault is an
 * answer too; nothing escapes.
 */
public final class FunctionUrl {

  private static final int KB = 1024;
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._-]+");
  static final Pattern CSV_TYPE =
      Pattern.compile(
          "text/csv( *; *(charset=\"?utf-8\"?|header=present))*", Pattern.CASE_INSENSITIVE);
  private static final Pattern JSON_TYPE =
      Pattern.compile("(?i)application/json(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?\\s*");
  private static final String RETRY_AFTER_SECONDS = "1";

  private final List<Route> routes;
  private final List<ForeignRoute> foreign;
  private final ChannelProof proof;
  private final Predicate<RuntimeException> passing;
  private final Journal journal;

  /**
   * @param keys by which the channels sign
   * @param passing tells a fault that passes by itself (503) from one that doesn't (500)
   * @param journal where each answer is noted
   * @param systemClock the machine's time; the business time comes with each request
   */
  public FunctionUrl(
      List<Route> routes,
      ChannelKeys keys,
      Predicate<RuntimeException> passing,
      Journal journal,
      Clock systemClock) {
    this(routes, List.of(), keys, passing, journal, systemClock);
  }

  /**
   * A function URL that speaks another's interface as well.
   *
   * @param foreign what is asked and proved as that interface has it
   */
  public FunctionUrl(
      List<Route> routes,
      List<ForeignRoute> foreign,
      ChannelKeys keys,
      Predicate<RuntimeException> passing,
      Journal journal,
      Clock systemClock) {
    this.routes = List.copyOf(routes);
    this.foreign = List.copyOf(foreign);
    this.proof = new ChannelProof(keys, systemClock);
    this.passing = passing;
    this.journal = journal;
  }

  public void handle(InputStream event, OutputStream reply) throws IOException {
    Request request = Request.read(event);
    reply.write(answer(request).event().write().getBytes(StandardCharsets.UTF_8));
  }

  Reply answer(Request request) {
    Reply reply;
    try {
      reply =
          foreign(request)
              .map(route -> route.work().apply(request))
              .orElseGet(() -> routed(request));
    } catch (Problem.Found found) {
      reply = found.problem().reply(request.tongue());
    } catch (RuntimeException fault) {
      reply = faulty(request, fault);
    }
    journal.answered(request.requestId(), routeOf(request), reply.status());
    return reply.with("x-request-id", request.requestId());
  }

  /** The route as it is published; what the caller put into the path may name a person. */
  private String routeOf(Request request) {
    String[] segments = request.path().split("/", -1);
    return foreign(request)
        .map(route -> route.method() + " " + route.path())
        .or(
            () ->
                routes.stream()
                    .filter(
                        route ->
                            route.method().equals(request.method())
                                && route.matched(segments).isPresent())
                    .map(route -> route.method() + " " + route.template())
                    .findFirst())
        .orElse("none");
  }

  private Optional<ForeignRoute> foreign(Request request) {
    return foreign.stream().filter(route -> route.isAsked(request)).findFirst();
  }

  private Reply routed(Request request) {
    int largest = largestBody(request);
    if (request.body().length > largest) {
      String most = largest / KB + " KB";
      throw refused(EdgeProblem.BODY_TOO_LARGE, "请求体不得超过 " + most, "a body holds at most " + most);
    }
    ChannelProof.Signed signed = signed(request);
    Matched matched = route(request);
    if (!matched.route().allows(signed.caller())) {
      throw refused(
          EdgeProblem.FORBIDDEN,
          "此事项仅限：" + matched.route().kinds(),
          "only for channels of the kinds " + matched.route().kinds());
    }
    checkContentType(request, matched.route());
    return matched.route().work().apply(new Call(request, signed, matched.parameters()));
  }

  private int largestBody(Request request) {
    String[] segments = request.path().split("/", -1);
    return routes.stream()
        .filter(
            route -> route.method().equals(request.method()) && route.matched(segments).isPresent())
        .mapToInt(Route::largestBody)
        .findFirst()
        .orElse(Route.LARGEST_BODY);
  }

  /** Which of the checks failed is for the journal; a caller learns it from no answer. */
  private ChannelProof.Signed signed(Request request) {
    try {
      return proof.of(request);
    } catch (Unproved unproved) {
      journal.unproved(request.requestId(), unproved.flaw().written());
      throw refused(EdgeProblem.SIGNATURE, "请以已登记渠道的身份签名", "sign as a registered channel");
    }
  }

  private record Matched(Route route, Map<String, String> parameters) {}

  /** The path as sent decides whether there is a resource, then the method whether it does that. */
  private Matched route(Request request) {
    String[] segments = request.path().split("/", -1);
    List<String> methods = new ArrayList<>();
    if (wellFormed(segments)) {
      for (Route route : routes) {
        Optional<Map<String, String>> parameters = route.matched(segments);
        if (parameters.isPresent() && route.method().equals(request.method())) {
          return new Matched(route, parameters.get());
        }
        parameters.ifPresent(matched -> methods.add(route.method()));
      }
    }
    foreign.stream()
        .filter(route -> route.path().equals(request.path()))
        .forEach(route -> methods.add(route.method()));
    if (methods.isEmpty()) {
      throw refused(EdgeProblem.NOT_FOUND, "没有这个路径", "there is no such path");
    }
    throw refused(EdgeProblem.METHOD_NOT_ALLOWED, "此路径支持：" + methods, "this path takes " + methods);
  }

  private static boolean wellFormed(String[] segments) {
    if (segments.length < 2 || !segments[0].isEmpty()) {
      return false;
    }
    for (int i = 1; i < segments.length; i++) {
      String segment = segments[i];
      if (!SEGMENT.matcher(segment).matches() || segment.equals(".") || segment.equals("..")) {
        return false;
      }
    }
    return true;
  }

  private static void checkContentType(Request request, Route route) {
    if (request.header("content-encoding").isPresent()) {
      throw refused(
          EdgeProblem.UNSUPPORTED_MEDIA_TYPE, "请不要压缩请求体", "send the body without content-encoding");
    }
    String type = request.header("content-type").orElse("");
    if (route.takesCsv() && CSV_TYPE.matcher(type).matches()) {
      return;
    }
    if (route.reads(request) && !JSON_TYPE.matcher(type).matches()) {
      String types = "application/json" + (route.takesCsv() ? ", text/csv" : "");
      throw refused(
          EdgeProblem.UNSUPPORTED_MEDIA_TYPE,
          "请以 content-type: " + types + " 发送",
          "send content-type: " + types);
    }
  }

  private static Problem.Found refused(EdgeProblem type, String chinese, String english) {
    return new Problem.Found(Problem.of(type, chinese, english));
  }

  private Reply faulty(Request request, RuntimeException fault) {
    journal.failed(request.requestId(), fault);
    if (passing.test(fault)) {
      return Problem.of(EdgeProblem.UNAVAILABLE, "请稍后以相同内容重发", "send the same again in a moment")
          .reply(request.tongue())
          .with("retry-after", RETRY_AFTER_SECONDS);
    }
    return Problem.of(EdgeProblem.FAULT, "可以相同内容重发", "the same may be sent again")
        .reply(request.tongue());
  }
}
