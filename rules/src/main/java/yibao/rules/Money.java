package yibao.rules;

/**
 * An amount of renminbi in integer fen (分, a hundredth of a yuan). May be negative, as one side of
 * a posting is. Arithmetic that leaves the range of a {@code long} is refused with {@link
 * ArithmeticException}.
 */
public record Money(long fen) implements Comparable<Money> {

  public static final Money ZERO = new Money(0);

  private static final long FEN_PER_YUAN = 100;

  public static Money ofFen(long fen) {
    return fen == 0 ? ZERO : new Money(fen);
  }

  public static Money ofYuan(long yuan) {
    return ofFen(Math.multiplyExact(yuan, FEN_PER_YUAN));
  }

  public Money plus(Money other) {
    return ofFen(Math.addExact(fen, other.fen));
  }

  public Money minus(Money other) {
    return ofFen(Math.subtractExact(fen, other.fen));
  }

  public Money times(int factor) {
    return ofFen(Math.multiplyExact(fen, factor));
  }

  public Money negated() {
    return ofFen(Math.negateExact(fen));
  }

  public boolean isZero() {
    return fen == 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(fen, other.fen);
  }

  /** In yuan with two decimals, as receipts print it: {@code 400.00}. */
  @Override
  public String toString() {
    String digits = Long.toString(fen);
    boolean negative = fen < 0;
    String unsigned = negative ? digits.substring(1) : digits;
    String padded = "0".repeat(Math.max(0, 3 - unsigned.length())) + unsigned;
    int point = padded.length() - 2;
    return (negative ? "-" : "") + padded.substring(0, point) + "." + padded.substring(point);
  }
}
