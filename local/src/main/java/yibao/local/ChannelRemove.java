package yibao.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a channel's key. */
@Command(
    name = "remove",
    description = "Ends a key; functions that have read it take it for a minute more.",
    mixinStandardHelpOptions = true)
final class ChannelRemove implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "keyid", description = "As channel add printed it.")
  private String keyid = "";

  @Mixin private ChannelTable table = new ChannelTable();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    table.remove(keyid);
    spec.commandLine().getOut().println("ended: " + keyid);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
