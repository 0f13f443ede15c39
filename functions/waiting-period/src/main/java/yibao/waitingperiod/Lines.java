package yibao.waitingperiod;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines, which SVG doesn't: at blanks, and between Chinese characters. */
final class Lines {

  private static final double LATIN_WIDTH = 0.6;
  private static final int LAST_NARROW = 0x2000;

  private Lines() {}

  /**
   * @param width of a line
   * @param font the size of the font, which is the width of a Chinese character
   */
  static List<String> of(String text, double width, double font) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double used = 0;
    for (String word :
        text.split("(?<= )|(?<=[^\\x00-\\x{2000}])(?=[^\\x00-\\x{2000}，。；、）])", -1)) {
      double length = width(word, font);
      if (used + length > width && !line.isEmpty()) {
        lines.add(line.toString().strip());
        line.setLength(0);
        used = 0;
      }
      line.append(word);
      used += length;
    }
    lines.add(line.toString().strip());
    return lines;
  }

  private static double width(String word, double font) {
    return word.codePoints().mapToDouble(c -> c > LAST_NARROW ? font : font * LATIN_WIDTH).sum();
  }
}
