package yibao.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** AWS's DynamoDB Local as a process of its own, on loopback. */
final class DynamoDbLocal implements AutoCloseable {

  private static final int START_SECONDS = 60;

  private final Process process;
  private final URI endpoint;

  private DynamoDbLocal(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /**
   * @param data where its files are; in memory without
   * @param log where what it prints goes
   */
  static DynamoDbLocal start(
      Installation installation, LeashedJava java, Optional<Path> data, Path log) {
    Path jars = installation.dynamoDbJars();
    int port = freePort();
    List<String> arguments = new ArrayList<>(List.of("-disableTelemetry", "-sharedDb"));
    arguments.addAll(List.of("-port", String.valueOf(port)));
    data.ifPresentOrElse(
        folder -> arguments.addAll(List.of("-dbPath", folder.toString())),
        () -> arguments.add("-inMemory"));
    List<String> flags =
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Djava.library.path=" + jars,
            "-Djetty.host=127.0.0.1");
    ProcessBuilder command =
        java.command(
            jars, flags, "software.amazon.dynamodb.services.local.main.ServerRunner", arguments);
    CompletableFuture<Void> started = new CompletableFuture<>();
    try {
      Process process = command.start();
      // Reading a pipe holds a virtual thread's carrier for as long as the process lives.
      Thread.ofPlatform().daemon().name("dynamodb-log").start(() -> copy(process, log, started));
      DynamoDbLocal dynamoDb = new DynamoDbLocal(process, URI.create("http://127.0.0.1:" + port));
      dynamoDb.await(started, log);
      return dynamoDb;
    } catch (IOException e) {
      throw new UncheckedIOException("DynamoDB Local can't be started.", e);
    }
  }

  URI endpoint() {
    return endpoint;
  }

  long pid() {
    return process.pid();
  }

  /** Completes when the process ends, however it ends. */
  CompletableFuture<Process> ended() {
    return process.onExit();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private void await(CompletableFuture<Void> started, Path log) {
    try {
      started.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IllegalStateException("DynamoDB Local didn't start; what it said is in " + log, e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while DynamoDB Local was starting.", e);
    }
  }

  private static void copy(Process process, Path log, CompletableFuture<Void> started) {
    try (BufferedReader said = process.inputReader();
        Writer written = Files.newBufferedWriter(log)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.equals(Leash.RETURNED)) {
          started.complete(null);
        }
        written.write(line);
        written.write('\n');
        written.flush();
      }
    } catch (IOException e) {
      started.completeExceptionally(e);
    }
    started.completeExceptionally(new IOException("it has ended"));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free on this machine.", e);
    }
  }
}
