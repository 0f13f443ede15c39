package yibao.house;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers of people who aren't: Xining, born on 2 April 1988, each with its check character. */
final class IdNumbers {

  private static final AtomicInteger LAST = new AtomicInteger();

  private IdNumbers() {}

  static String next() {
    String digits = "63010219880402%03d".formatted(LAST.incrementAndGet());
    return digits + checkCharacter(digits);
  }

  /**
   * By GB 11643-1999: weights are powers of two modulo 11, from 2^17 down; the sum with the check
   * character is 1 modulo 11.
   */
  private static char checkCharacter(String digits) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      int weight = (1 << (17 - i)) % 11;
      sum += weight * Character.digit(digits.charAt(i), 10);
    }
    int check = Math.floorMod(1 - sum, 11);
    return check == 10 ? 'X' : Character.forDigit(check, 10);
  }
}
