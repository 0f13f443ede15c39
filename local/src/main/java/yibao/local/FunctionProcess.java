package yibao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Starts processes of one function under AWS's runtime interface client, with Lambda's flags and
 * environment.
 *
 * @param nativeClient what every environment loads, unpacked once
 * @param task the unpacked function.zip
 * @param logs where each environment's output goes
 * @param services the endpoints that stand in for AWS's, by the variable that the SDK reads
 */
record FunctionProcess(
    FunctionDefinition function,
    Installation installation,
    LeashedJava java,
    NativeClient nativeClient,
    Path task,
    Path logs,
    Map<String, URI> services) {

  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  Path log(String environment) {
    return logs.resolve(environment + ".log");
  }

  Process start(String environment, int apiPort) {
    ProcessBuilder command =
        java.command(installation.runtimeJars(), flags(), MAIN, List.of(function.handler()));
    command.directory(task.toFile());
    command.redirectOutput(log(environment).toFile());
    Map<String, String> variables = command.environment();
    variables.clear();
    variables.putAll(lambdas(environment, apiPort));
    variables.putAll(function.variables());
    services.forEach((name, uri) -> variables.put(name, uri.toString()));
    try {
      return command.start();
    } catch (IOException e) {
      throw new UncheckedIOException(function.name() + " can't be started.", e);
    }
  }

  /** The key id that its calls are known by in the authorization header. */
  static String accessKey(String environment) {
    return "LOCAL" + environment.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }

  private List<String> flags() {
    int heap = function.memoryMegabytes() * 85 / 100;
    return List.of(
        "-XX:MaxHeapSize=" + heap + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        nativeClient.flag(),
        "--enable-native-access=ALL-UNNAMED");
  }

  private Map<String, String> lambdas(String environment, int apiPort) {
    String name = function.deployedName();
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + apiPort),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", name),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMegabytes())),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", environment),
        Map.entry("AWS_LAMBDA_LOG_FORMAT", function.logFormat()),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
        Map.entry("AWS_REGION", LocalAccount.REGION),
        Map.entry("AWS_DEFAULT_REGION", LocalAccount.REGION),
        Map.entry("AWS_ACCESS_KEY_ID", accessKey(environment)),
        Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
        Map.entry("AWS_SESSION_TOKEN", "local"),
        Map.entry("LAMBDA_TASK_ROOT", task.toString()),
        Map.entry("LAMBDA_RUNTIME_DIR", "/var/runtime"),
        Map.entry("_HANDLER", function.handler()),
        Map.entry("TZ", ":UTC"),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"));
  }
}
