package yibao.local;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything and stays until it is stopped. */
@Command(
    name = "up",
    description = "Starts every function and table on this machine, and prints what to try.",
    mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {

  private static final int MOMENT_MILLIS = 500;

  /** What writes down how the season stands on the day it shall be. */
  private static final String RUN_AT_START = "payment-window";

  @Option(
      names = "--today",
      paramLabel = "DAY",
      description = "The day it shall be, from 09:00 in Shanghai, such as 2025-11-05.")
  private Optional<LocalDate> today = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keeps tables, secrets and the clock there; nothing is kept without.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description =
          "Where it listens; the next port never signs for you. Default ${DEFAULT-VALUE}.")
  private int port;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    CountDownLatch stopping = new CountDownLatch(1);
    LocalCloud cloud =
        LocalCloud.start(
            new LocalCloud.Options(
                Project.root(),
                today,
                data,
                port,
                line -> {
                  err.println(line);
                  err.flush();
                }));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cloud, stopping)));
    cloud.run(RUN_AT_START);
    Welcome.of(cloud, data).forEach(out::println);
    out.flush();
    try {
      cloud.failure().join();
    } catch (CompletionException e) {
      // however it ended, it has ended
    }
    // Ctrl-C reaches the children too, and DynamoDB Local may be the first to go
    if (!stopping.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
      err.println(
          "DynamoDB Local has ended by itself, so the local cloud stops. Its log: "
              + cloud.logs().resolve("dynamodb.log"));
      err.flush();
      cloud.close();
      Runtime.getRuntime().halt(1);
    }
    return 0;
  }

  private static void stop(LocalCloud cloud, CountDownLatch stopping) {
    stopping.countDown();
    cloud.close();
    // being asked to stop is no failure, whatever signal asked
    Runtime.getRuntime().halt(0);
  }
}
