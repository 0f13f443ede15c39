package yibao.local;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Registers a channel's key. */
@Command(
    name = "add",
    description = "Registers a key of a channel, and prints the keyid to sign under.",
    mixinStandardHelpOptions = true)
final class ChannelAdd implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "channel", description = "Such as wechat.")
  private String channel = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      required = true,
      split = ",",
      description = "PAYMENT, CITIZEN_APP, BUREAU, INSTITUTION, OPERATOR, or several by commas.")
  private Set<String> kinds = new TreeSet<>();

  @Option(
      names = "--key",
      paramLabel = "PEM",
      required = true,
      description = "The channel's public key of Ed25519.")
  private Path key = Path.of("");

  @Option(
      names = "--keyid",
      paramLabel = "ID",
      description = "The key's own name, never used before. Made from channel and key without.")
  private Optional<String> keyid = Optional.empty();

  @Option(
      names = "--not-before",
      paramLabel = "INSTANT",
      description = "From when it holds, such as 2026-03-01T00:00:00+08:00. From now without.")
  private Optional<OffsetDateTime> notBefore = Optional.empty();

  @Option(
      names = "--not-after",
      paramLabel = "INSTANT",
      description = "From when it no longer holds. Until it is removed without.")
  private Optional<OffsetDateTime> notAfter = Optional.empty();

  @Mixin private ChannelTable table = new ChannelTable();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    ChannelPublicKey publicKey = Pem.publicKey(key);
    Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
    ChannelKeyEntry entry =
        new ChannelKeyEntry(
            keyid.orElseGet(() -> ChannelKeyEntry.keyid(channel, publicKey)),
            channel,
            kinds,
            publicKey,
            notBefore.map(OffsetDateTime::toInstant).orElse(now),
            notAfter.map(OffsetDateTime::toInstant));
    entry.check();
    table.add(entry);
    spec.commandLine().getOut().println("keyid: " + entry.keyid());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
