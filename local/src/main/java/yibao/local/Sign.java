package yibao.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a signed curl command. */
@Command(
    name = "sign",
    description = "Signs a request as a channel, and prints the curl command that sends it.",
    mixinStandardHelpOptions = true)
final class Sign implements Callable<Integer> {

  @Option(
      names = "--key",
      paramLabel = "PEM",
      required = true,
      description = "The channel's private key of Ed25519.")
  private Path key = Path.of("");

  @Option(
      names = "--keyid",
      paramLabel = "ID",
      required = true,
      description = "The keyid under which the public key is registered.")
  private String keyid = "";

  @Option(
      names = {"-X", "--request"},
      paramLabel = "METHOD",
      description = "GET without, or POST where there is data.")
  private Optional<String> method = Optional.empty();

  @Option(
      names = {"-d", "--data", "--data-binary"},
      paramLabel = "DATA",
      description = "The body, or @ and a file that holds it; sent as it is.")
  private Optional<String> data = Optional.empty();

  @Option(
      names = {"-H", "--header"},
      paramLabel = "NAME:VALUE",
      description = "A header; with data, content-type is application/json unless you say another.")
  private List<String> headers = List.of();

  @Parameters(index = "0", paramLabel = "URL")
  private String url = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!ChannelKeyEntry.isKeyid(keyid)) {
      throw new LocalCloudException(keyid + " is no keyid.");
    }
    RequestSigner signer = new RequestSigner(keyid, Pem.privateKey(key), InstantSource.system());
    CurlCommand command =
        new CurlCommand(
            method.orElse(data.isPresent() ? "POST" : "GET"),
            target(),
            told(),
            data.map(CurlCommand.Body::of));
    spec.commandLine().getOut().println(command.signed(signer));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private URI target() {
    try {
      URI target = URI.create(url);
      boolean http = List.of("http", "https").contains(String.valueOf(target.getScheme()));
      boolean plain = target.getRawUserInfo() == null && target.getRawFragment() == null;
      if (http && plain && target.getHost() != null && target.toASCIIString().equals(url)) {
        return target;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new LocalCloudException(
        url + " is no URL that can be signed: http or https, host, path and query, in ASCII.");
  }

  private Map<String, String> told() {
    Map<String, String> told = new LinkedHashMap<>();
    if (data.isPresent()) {
      told.put("content-type", "application/json");
    }
    for (String header : headers) {
      int colon = header.indexOf(':');
      String name = header.substring(0, Math.max(colon, 0)).strip().toLowerCase(Locale.ROOT);
      String value = header.substring(colon + 1).strip();
      if (!name.matches("[!#$%&'*+.^_`|~0-9a-z-]+") || !value.matches("[\\x20-\\x7e\\t]+")) {
        throw new LocalCloudException(header + " is no header: write it as name: value.");
      }
      told.put(name, value);
    }
    return told;
  }
}
