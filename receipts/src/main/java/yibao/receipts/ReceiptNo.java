package yibao.receipts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yibao.rules.Area;

/**
 * The number of a receipt: area, benefit year, the order's random id and a check character by ISO
 * 7064 MOD 37-36 over the three, as in {@code 630000-2026-G7EZQJ3HZ51E-O}. The check character
 * catches any one wrong character, and any two neighbours exchanged but one pair in 630. It proves
 * nothing: whoever knows the rule can reckon it.
 */
public record ReceiptNo(Area area, int year, String orderId) {

  private static final Pattern PARTS =
      Pattern.compile("([0-9]{6})-([1-9][0-9]{3})-([0-9A-HJKMNP-TV-Z]{12})-([0-9A-Z])");
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int MODULUS = ALPHABET.length();

  /** Why a text is no such number. */
  public enum Flaw {
    FORM,
    CHECK_CHARACTER
  }

  public ReceiptNo {
    if (!PARTS.matcher(written(area, year, orderId)).matches()) {
      throw new IllegalArgumentException("no receipt of " + year + " can be for " + orderId);
    }
  }

  /** Reads a number; empty if it is none or its check character is wrong. */
  public static Optional<ReceiptNo> parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    ReceiptNo number =
        new ReceiptNo(new Area(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3));
    return Optional.of(number).filter(read -> read.text().equals(text));
  }

  /** What is wrong with a text, empty if nothing. */
  public static Optional<Flaw> flawOf(String text) {
    if (!PARTS.matcher(text).matches()) {
      return Optional.of(Flaw.FORM);
    }
    return parse(text).isPresent() ? Optional.empty() : Optional.of(Flaw.CHECK_CHARACTER);
  }

  /** The number as it is printed. */
  public String text() {
    return written(area, year, orderId);
  }

  private static String written(Area area, int year, String orderId) {
    char check = checkCharacter(area.code() + year + orderId);
    return area.code() + "-" + year + "-" + orderId + "-" + check;
  }

  static char checkCharacter(String text) {
    int product = MODULUS;
    for (int i = 0; i < text.length(); i++) {
      int sum = (product + ALPHABET.indexOf(text.charAt(i))) % MODULUS;
      product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
    }
    return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
  }
}
