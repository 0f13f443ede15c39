package yibao.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Everything that template.yaml deploys, running on this machine: its tables, its secrets, its
 * functions each in processes of their own, and two ports to call them at. Whatever it started ends
 * with it.
 */
public final class LocalCloud implements AutoCloseable {

  private final Template template;
  private final BusinessClock business;
  private final Path logs;
  private final Ports ports;
  private final Schedules schedules;
  private final DynamoDbLocal dynamoDb;
  private final Closing closing;

  LocalCloud(
      Template template,
      BusinessClock business,
      Path logs,
      Ports ports,
      Schedules schedules,
      DynamoDbLocal dynamoDb,
      Closing closing) {
    this.template = template;
    this.business = business;
    this.logs = logs;
    this.ports = ports;
    this.schedules = schedules;
    this.dynamoDb = dynamoDb;
    this.closing = closing;
  }

  /**
   * How to start one.
   *
   * @param root the project
   * @param today the day on which the business clock begins, at 09:00 in Shanghai; the system's
   *     clock without
   * @param data the folder that keeps tables, secrets and clock; nothing is kept without
   * @param port the signing port, the one after it never signs; 0 for any two that are free
   * @param say where it tells of functions that fail
   */
  public record Options(
      Path root, Optional<LocalDate> today, Optional<Path> data, int port, Consumer<String> say) {

    /** In a project, on free ports, nothing kept, and silent. */
    public static Options inProject(Path root) {
      return new Options(root, Optional.empty(), Optional.empty(), 0, line -> {});
    }

    /** In the project that is being built, which the system property {@code yibao.root} names. */
    public static Options forTests() {
      return inProject(Installation.ofBuild().root());
    }

    public Options withToday(LocalDate day) {
      return new Options(root, Optional.of(day), data, port, say);
    }

    public Options withData(Path folder) {
      return new Options(root, today, Optional.of(folder), port, say);
    }

    public Options withPort(int first) {
      return new Options(root, today, data, first, say);
    }

    public Options withSay(Consumer<String> listener) {
      return new Options(root, today, data, port, listener);
    }
  }

  /**
   * Starts it; it serves when this returns.
   *
   * @throws LocalCloudException if it can't, saying why and what to do
   */
  public static LocalCloud start(Options options) {
    Installation installation = new Installation(options.root().toAbsolutePath());
    return start(options, Template.read(installation.root()), installation);
  }

  static LocalCloud start(Options options, Template template, Installation installation) {
    return new CloudStart(options, template, installation, Clock.systemUTC()).start();
  }

  /** The port that signs for the caller at this machine. */
  public URI url() {
    return atLocalhost(ports.signing());
  }

  /** The port that never signs. */
  public URI unsignedUrl() {
    return atLocalhost(ports.unsigned());
  }

  /** DynamoDB Local itself, without what the local cloud refuses in front of it. */
  public URI dynamoDb() {
    return dynamoDb.endpoint();
  }

  /** The folder with one log for each environment. */
  public Path logs() {
    return logs;
  }

  /** The clock that rules go by. */
  public Clock businessClock() {
    return business;
  }

  /** The names of the functions that can be called by path. */
  public List<String> functionsWithUrl() {
    return template.functions().values().stream()
        .filter(FunctionDefinition::hasUrl)
        .map(FunctionDefinition::name)
        .toList();
  }

  /** Runs a scheduled function once, as if it were due now, and doesn't wait for it. */
  public void run(String schedule) {
    schedules.run(schedule);
  }

  /** Completes if it can't go on because DynamoDB Local has ended. */
  public CompletableFuture<Void> failure() {
    return dynamoDb.ended().thenAccept(process -> {});
  }

  long dynamoDbPid() {
    return dynamoDb.pid();
  }

  @Override
  public void close() {
    closing.close();
  }

  private static URI atLocalhost(LoopbackServer server) {
    return URI.create("http://localhost:" + server.port());
  }
}
