package yibao.simulator.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** DynamoDB's numbers: 38 significant digits, from 1E-130 to 9.99E+125 either side of zero. */
public final class Numbers {

  private static final int MOST_DIGITS = 38;
  private static final int LARGEST_POWER = 125;
  private static final int SMALLEST_POWER = -130;
  private static final int LONGEST_EXPONENT = 9;
  private static final Pattern WRITTEN =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?([0-9]+))?");

  private Numbers() {}

  /**
   * A number as it is written in a request.
   *
   * @throws Refusal if it is none, or beyond what can be stored
   */
  public static Value.Numeral parse(String written) {
    var match = WRITTEN.matcher(written);
    if (!match.matches()
        || (match.group(3) != null && match.group(3).length() > LONGEST_EXPONENT)) {
      throw new Refusal("The parameter cannot be converted to a numeric value: " + written);
    }
    return of(new BigDecimal(written));
  }

  /**
   * A number as it is stored.
   *
   * @throws Refusal if it is beyond what can be stored
   */
  public static Value.Numeral of(BigDecimal number) {
    BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    int power = shortest.precision() - shortest.scale() - 1;
    if (shortest.signum() != 0 && power > LARGEST_POWER) {
      throw new Refusal(
          "Number overflow. Attempting to store a number with magnitude larger than supported"
              + " range");
    }
    if (shortest.signum() != 0 && power < SMALLEST_POWER) {
      throw new Refusal(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    }
    if (shortest.precision() > MOST_DIGITS) {
      throw new Refusal("Attempting to store more than 38 significant digits in a Number");
    }
    return new Value.Numeral(shortest);
  }

  /** As an answer writes it: without exponent. */
  static String written(Value.Numeral number) {
    return number.number().toPlainString();
  }
}
