package yibao.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/** Stands in for Secrets Manager: it can be asked for a secret's value, and nothing else. */
final class SecretsManager implements HttpHandler {

  private static final String JSON = "application/x-amz-json-1.1";

  private final Secrets secrets;
  private final Clock system;

  SecretsManager(Secrets secrets, Clock system) {
    this.secrets = secrets;
    this.system = system;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      Reply reply =
          "secretsmanager.GetSecretValue".equals(target)
              ? value(body)
              : refusal("InvalidRequestException", target + " isn't known to the local cloud.");
      reply.send(exchange);
    }
  }

  private Reply value(byte[] body) {
    String id = Json.read(body).map(request -> request.path("SecretId").asText()).orElse("");
    return secrets
        .find(id)
        .map(this::found)
        .orElseGet(
            () ->
                refusal(
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret."));
  }

  private Reply found(SecretDefinition secret) {
    var value =
        Json.object()
            .put("ARN", secret.arn())
            .put("Name", secret.name())
            .put("SecretString", secrets.value(secret))
            .put(
                "VersionId",
                UUID.nameUUIDFromBytes(secret.name().getBytes(StandardCharsets.UTF_8)).toString())
            .put("CreatedDate", system.instant().getEpochSecond());
    value.putArray("VersionStages").add("AWSCURRENT");
    return Reply.of(200, JSON, Json.bytes(value));
  }

  private static Reply refusal(String type, String message) {
    return Reply.of(
        400, JSON, Json.bytes(Json.object().put("__type", type).put("Message", message)));
  }
}
