package yibao.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function without any framework that does what its event says: {@code do=wait:500}, {@code
 * do=exit}, {@code do=throw}, {@code do=call:3} (so many calls of DynamoDB), {@code do=env:NAME},
 * {@code do=secret:ID}, {@code do=status:404}; else it echoes the event as base64 text.
 */
public final class Probe implements RequestStreamHandler {

  private static final Pattern TASK = Pattern.compile("do=([a-z]+)(?::([^\"&]*))?");

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] event = input.readAllBytes();
    Matcher task = TASK.matcher(new String(event, StandardCharsets.UTF_8));
    String answer = task.find() ? doTask(task.group(1), task.group(2)) : "";
    String status = task.hitEnd() || !answer.startsWith("status ") ? "200" : answer.substring(7);
    String body =
        "{\"answer\":\""
            + answer.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\",\"event\":\""
            + Base64.getEncoder().encodeToString(event)
            + "\",\"pid\":"
            + ProcessHandle.current().pid()
            + ",\"remaining\":"
            + context.getRemainingTimeInMillis()
            + "}";
    output.write(
        ("{\"statusCode\":"
                + status
                + ",\"isBase64Encoded\":true,\"headers\":{\"X-Probe\":\"yes\",\"x-null\":null},"
                + "\"cookies\":[\"a=1\",\"b=2\"],\"body\":\""
                + Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8))
                + "\"}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String doTask(String task, String argument) throws IOException {
    return switch (task) {
      case "wait" -> waited(Long.parseLong(argument));
      case "exit" -> {
        Runtime.getRuntime().halt(3);
        yield "";
      }
      case "throw" -> throw new IllegalStateException("asked to throw");
      case "call" -> called(Integer.parseInt(argument));
      case "env" -> String.valueOf(System.getenv(argument));
      case "secret" ->
          post(
              "AWS_ENDPOINT_URL_SECRETS_MANAGER",
              "secretsmanager.GetSecretValue",
              "{\"SecretId\":\"" + System.getenv(argument) + "\"}");
      case "status" -> "status " + argument;
      default -> "";
    };
  }

  private static String waited(long millis) {
    try {
      boolean never = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
      return "waited" + (never ? "?" : "");
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }

  private static String called(int times) throws IOException {
    for (int i = 1; i <= times; i++) {
      post(
          "AWS_ENDPOINT_URL_DYNAMODB",
          "DynamoDB_20120810.PutItem",
          "{\"TableName\":\"yibao-things\",\"Item\":{\"id\":{\"S\":\"call-"
              + i
              + "\"},\"n\":{\"N\":\""
              + i
              + "\"}}}");
    }
    return "called " + times;
  }

  private static String post(String endpoint, String target, String body) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(System.getenv(endpoint)).toURL().openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("X-Amz-Target", target);
    connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
    connection.setRequestProperty(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential="
            + System.getenv("AWS_ACCESS_KEY_ID")
            + "/20260101/ap-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
