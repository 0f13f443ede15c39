package yibao.rules;

import java.math.BigDecimal;

/**
 * A share of an amount, in hundredths of a percent. What it comes to is rounded half up to the fen,
 * once.
 */
public record Rate(int hundredthsOfPercent) {

  private static final long WHOLE = 10_000;

  public Rate {
    if (hundredthsOfPercent < 0) {
      throw new IllegalArgumentException("a rate of " + hundredthsOfPercent);
    }
  }

  /** Its part of an amount that isn't negative. */
  public Money of(Money amount) {
    if (amount.fen() < 0) {
      throw new IllegalArgumentException("a share of " + amount);
    }
    long parts = Math.multiplyExact(amount.fen(), (long) hundredthsOfPercent);
    return Money.ofFen(Math.addExact(parts, WHOLE / 2) / WHOLE);
  }

  /** As the law writes it: {@code 6.9%}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(hundredthsOfPercent, 2).stripTrailingZeros().toPlainString() + "%";
  }
}
