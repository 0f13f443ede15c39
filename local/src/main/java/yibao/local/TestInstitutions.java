package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The institutions that the local cloud registers by itself, with tokens that everybody may know:
 * {@code events/settlement/institutions.json}. Only a file's event is signed for them, and only
 * where it says {@code now} for when; a call that comes over the wire never is.
 */
record TestInstitutions(List<InstitutionEntry> entries) {

  private static final String PAASID = "x-tif-paasid";
  private static final String TIMESTAMP = "x-tif-timestamp";
  private static final String NONCE = "x-tif-nonce";
  private static final String SIGNATURE = "x-tif-signature";
  private static final String NOW = "now";

  TestInstitutions {
    entries = List.copyOf(entries);
  }

  /** A project's; none if it has no such file. */
  static TestInstitutions of(Path project) {
    Path file = project.resolve("events/settlement/institutions.json");
    List<InstitutionEntry> entries = new ArrayList<>();
    if (Files.exists(file)) {
      try {
        Json.read(Files.readAllBytes(file))
            .orElseThrow(() -> new LocalCloudException(file + " is no JSON: mend it."))
            .forEach(entry -> entries.add(InstitutionEntry.of(entry)));
      } catch (IOException e) {
        throw new UncheckedIOException(file + " can't be read.", e);
      }
    }
    return new TestInstitutions(entries);
  }

  /** Whether an event comes from an institution, known or not. */
  static boolean concern(byte[] event) {
    return Json.read(event).map(json -> json.path("headers").has(PAASID)).orElse(false);
  }

  void register(InstitutionRegister register) {
    entries.forEach(register::seed);
  }

  /**
   * Signs an event that says {@code now}; a signature that the file has stays, right or wrong.
   *
   * @return whether it said so
   */
  boolean sign(ObjectNode event, Instant now) {
    ObjectNode headers = event.withObject("/headers");
    if (!headers.path(TIMESTAMP).asText().equals(NOW)) {
      return false;
    }
    String timestamp = Long.toString(now.getEpochSecond());
    headers.put(TIMESTAMP, timestamp);
    String paasid = headers.path(PAASID).asText();
    if (!headers.has(SIGNATURE)) {
      entries.stream()
          .filter(entry -> entry.paasid().equals(paasid))
          .forEach(
              entry ->
                  headers.put(
                      SIGNATURE,
                      signature(timestamp, entry.token(), headers.path(NONCE).asText())));
    }
    return true;
  }

  private static String signature(String timestamp, String token, String nonce) {
    try {
      String signed = timestamp + token + nonce + timestamp;
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
