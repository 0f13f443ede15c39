package yibao.premiumpayment;

import yibao.rules.Money;

/**
 * An amount in capital characters (大写金额), as receipts carry it beside the figures: 人民币肆佰元整. A run
 * of zeros between two digits is written as one 零; 整 closes an amount without fen, so that nothing
 * can be added to it (支付结算办法, 银发〔1997〕393号, 附一). Refuses what is negative, and a trillion yuan or
 * more.
 */
final class CapitalAmount {

  private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
  private static final String[] PLACES = {"", "拾", "佰", "仟"};
  private static final String[] GROUPS = {"", "万", "亿"};
  private static final long GROUP = 10_000;
  private static final long TRILLION_YUAN = 100_000_000_000_000L;

  private final StringBuilder text = new StringBuilder("人民币");
  private boolean zerosSkipped;
  private boolean begun;

  private CapitalAmount() {}

  static String of(Money amount) {
    if (amount.fen() < 0 || amount.fen() >= TRILLION_YUAN) {
      throw new IllegalArgumentException("no capitals for " + amount);
    }
    return new CapitalAmount().written(amount.fen());
  }

  private String written(long fen) {
    long yuan = fen / 100;
    if (yuan > 0) {
      yuan(yuan);
      text.append('元');
    }
    digit((int) (fen / 10 % 10), "角");
    digit((int) (fen % 10), "分");
    if (!begun) {
      text.append("零元");
    }
    return fen % 10 == 0 ? text.append('整').toString() : text.toString();
  }

  /** In groups of four digits, each with its own name. */
  private void yuan(long yuan) {
    long divisor = GROUP * GROUP;
    for (int group = GROUPS.length - 1; group >= 0; group--) {
      int digits = (int) (yuan / divisor % GROUP);
      group(digits);
      if (digits > 0) {
        text.append(GROUPS[group]);
      }
      divisor /= GROUP;
    }
  }

  private void group(int digits) {
    int divisor = 1000;
    for (int place = PLACES.length - 1; place >= 0; place--) {
      digit(digits / divisor % 10, PLACES[place]);
      divisor /= 10;
    }
  }

  private void digit(int value, String place) {
    if (value == 0) {
      zerosSkipped = begun;
      return;
    }
    if (zerosSkipped) {
      text.append('零');
    }
    text.append(DIGITS.charAt(value)).append(place);
    zerosSkipped = false;
    begun = true;
  }
}
