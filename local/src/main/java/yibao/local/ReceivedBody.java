package yibao.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A body that was received into a file, and is what its sender said of it.
 *
 * @param etag the MD5 of the content, in quotation marks
 * @param checksums those that the sender said, by header
 */
record ReceivedBody(String etag, Map<String, String> checksums) {

  private static final String LENGTH = "x-amz-decoded-content-length";

  /** Receives the body; {@link ObjectRefusal} if it isn't whole or another than was meant. */
  static ReceivedBody receive(ObjectRequest request, InputStream body, Path file)
      throws IOException {
    String encoding = request.header("content-encoding").orElse("").toLowerCase(Locale.ROOT);
    if (!encoding.isEmpty() && !encoding.equals("aws-chunked")) {
      throw ObjectRefusal.notKnownHere("the content encoding " + encoding);
    }
    // older clients of the SDK leave the encoding out, and say it only in this header
    boolean chunked =
        encoding.equals("aws-chunked")
            || request.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-");
    AwsChunked pieces = new AwsChunked(body);
    Map<ChecksumAlgorithm, ChecksumAlgorithm.Running> running = begin(request);
    MessageDigest md5 = ChecksumAlgorithm.digest("MD5");
    MessageDigest sha256 = ChecksumAlgorithm.digest("SHA-256");
    long length = 0;
    InputStream in = chunked ? pieces : body;
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        md5.update(buffer, 0, read);
        sha256.update(buffer, 0, read);
        for (ChecksumAlgorithm.Running checksum : running.values()) {
          checksum.update(buffer, 0, read);
        }
        length += read;
      }
    }
    Optional<String> said = request.header(LENGTH);
    if (said.isPresent() && !said.get().equals(Long.toString(length))) {
      throw new ObjectRefusal(400, "IncompleteBody", "The body isn't as long as " + LENGTH);
    }
    holdAgainst(request.header("x-amz-content-sha256"), sha256);
    Map<String, String> meant = new HashMap<>(request.headers());
    meant.putAll(chunked ? pieces.trailers() : Map.of());
    return new ReceivedBody(
        "\"" + HexFormat.of().formatHex(md5.digest()) + "\"", checked(running, meant));
  }

  /** What is kept of the request, and its checksums. */
  Map<String, String> kept(ObjectRequest request) {
    Map<String, String> kept = new TreeMap<>(request.kept());
    kept.putAll(checksums);
    return kept;
  }

  /** A checksum is announced by its header, or by the name of the trailer that it comes in. */
  private static Map<ChecksumAlgorithm, ChecksumAlgorithm.Running> begin(ObjectRequest request) {
    Map<ChecksumAlgorithm, ChecksumAlgorithm.Running> running =
        new EnumMap<>(ChecksumAlgorithm.class);
    Map<String, String> announced = new HashMap<>(request.headers());
    for (String trailer : request.header("x-amz-trailer").orElse("").split(",", -1)) {
      announced.put(trailer.strip().toLowerCase(Locale.ROOT), "");
    }
    for (String header : announced.keySet()) {
      if (ChecksumAlgorithm.isChecksum(header)) {
        ChecksumAlgorithm algorithm =
            ChecksumAlgorithm.ofHeader(header)
                .orElseThrow(() -> ObjectRefusal.notKnownHere(header));
        running.put(algorithm, algorithm.begin());
      }
    }
    return running;
  }

  private static Map<String, String> checked(
      Map<ChecksumAlgorithm, ChecksumAlgorithm.Running> running, Map<String, String> meant) {
    Map<String, String> checksums = new TreeMap<>();
    running.forEach(
        (algorithm, checksum) -> {
          String reckoned = checksum.inBase64();
          if (!reckoned.equals(meant.get(algorithm.header()))) {
            throw new ObjectRefusal(
                400, "BadDigest", "The " + algorithm + " you specified did not match.");
          }
          checksums.put(algorithm.header(), reckoned);
        });
    return checksums;
  }

  private static void holdAgainst(Optional<String> contentSha256, MessageDigest reckoned) {
    String hex = HexFormat.of().formatHex(reckoned.digest());
    if (contentSha256
        .filter(said -> said.matches("[0-9a-f]{64}") && !said.equals(hex))
        .isPresent()) {
      throw new ObjectRefusal(
          400, "XAmzContentSHA256Mismatch", "The body isn't what x-amz-content-sha256 says.");
    }
  }
}
