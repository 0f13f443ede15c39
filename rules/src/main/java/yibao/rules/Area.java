package yibao.rules;

import java.util.regex.Pattern;

/**
 * A pooling area (统筹区) by its six-digit administrative division code, GB/T 2260: {@code 630000}
 * Qinghai, {@code 520600} Tongren. {@code 000000} is the national pack, from which every area
 * inherits and in which nobody is insured.
 */
public record Area(String code) implements Comparable<Area> {

  private static final Pattern CODE = Pattern.compile("[0-9]{6}");

  public static final Area NATIONAL = new Area("000000");

  public Area {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("an area is a six-digit division code, not " + code);
    }
  }

  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
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
