package yibao.local;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The project's commands that run on a Java of its own; the script {@code yibao} builds first and
 * starts this.
 */
@Command(
    name = "yibao",
    description = "Runs the project's functions on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      Up.class,
      Tour.class,
      Invoke.class,
      ChannelCommand.class,
      InstitutionCommand.class,
      Sign.class,
      VerifyReceipt.class
    })
public final class Yibao {

  private Yibao() {}

  /** Runs one command; its exit code is the process's. */
  public static void main(String[] args) {
    // picocli and cron-utils bring a logging interface that nobody listens to
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(commands().setOut(inUtf8(System.out)).setErr(inUtf8(System.err)).execute(args));
  }

  /** They say much in Chinese, whatever the terminal's locale is. */
  private static PrintWriter inUtf8(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** The commands, for who runs them in a process of another. */
  public static CommandLine commands() {
    return new CommandLine(new Yibao())
        // a body may begin with @, and that names a file of its own
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof LocalCloudException) {
                command.getErr().println(failure.getMessage());
                return 1;
              }
              throw failure;
            });
  }
}
