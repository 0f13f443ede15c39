package yibao.rules;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A pooling area (统筹区) by its six-digit administrative division code, GB/T 2260: {@code 630000}
 * Qinghai, {@code 520600} Tongren. {@code 000000} is the national pack, from which every area
 * inherits and in which nobody is insured.
 */
public record Area(String code) implements Comparable<Area> {

  private static final Pattern CODE = Pattern.compile("[0-9]{6}");

  private static final Set<String> PROVINCES =
      Set.of(
          "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
          "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
          "65", "71", "81", "82");

  public static final Area NATIONAL = new Area("000000");

  public Area {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("an area is a six-digit division code, not " + code);
    }
  }

  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** Whether it lies in a province of GB/T 2260, as every area does in which people are insured. */
  public boolean isInProvince() {
    return PROVINCES.contains(code.substring(0, 2));
  }

  /** Whether both lie in one province. */
  boolean isInProvinceOf(Area other) {
    return code.substring(0, 2).equals(other.code.substring(0, 2));
  }

  @Override
  public int compareTo(Area other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
