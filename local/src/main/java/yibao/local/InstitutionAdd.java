package yibao.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Registers an institution. Its token is read from a file or from what is piped in: an argument
 * would stand in the list of processes and in the shell's history.
 */
@Command(
    name = "add",
    description = "Registers an institution, or corrects the one under that paasid.",
    mixinStandardHelpOptions = true)
final class InstitutionAdd implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "code", description = "Its national code.")
  private String code = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "What it is called.")
  private String name = "";

  @Option(
      names = "--area",
      paramLabel = "AREA",
      required = true,
      description = "The pooling area in which it stands, such as 360100.")
  private String area = "";

  @Option(
      names = "--level",
      paramLabel = "N",
      description = "A hospital's level, 1 to 3; a community centre is 1, a pharmacy has none.")
  private Optional<Integer> level = Optional.empty();

  @Option(names = "--grade", paramLabel = "甲|乙", description = "The grade within the level.")
  private Optional<String> grade = Optional.empty();

  @Option(
      names = "--paasid",
      paramLabel = "ID",
      required = true,
      description = "The account by which it calls.")
  private String paasid = "";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Holds the token by which it signs. Read from standard input without.")
  private Optional<Path> tokenFile = Optional.empty();

  @Mixin private InstitutionTable table = new InstitutionTable();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    InstitutionEntry entry = new InstitutionEntry(code, name, area, level, grade, paasid, token());
    entry.check();
    table.add(entry);
    spec.commandLine().getOut().println("paasid: " + entry.paasid());
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** Without the end of its line, which every editor adds. */
  private String token() {
    try {
      byte[] token =
          tokenFile.isPresent() ? Files.readAllBytes(tokenFile.get()) : System.in.readAllBytes();
      return new String(token, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new LocalCloudException(
          tokenFile
              .map(file -> file + " can't be read: name a file with the token.")
              .orElse("The token can't be read: pipe it in, or name a file by --token-file."));
    }
  }
}
