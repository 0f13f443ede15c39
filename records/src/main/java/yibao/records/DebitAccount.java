package yibao.records;

/**
 * What a mandate's channel charges: the number of a bank account, or of the agreement by which the
 * channel may charge it. Nobody but that channel sees all of it.
 */
public record DebitAccount(String number) {

  private static final int SHOWN = 4;
  private static final int LONG_ENOUGH = 3 * SHOWN;
  private static final String MASK = "****";

  /** Its last four characters (尾号), by which its owner knows it; none of a short one. */
  public String masked() {
    return number.length() < LONG_ENOUGH ? MASK : MASK + number.substring(number.length() - SHOWN);
  }

  /** Masked, so that no log has the number. */
  @Override
  public String toString() {
    return masked();
  }
}
