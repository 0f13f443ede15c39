package yibao.operations;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yibao.records.Order;
import yibao.records.Orders;

/**
 * The number of a receipt: area, benefit year, the order's random id and a check character by ISO
 * 7064 MOD 37-36 over the three, which catches a wrong character and two exchanged ones.
 */
public record ReceiptNo(String text, String orderId) {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{6})-([0-9]{4})-([0-9A-Z]{12})-([0-9A-Z])");
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int MODULUS = ALPHABET.length();

  static ReceiptNo of(Order order) {
    String checked = order.area().code() + order.year() + order.orderId();
    String text =
        order.area().code()
            + "-"
            + order.year()
            + "-"
            + order.orderId()
            + "-"
            + checkCharacter(checked);
    return new ReceiptNo(text, order.orderId());
  }

  /** Reads a number; empty if it is none or its check character is wrong. */
  public static Optional<ReceiptNo> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || !Orders.isId(form.group(3))) {
      return Optional.empty();
    }
    char check = checkCharacter(form.group(1) + form.group(2) + form.group(3));
    return check == form.group(4).charAt(0)
        ? Optional.of(new ReceiptNo(text, form.group(3)))
        : Optional.empty();
  }

  static char checkCharacter(String text) {
    int product = MODULUS;
    for (int i = 0; i < text.length(); i++) {
      int sum = (product + ALPHABET.indexOf(text.charAt(i))) % MODULUS;
      product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
    }
    return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
  }
}
