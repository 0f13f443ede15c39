package yibao.local;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a curl command, quoted for any shell that follows POSIX.
 *
 * @param headers by lower-case name
 */
record CurlCommand(String method, URI target, Map<String, String> headers, Optional<Body> body) {

  /**
   * What curl is told to send, and what that is.
   *
   * @param told as {@code --data-binary} takes it
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as they are; no two are ever compared
  record Body(String told, byte[] bytes) {

    /** A text, or after {@code @} the name of a file. */
    static Body of(String data) {
      if (!data.startsWith("@")) {
        return new Body(data, data.getBytes(StandardCharsets.UTF_8));
      }
      Path file = Path.of(data.substring(1)).toAbsolutePath();
      try {
        return new Body("@" + file, Files.readAllBytes(file));
      } catch (IOException e) {
        throw new LocalCloudException(file + " can't be read: name a file after @.");
      }
    }
  }

  /** With the headers that make it a signed request; good for five minutes. */
  String signed(RequestSigner signer) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(
        signer.headers(
            new RequestSigner.Outgoing(
                method,
                authority(),
                target.getRawPath(),
                Optional.ofNullable(target.getRawQuery()).orElse(""),
                headers,
                body.map(Body::bytes).orElse(new byte[0]))));
    List<String> lines = new ArrayList<>();
    // curl neither reads brackets in the URL nor takes dots out of its path: both are signed
    lines.add("curl --globoff --path-as-is -X " + quoted(method) + " " + quoted(target.toString()));
    all.forEach((name, value) -> lines.add("-H " + quoted(name + ": " + value)));
    body.ifPresent(sent -> lines.add("--data-binary " + quoted(sent.told())));
    return String.join(" \\\n  ", lines);
  }

  /** As curl sends it in {@code Host}: the port is left out where it is the scheme's own. */
  private String authority() {
    int usual = target.getScheme().equals("https") ? 443 : 80;
    String host = target.getHost().toLowerCase(Locale.ROOT);
    return target.getPort() < 0 || target.getPort() == usual ? host : host + ":" + target.getPort();
  }

  private static String quoted(String argument) {
    return "'" + argument.replace("'", "'\\''") + "'";
  }
}
