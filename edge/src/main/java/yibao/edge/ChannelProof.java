package yibao.edge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves by a request's signature (RFC 9421, Ed25519) from which channel it comes: one signature,
 * fresh, by an active key, over all that decides what the request does.
 */
final class ChannelProof {

  /** How far from the system's clock a signature may have been made, before or after. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Remembered<ChannelKey> keys;
  private final Clock systemClock;

  ChannelProof(ChannelKeys keys, Clock systemClock) {
    this.keys = new Remembered<>(keys::find, systemClock);
    this.systemClock = systemClock;
    Ed25519.prime();
  }

  /**
   * Who has signed, and when.
   *
   * @param at the signature's {@code created}
   */
  record Signed(Caller caller, Instant at) {}

  /**
   * The channel that signed a request; what costs a read or a verification comes last.
   *
   * @throws Unproved if none did, or not as is asked
   */
  Signed of(Request request) {
    RequestSignature signature = RequestSignature.of(request);
    Unproved.unless(signature.covered().containsAll(required(request)), Unproved.Flaw.NOT_COVERED);
    List<String> bases = SignatureBase.of(request, signature);
    Instant now = systemClock.instant().truncatedTo(ChronoUnit.SECONDS);
    checkTime(signature, now);
    Unproved.unless(
        request
            .header(ContentDigest.HEADER)
            .filter(digest -> !ContentDigest.matches(digest, request.body()))
            .isEmpty(),
        Unproved.Flaw.DIGEST);
    ChannelKey key =
        keys.find(signature.keyid()).orElseThrow(() -> new Unproved(Unproved.Flaw.UNKNOWN_KEY));
    Unproved.unless(key.isActiveAt(now), Unproved.Flaw.KEY_NOT_ACTIVE);
    Unproved.unless(
        bases.stream().anyMatch(base -> Ed25519.verifies(key.key(), base, signature.signature())),
        Unproved.Flaw.WRONG_SIGNATURE);
    return new Signed(key.caller(), signature.created());
  }

  private static List<String> required(Request request) {
    List<String> required = new ArrayList<>(List.of("@method", "@authority", "@path"));
    if (!request.query().isEmpty()) {
      required.add("@query");
    }
    if (request.body().length > 0) {
      required.add(ContentDigest.HEADER);
    }
    for (String header : List.of(IdempotencyKey.HEADER, ActingPerson.HEADER)) {
      if (request.header(header).isPresent()) {
        required.add(header);
      }
    }
    return required;
  }

  private static void checkTime(RequestSignature signature, Instant now) {
    Duration away = Duration.between(signature.created(), now).abs();
    Unproved.unless(away.compareTo(TOLERANCE) <= 0, Unproved.Flaw.CREATED);
    Unproved.unless(signature.expires().filter(now::isAfter).isEmpty(), Unproved.Flaw.EXPIRED);
  }
}
