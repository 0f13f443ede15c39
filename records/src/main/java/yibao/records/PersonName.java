package yibao.records;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Names as they are compared: what people can't see or type apart is the same. Compatible
 * characters are one (NFKC), characters that show nothing are none, the middle dot of a transcribed
 * name is one however it is written, and so is any run of blanks.
 */
public final class PersonName {

  /** Unicode's Default_Ignorable_Code_Point, zero-width characters among them. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F"
              + "\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFF8"
              + "\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]");

  private static final Pattern MIDDLE_DOT =
      Pattern.compile(
          "[\\u00B7\\u16EB\\u2022\\u2027\\u2219\\u22C5\\u25CF\\u2E31\\u2E33\\u30FB\\uA78F]");

  private static final Pattern BLANKS = Pattern.compile("\\p{IsWhite_Space}+");

  private PersonName() {}

  /** The form in which two names are compared; empty if nothing of the name can be seen. */
  public static String normal(String name) {
    String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
    String visible =
        Normalizer.normalize(INVISIBLE.matcher(compatible).replaceAll(""), Normalizer.Form.NFKC);
    String dotted = MIDDLE_DOT.matcher(visible).replaceAll("·");
    return BLANKS.matcher(dotted).replaceAll(" ").strip();
  }

  /**
   * The first character, the rest hidden: a name as others may see it.
   *
   * @throws IndexOutOfBoundsException if nothing of the name can be seen
   */
  static String masked(String name) {
    String normal = normal(name);
    int first = normal.offsetByCodePoints(0, 1);
    return normal.substring(0, first)
        + "*".repeat(Math.max(1, normal.codePointCount(first, normal.length())));
  }
}
