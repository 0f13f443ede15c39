package yibao.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yibao.receipts.PublishedKeys;
import yibao.receipts.ReceiptInWords;
import yibao.receipts.Verdict;

/** Says whether a receipt is genuine and what it says, by published keys that were saved. */
@Command(
    name = "verify-receipt",
    description = "Verifies what was scanned from a receipt's QR code, offline.",
    mixinStandardHelpOptions = true)
final class VerifyReceipt implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(35);

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TEXT",
      description = "What a scanner reads from the QR code.")
  private Optional<String> text = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Holds the text, the receipt as JSON, or its saved page.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "The published keys, as GET /premium-payment/keys answered them.")
  private Optional<Path> keys = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where the published keys are asked for instead.")
  private Optional<URI> url = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    one(text.isPresent(), file.isPresent(), "either TEXT or --file FILE");
    one(keys.isPresent(), url.isPresent(), "either --keys FILE or --url URL");
    PublishedKeys published =
        KeyFile.read(keys.isPresent() ? bytes(keys.get()) : asked(url.orElseThrow()));
    String signed = text.isPresent() ? text.get() : SavedReceipt.signed(bytes(file.orElseThrow()));
    return switch (published.verify(signed)) {
      case Verdict.Genuine genuine -> told(genuine);
      case Verdict.Refused refused -> told(refused);
    };
  }

  private void one(boolean first, boolean second, String asked) {
    if (first == second) {
      throw new ParameterException(spec.commandLine(), "Say " + asked + ".");
    }
  }

  private int told(Verdict.Genuine genuine) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("真实：以公布的密钥签名。 Genuine: signed by the published key " + genuine.keyId() + ".");
    ReceiptInWords.of(genuine.receipt()).forEach(out::println);
    out.flush();
    return 0;
  }

  private int told(Verdict.Refused refused) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("不能证明。 Not proved.");
    err.println(refused.why().chinese());
    err.println(refused.why().english());
    err.flush();
    return 1;
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new LocalCloudException(file + " isn't a file.");
    }
    return Files.readAllBytes(file);
  }

  private static byte[] asked(URI url) throws InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(url).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new LocalCloudException(
            url
                + " answers "
                + answer.statusCode()
                + ": "
                + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return answer.body();
    } catch (IOException | IllegalArgumentException e) {
      throw new LocalCloudException(url + " doesn't answer: save the keys and give --keys.", e);
    }
  }
}
