package yibao.waitingperiod;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines, which SVG doesn't: at blanks, and between Chinese characters. */
final class Lines {

  private static final int LAST_NARROW = 0x2000;

  private Lines() {}

  /**
   * @param width of a line
   * @param font the size of the font, which is the width of a Chinese character
   */
  static List<String> of(String text, int width, int font) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word :
        text.split("(?<= )|(?<=[^\\x00-\\x{2000}])(?=[^\\x00-\\x{2000}，。；、）])", -1)) {
      int length = width(word, font);
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

  /** Latin letters are some three fifths as wide. */
  private static int width(String word, int font) {
    return word.codePoints().map(c -> c > LAST_NARROW ? font : font * 3 / 5).sum();
  }
}
