package yibao.receipts;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys that were published, by id: they tell, without asking anybody, whether a signed text is
 * a receipt of ours. Nothing of a text is believed before its signature is.
 */
public final class PublishedKeys {

  private static final Pattern SIGNED =
      Pattern.compile("(([A-Z0-9]+)/([0-9A-F]{8})/([0-9A-Z-]+)/[0-9A-Z%/.-]+)/([0-9A-F]{128})");

  private final Map<String, PublicKey> keys = new HashMap<>();

  /**
   * @throws IllegalArgumentException if one of them is no key
   */
  public PublishedKeys(Collection<VerificationKey> published) {
    published.forEach(key -> keys.put(key.id(), key.key()));
  }

  /** What a text proves, as it was scanned or typed. */
  public Verdict verify(String scanned) {
    String text = scanned.strip();
    if (!text.startsWith("YIBAO")) {
      return new Verdict.Refused(Refusal.ofOther(text));
    }
    Matcher parts = SIGNED.matcher(text);
    if (!parts.matches()) {
      return new Verdict.Refused(Refusal.BROKEN);
    }
    if (!parts.group(2).equals(ReceiptForm.NAME)) {
      return new Verdict.Refused(Refusal.OTHER_FORM);
    }
    if (ReceiptNo.parse(parts.group(4)).isEmpty()) {
      return new Verdict.Refused(Refusal.WRONG_CHECK_CHARACTER);
    }
    PublicKey key = keys.get(parts.group(3));
    if (key == null) {
      return new Verdict.Refused(Refusal.UNKNOWN_KEY);
    }
    byte[] message = parts.group(1).getBytes(StandardCharsets.US_ASCII);
    if (!Ed25519.isSigned(key, message, HexFormat.of().parseHex(parts.group(5)))) {
      return new Verdict.Refused(Refusal.WRONG_SIGNATURE);
    }
    return ReceiptForm.read(parts.group(1))
        .<Verdict>map(receipt -> new Verdict.Genuine(receipt, parts.group(3)))
        .orElseGet(() -> new Verdict.Refused(Refusal.NO_RECEIPT));
  }
}
