package yibao.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Lambda Runtime API, as one environment's runtime interface client calls it. */
final class RuntimeApi implements HttpHandler {

  private static final Pattern ENDED =
      Pattern.compile("/2018-06-01/runtime/invocation/([^/]+)/(response|error)");

  /** The side of an environment that its runtime sees. */
  interface Environment {

    /** Waits for the next event. */
    Invocation next() throws InterruptedException;

    FunctionDefinition function();

    /** When an event handed out now must be answered. */
    Instant deadline();

    /** Whether there is such an invocation to finish. */
    boolean finish(String requestId, Outcome outcome);

    void failedToInitialise(String error);
  }

  private final Environment environment;

  RuntimeApi(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/2018-06-01/runtime/invocation/next" -> next(exchange);
        case "/2018-06-01/runtime/init/error" -> {
          environment.failedToInitialise(
              "Init failed: "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          accepted().send(exchange);
        }
        default -> ended(path, exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Invocation invocation = environment.next();
    String name = environment.function().deployedName();
    Reply.of(200, "application/json", invocation.event())
        .with("Lambda-Runtime-Aws-Request-Id", invocation.requestId())
        .with("Lambda-Runtime-Deadline-Ms", String.valueOf(environment.deadline().toEpochMilli()))
        .with("Lambda-Runtime-Invoked-Function-Arn", LocalAccount.functionArn(name))
        .with(
            "Lambda-Runtime-Trace-Id",
            "Root=1-00000000-"
                + invocation.requestId().replace("-", "").substring(0, 24)
                + ";Parent=0000000000000000;Sampled=0")
        .send(exchange);
  }

  private void ended(String path, HttpExchange exchange) throws IOException {
    Matcher matcher = ENDED.matcher(path);
    if (!matcher.matches()) {
      Reply.problem(404, "not-found", "Not found", "The Runtime API has no " + path).send(exchange);
      return;
    }
    String requestId = matcher.group(1);
    byte[] payload = exchange.getRequestBody().readAllBytes();
    Outcome outcome =
        matcher.group(2).equals("response")
            ? new Outcome.Answered(requestId, payload)
            : new Outcome.Raised(requestId, payload);
    if (environment.finish(requestId, outcome)) {
      accepted().send(exchange);
    } else {
      Reply.problem(
              400, "invalid-request-id", "Invalid request id", "Nothing runs under " + requestId)
          .send(exchange);
    }
  }

  private static Reply accepted() {
    return Reply.json(202, Json.object().put("status", "OK"));
  }
}
