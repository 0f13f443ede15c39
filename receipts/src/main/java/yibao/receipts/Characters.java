package yibao.receipts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Any text in the few characters that a QR code holds most densely and every scanner, keyboard and
 * shell passes on unharmed: digits, capitals, {@code % - + . /}.
 */
final class Characters {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String HIDDEN = "*";
  private static final int MOST_HIDDEN = 999;

  private Characters() {}

  /** A word such as a channel's name: small letters as capitals, what else needs it as in URLs. */
  static String word(String text) {
    StringBuilder written = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c >= 'a' && c <= 'z') {
        written.append((char) (c - 'a' + 'A'));
      } else if ((c >= '0' && c <= '9') || c == '-') {
        written.append(c);
      } else {
        written.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return written.toString();
  }

  /**
   * @throws IllegalArgumentException if a {@code %} is followed by what is no hexadecimal number
   */
  static String readWord(String written) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '%') {
        int end = Math.min(i + 3, written.length());
        octets.write(HexFormat.fromHexDigits(written, i + 1, end));
        i = end - 1;
      } else {
        octets.write(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      }
    }
    return octets.toString(StandardCharsets.UTF_8);
  }

  /** A masked name: the code points that show, in hexadecimal, then how many are hidden. */
  static String name(String masked) {
    String shown = masked.replaceFirst("\\*+$", "");
    String points =
        shown
            .codePoints()
            .mapToObj(point -> Integer.toHexString(point).toUpperCase(Locale.ROOT))
            .collect(Collectors.joining("-"));
    return points + "." + (masked.length() - shown.length());
  }

  /**
   * @throws IllegalArgumentException if these are no code points, or no count
   */
  static String readName(String points, String hidden) {
    StringBuilder name = new StringBuilder();
    if (!points.isEmpty()) {
      for (String point : points.split("-", -1)) {
        name.appendCodePoint(HexFormat.fromHexDigits(point));
      }
    }
    int stars = Integer.parseInt(hidden);
    if (stars < 0 || stars > MOST_HIDDEN) {
      throw new IllegalArgumentException("no name hides " + stars + " characters");
    }
    return name + HIDDEN.repeat(stars);
  }
}
