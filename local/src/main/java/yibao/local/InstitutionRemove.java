package yibao.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes an institution. */
@Command(
    name = "remove",
    description = "Removes an institution; functions that have read it take it for a minute more.",
    mixinStandardHelpOptions = true)
final class InstitutionRemove implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "paasid", description = "As it was registered.")
  private String paasid = "";

  @Mixin private InstitutionTable table = new InstitutionTable();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    table.remove(paasid);
    spec.commandLine().getOut().println("removed: " + paasid);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
