package yibao.settlement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import yibao.edge.Remembered;
import yibao.edge.Request;
import yibao.records.Institution;
import yibao.records.Token;

/**
 * Proves from which institution a request comes, as the national interface has it: the header
 * {@code x-tif-signature} is the SHA-256 of timestamp, token, nonce and timestamp in hex. It says
 * nothing of the body, which only the connection guards; a resend is harmless, because every
 * message is idempotent.
 */
final class InstitutionProof {

  /** How far from the system's clock a signature may have been made, before or after. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern PAASID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
  private static final Pattern NONCE = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9A-Fa-f]{64}");

  private final Remembered<Institution> institutions;
  private final Clock systemClock;

  /**
   * @param registered finds an institution by its paasid
   */
  InstitutionProof(Function<String, Optional<Institution>> registered, Clock systemClock) {
    this.institutions = new Remembered<>(registered, systemClock);
    this.systemClock = systemClock;
  }

  /** Whether a request proves its institution. */
  sealed interface Proof {

    record Proved(Institution institution) implements Proof {}

    /** It proves none; why is for the journal alone. */
    record Unproved(Flaw flaw) implements Proof {}
  }

  /** What a request lacks that is to prove its institution. */
  enum Flaw {
    UNSIGNED,
    TIMESTAMP,
    UNKNOWN_PAASID,
    WRONG_SIGNATURE;

    /** As the journal has it. */
    String written() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The headers as they are sent; each is blank if it isn't in form. */
  private record Headers(String paasid, String timestamp, String nonce, String signature) {

    static Headers of(Request request) {
      return new Headers(
          header(request, "x-tif-paasid", PAASID),
          header(request, "x-tif-timestamp", TIMESTAMP),
          header(request, "x-tif-nonce", NONCE),
          header(request, "x-tif-signature", SIGNATURE));
    }

    private static String header(Request request, String name, Pattern form) {
      return request.header(name).filter(value -> form.matcher(value).matches()).orElse("");
    }

    boolean areInForm() {
      return !paasid.isEmpty() && !timestamp.isEmpty() && !nonce.isEmpty() && !signature.isEmpty();
    }
  }

  /** What costs a read comes last. */
  Proof of(Request request) {
    Headers headers = Headers.of(request);
    if (!headers.areInForm()) {
      return new Proof.Unproved(Flaw.UNSIGNED);
    }
    Instant signedAt = Instant.ofEpochSecond(Long.parseLong(headers.timestamp()));
    Instant now = Instant.ofEpochSecond(systemClock.instant().getEpochSecond());
    if (Duration.between(signedAt, now).abs().compareTo(TOLERANCE) > 0) {
      return new Proof.Unproved(Flaw.TIMESTAMP);
    }
    return institutions
        .find(headers.paasid())
        .<Proof>map(
            institution ->
                isSignedBy(institution.token(), headers)
                    ? new Proof.Proved(institution)
                    : new Proof.Unproved(Flaw.WRONG_SIGNATURE))
        .orElseGet(() -> new Proof.Unproved(Flaw.UNKNOWN_PAASID));
  }

  private static boolean isSignedBy(Token token, Headers headers) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(headers.timestamp().getBytes(StandardCharsets.US_ASCII));
      sha256.update(token.bytes());
      sha256.update(headers.nonce().getBytes(StandardCharsets.US_ASCII));
      sha256.update(headers.timestamp().getBytes(StandardCharsets.US_ASCII));
      return MessageDigest.isEqual(sha256.digest(), HexFormat.of().parseHex(headers.signature()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
