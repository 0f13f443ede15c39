package yibao.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller would rather be answered in, by RFC 9110, 12.5.1: the most specific range that a
 * media type falls into says how much it is wanted. What can't be read counts as not written.
 */
record Accept(List<Range> ranges) {

  private static final int WANTED = 1000;
  private static final Pattern TYPE = Pattern.compile("[^\\s/;]+/[^\\s/;]+");
  private static final Pattern QUALITY =
      Pattern.compile("(?:1(?:\\.0{0,3})?|0(?:\\.([0-9]{0,3}))?)");

  /** A media range and how much it is wanted, in thousandths. */
  private record Range(String type, int quality) {}

  static Accept of(String header) {
    List<Range> ranges = new ArrayList<>();
    for (String written : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = written.split(";", -1);
      String type = parts[0].strip();
      int quality = WANTED;
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].strip();
        if (parameter.startsWith("q=")) {
          quality = thousandths(parameter.substring(2));
        }
      }
      if (TYPE.matcher(type).matches() && quality >= 0) {
        ranges.add(new Range(type, quality));
      }
    }
    return new Accept(ranges);
  }

  /** Whether the first type is wanted, and more than the other. */
  boolean prefers(String type, String other) {
    return quality(type) > quality(other);
  }

  private int quality(String type) {
    String family = type.substring(0, type.indexOf('/')) + "/*";
    for (String range : List.of(type, family, "*/*")) {
      for (Range written : ranges) {
        if (written.type().equals(range)) {
          return written.quality();
        }
      }
    }
    return 0;
  }

  /** Negative if it is no quality. */
  private static int thousandths(String text) {
    Matcher quality = QUALITY.matcher(text);
    if (!quality.matches()) {
      return -1;
    }
    if (text.startsWith("1")) {
      return WANTED;
    }
    String digits = quality.group(1) == null ? "" : quality.group(1);
    return Integer.parseInt(digits + "0".repeat(3 - digits.length()));
  }
}
